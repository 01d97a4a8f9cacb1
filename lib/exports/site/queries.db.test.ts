import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { proposed } from "@/db/testing/decisions";
import { evaluationInDiscussion } from "@/db/testing/evaluations";
import { testLine, testMember, testOrganization } from "@/db/testing/factories";
import { readArchive } from "@/lib/imports/archive/queries";
import type { Ctx } from "@/lib/access/context";
import { addLink } from "@/lib/decisions/links/mutations";
import { createDecision } from "@/lib/decisions/mutations";
import { finishImport } from "@/lib/imports/finish/mutations";
import { addFiles, startImport } from "@/lib/imports/mutations";
import { closeEvaluation } from "@/lib/evaluations/results/mutations";
import { siteFiles, siteOf } from "./queries";

async function site(ctx: Ctx): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for await (const { path: at, bytes } of siteFiles(ctx, new Date("2026-11-23"))) files.set(at, bytes.toString());
  return files;
}

test("the site has a page for each decision and line, and every link on it leads to a file that is there", async () => {
  const { owner, lineId } = await testOrganization();
  const first = await proposed(owner, [lineId], "First <b>");
  const second = await proposed(owner, [lineId], "Second");
  await addLink(owner, { decisionId: second, kind: "amends", targetId: first });
  const files = await site(owner);
  expect([...files.keys()].sort()).toEqual([
    "decisions/adr-1.html",
    "decisions/adr-2.html",
    "index.html",
    "lines/core.html",
    "site.css",
  ]);
  expect(files.get("decisions/adr-2.html")).toContain('amends <a href="adr-1.html">ADR-1: First &lt;b&gt;</a>');
  for (const [at, text] of files) {
    expect(text).not.toContain("First <b>");
    const links = [...text.matchAll(/ (?:href|src)="([^"]*)"/g)].map((match) => match[1] ?? "");
    const local = links.filter((link) => !link.startsWith("data:"));
    expect(local.every((link) => files.has(path.posix.join(path.posix.dirname(at), link)))).toBe(true);
  }
});

test("the result stands on the page once an evaluation is closed, and nothing of it before", async () => {
  const { steward, evaluationId, options, number } = await evaluationInDiscussion();
  const at = `decisions/adr-${number}.html`;
  expect((await site(steward)).get(at)).not.toContain("Result of the evaluation");
  await closeEvaluation(steward, { evaluationId, choice: { optionId: options[0]?.id ?? "", reason: "It fits <us>" } });
  const text = (await site(steward)).get(at) ?? "";
  expect(text).toContain("Result of the evaluation");
  expect(text).toContain("It fits &lt;us&gt;");
  expect(text).toMatch(/<td>1<\/td>\s*<td>[^<]+<\/td>\s*<td>\d+\.\d<\/td>/);
  expect(text.match(/<td>Chosen<\/td>/g)).toHaveLength(1);
});

test("a record that was imported says so, with where it came from, and one that was made here does not", async () => {
  const { owner, lineId } = await testOrganization();
  await proposed(owner, [lineId], "Made here");
  const { id: importId } = await startImport(owner, { way: "files", sourceName: "shop & co", productLineId: lineId });
  const text = "# 7. Queue\n\nDate: 2021-02-03\n\n## Status\n\nAccepted\n\n## Decision\n\nOne.\n";
  await addFiles(owner, importId, [{ path: "adr/0007-queue.md", bytes: Buffer.from(text) }]);
  await finishImport(owner, { importId });
  const files = await site(owner);
  const page = files.get("decisions/adr-7.html");
  expect(page).toContain(
    "<b>Imported, not approved here.</b> What its file says of the past is taken over and was not",
  );
  expect(page).toContain("by Olga Owner, from shop &amp; co: adr/0007-queue.md");
  expect(files.get("decisions/adr-1.html")).not.toMatch(/imported/i);
});

test("a site shows what its maker may see: no other line's decisions to a stakeholder, nothing of another organization", async () => {
  const organization = await testOrganization();
  const { owner, lineId, organizationId } = organization;
  const otherLine = await testLine(organizationId, "Hidden line");
  await proposed(owner, [lineId], "Seen");
  await proposed(owner, [otherLine], "Elsewhere");
  await createDecision(owner, { title: "Drafted", productLineIds: [lineId] });
  const stakeholder = await testMember(organization, "stakeholder", { productLineIds: [lineId] });
  const all = [...(await site(stakeholder)).values()].join("\n");
  expect(all).toContain("Seen");
  expect(all).not.toMatch(/Elsewhere|Drafted|Hidden line/);
  const { owner: stranger } = await testOrganization("Others");
  expect([...(await site(stranger)).values()].join("\n")).not.toMatch(/Seen|Elsewhere/);
  const parts: Uint8Array[] = [];
  for await (const chunk of siteOf(stakeholder).chunks) parts.push(Buffer.from(chunk));
  const folder = mkdtempSync(path.join(tmpdir(), "site-"));
  try {
    for (const { path: at, bytes } of await readArchive(Buffer.concat(parts))) {
      mkdirSync(path.dirname(path.join(folder, at)), { recursive: true });
      writeFileSync(path.join(folder, at), bytes, { flag: "wx" });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
