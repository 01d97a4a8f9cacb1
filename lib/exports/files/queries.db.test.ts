import sharp from "sharp";
import { expect, test } from "vitest";
import { proposed } from "@/db/testing/decisions";
import { testLine, testMember, testOrganization } from "@/db/testing/factories";
import { readAdr } from "@/lib/adr/read/read";
import type { Ctx } from "@/lib/access/context";
import { listAllDecisions } from "@/lib/decisions/list/queries";
import { addLink } from "@/lib/decisions/links/mutations";
import { createDecision } from "@/lib/decisions/mutations";
import { readArchive } from "@/lib/imports/archive/queries";
import { finishImport } from "@/lib/imports/finish/mutations";
import { addFiles, startImport } from "@/lib/imports/mutations";
import type { FileOptions } from "./input";
import { filesOfView, recordFiles } from "./queries";

const MADR = `---
status: accepted
date: 2021-02-03
decision-makers: [Ada, Grace]
---

# Keep sessions in PostgreSQL

## Context and Problem Statement

Requests are looked up. See [queues](other-name.md#why).

![The flow](images/flow.png)

## Decision Drivers

* latency

## Considered Options

* PostgreSQL
* Redis

## Decision Outcome

Chosen option: "PostgreSQL", because it is there.

### Consequences

* Good, because one thing less

### Confirmation

A load test in March.

## Pros and Cons of the Options

### Redis

* Bad, because it is another server

## More Information

The [benchmark](https://example.org/bench).
`;

async function exported(ctx: Ctx, options: Partial<FileOptions> = {}): Promise<Map<string, Buffer>> {
  const ids = (await listAllDecisions(ctx, {})).map(({ id }) => id);
  const files = new Map<string, Buffer>();
  for await (const { path, bytes } of recordFiles(ctx, ids, { format: "madr", asImported: false, ...options }))
    files.set(path, bytes);
  return files;
}

async function imported(ctx: Ctx, productLineId: string, files: Readonly<Record<string, string | Uint8Array>>) {
  const { id: importId } = await startImport(ctx, { way: "files", sourceName: "shop", productLineId });
  const list = Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.from(text) }));
  await addFiles(ctx, importId, list);
  await finishImport(ctx, { importId });
}

const flow = () =>
  sharp({ create: { width: 4, height: 3, channels: 3, background: "#456" } })
    .png()
    .toBuffer();

const OTHER = "# 2. Queues\n\nDate: 2021-02-03\n\n## Status\n\nAccepted\n\n## Decision\n\nOne.\n";

test("MADR comes in and goes out as MADR with the text of every section, its picture, and links to the files beside it", async () => {
  const { owner, lineId } = await testOrganization();
  await imported(owner, lineId, { "0001-sessions.md": MADR, "other-name.md": OTHER, "images/flow.png": await flow() });
  const files = await exported(owner);
  expect([...files.keys()]).toEqual([
    "docs/decisions/0001-keep-sessions-in-postgresql.md",
    "docs/decisions/images/flow.png",
    "docs/decisions/0002-queues.md",
  ]);
  const text = files.get("docs/decisions/0001-keep-sessions-in-postgresql.md")?.toString() ?? "";
  const source = MADR.replace("other-name.md#why", "0002-queues.md#why");
  // A text that joins another of its kind has its headings one level lower.
  const words = (markdown: string) => markdown.replace(/^#+ /gm, "").split(/\s+/).filter(Boolean).join(" ");
  const { sections } = readAdr({ path: "0001-sessions.md", bytes: Buffer.from(source) });
  expect(sections.length).toBeGreaterThan(6);
  for (const { heading, body } of sections) {
    expect(words(text)).toContain(words(body));
    expect(text).toMatch(new RegExp(`^#+ ${heading}$`, "m"));
  }
  const again = readAdr({ path: "0001-sessions.md", bytes: Buffer.from(text) });
  expect(again).toMatchObject({ title: "Keep sessions in PostgreSQL", status: { state: "accepted" }, outcome: "read" });
  expect(again.people.decisionMakers).toEqual(["Ada", "Grace"]);
});

test("an imported file that nobody changed comes back byte for byte when asked, at its own path", async () => {
  const { owner, lineId } = await testOrganization();
  const bytes = Buffer.from(OTHER.replaceAll("\n", "\r\n"));
  await imported(owner, lineId, { "deep/0002-queues.md": bytes, "0001-sessions.md": MADR });
  await createDecision(owner, { title: "Made here", productLineIds: [lineId], sections: { outcome: "It is." } });
  const files = await exported(owner, { asImported: true });
  expect([...files.keys()].sort()).toEqual([
    "docs/decisions/0001-sessions.md",
    "docs/decisions/0003-made-here.md",
    "docs/decisions/deep/0002-queues.md",
  ]);
  expect(files.get("docs/decisions/deep/0002-queues.md")).toEqual(bytes);
});

test("each format lies where its tool looks, and links lead to the other file or to Accord", async () => {
  const { owner, lineId } = await testOrganization();
  const first = await proposed(owner, [lineId], "First");
  const second = await proposed(owner, [lineId], "Second");
  await addLink(owner, { decisionId: second, kind: "amends", targetId: first });
  const nygard = await exported(owner, { format: "nygard" });
  expect([...nygard.keys()]).toEqual(["doc/adr/0001-first.md", "doc/adr/0002-second.md"]);
  expect(nygard.get("doc/adr/0002-second.md")?.toString()).toContain("Amends [1. First](0001-first.md)");
  const brains = await exported(owner, { format: "log4brains" });
  const [firstName = "", secondName = ""] = [...brains.keys()];
  expect(firstName).toMatch(/^docs\/adr\/\d{8}-first\.md$/);
  expect(brains.get(secondName)?.toString()).toContain(`(${firstName.slice("docs/adr/".length)})`);
  const alone: string[] = [];
  for await (const { bytes } of recordFiles(owner, [second], { format: "madr", asImported: false }))
    alone.push(bytes.toString());
  expect(alone).toHaveLength(1);
  expect(alone[0]).toContain(`/o/${owner.slug}/decisions/1>)`);
});

test("the zip of a view holds what its filters find and the reader may see, and can be read again", async () => {
  const organization = await testOrganization();
  const { owner, lineId, organizationId } = organization;
  const otherLine = await testLine(organizationId, "Other");
  await proposed(owner, [lineId], "Seen");
  await proposed(owner, [otherLine], "Elsewhere");
  const stakeholder = await testMember(organization, "stakeholder", { productLineIds: [lineId] });
  const { owner: stranger } = await testOrganization();
  const namesFor = async (ctx: Ctx, line?: string) => {
    const { chunks, fileName } = await filesOfView(ctx, { format: "madr", line });
    const parts: Uint8Array[] = [];
    for await (const chunk of chunks) parts.push(Buffer.from(chunk));
    expect(fileName).toBe(`${ctx.slug}-madr.zip`);
    const files = await readArchive(Buffer.concat(parts), new AbortController().signal);
    return files.map(({ path }) => path);
  };
  expect(await namesFor(owner)).toEqual(["docs/decisions/0001-seen.md", "docs/decisions/0002-elsewhere.md"]);
  expect(await namesFor(owner, "core")).toEqual(["docs/decisions/0001-seen.md"]);
  expect(await namesFor(stakeholder)).toEqual(["docs/decisions/0001-seen.md"]);
  await expect(filesOfView(stranger, { format: "madr" })).rejects.toMatchObject({ code: "PRECONDITION" });
});

test("who stops reading a zip ends the reading of what would have come", async () => {
  const { owner, lineId } = await testOrganization();
  for (let at = 0; at < 5; at += 1) await proposed(owner, [lineId], `Decision ${at}`);
  const { chunks } = await filesOfView(owner, { format: "madr" });
  let seen = 0;
  for await (const chunk of chunks) {
    seen += chunk.length;
    break;
  }
  expect(seen).toBeGreaterThan(0);
});
