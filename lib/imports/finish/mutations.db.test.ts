import { expect, test } from "vitest";
import { testOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { addLink, removeLink } from "@/lib/decisions/links/mutations";
import { getRecord } from "@/lib/decisions/record/queries";
import { addFiles, startImport } from "../mutations";
import { finishImport } from "./mutations";

const record = (number: number, status: string) => ({
  path: `adr/000${number}-title.md`,
  bytes: new TextEncoder().encode(
    `# ${number}. Title ${number}\n\nDate: 2021-02-03\n\n## Status\n\n${status}\n\n## Decision\n\nDone.\n`,
  ),
});

async function imported(ctx: Ctx, productLineId: string, files: readonly { path: string; bytes: Uint8Array }[]) {
  const { id: importId } = await startImport(ctx, { way: "files", sourceName: "shop", productLineId });
  await addFiles(ctx, importId, files);
  return finishImport(ctx, { importId });
}

const kinds = async (ctx: Ctx, number: number) =>
  (await getRecord(ctx, number)).links.map((link) => `${link.kind} ${link.number}`);

test("a link to what is not here is kept as dangling, until that comes in", async () => {
  const { owner, lineId } = await testOrganization();
  const two = record(2, "Accepted\n\nAmends [1. Title 1](0001-title.md)");
  await imported(owner, lineId, [two]);
  expect(await getRecord(owner, 2)).toMatchObject({
    links: [],
    danglingLinks: [{ kind: "amends", target: "0001-title.md" }],
  });
  await imported(owner, lineId, [record(1, "Accepted"), two]);
  expect((await getRecord(owner, 2)).danglingLinks).toEqual([]);
  expect(await kinds(owner, 2)).toEqual(["amends 1"]);
});

test("a file that comes in alone keeps its link to one that came in before", async () => {
  const { owner, lineId } = await testOrganization();
  await imported(owner, lineId, [record(1, "Accepted"), record(2, "Accepted\n\nAmends [1. Title 1](0001-title.md)")]);
  await imported(owner, lineId, [record(2, "Accepted\n\nAmends [first](0001-title.md#decision)\n\nAnd more.")]);
  expect(await kinds(owner, 2)).toEqual(["amends 1"]);
  expect((await getRecord(owner, 2)).danglingLinks).toEqual([]);
});

test("the next import takes back what its file no longer says, and nothing that a person said", async () => {
  const { owner, lineId } = await testOrganization();
  const one = record(1, "Accepted");
  await imported(owner, lineId, [one, record(2, "Accepted\n\nAmends [1. Title 1](0001-title.md)")]);
  const { decision } = await getRecord(owner, 2);
  const { decision: first } = await getRecord(owner, 1);
  await addLink(owner, { decisionId: decision.id, kind: "depends_on", targetId: first.id });
  await imported(owner, lineId, [one, record(2, "Accepted")]);
  expect(await kinds(owner, 2)).toEqual(["depends on 1"]);
  await removeLink(owner, { decisionId: decision.id, kind: "depends_on", targetId: first.id });
  expect(await kinds(owner, 2)).toEqual([]);
});
