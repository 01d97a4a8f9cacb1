import sharp from "sharp";
import { expect, test } from "vitest";
import { testOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { getAttachment } from "@/lib/decisions/attachments/queries";
import { getRecord } from "@/lib/decisions/record/queries";
import { finishImport } from "../finish/mutations";
import { addFiles, startImport } from "../mutations";

const dot = (color: string) =>
  sharp({ create: { width: 3, height: 2, channels: 3, background: color } })
    .png()
    .toBuffer();

const record = (text: string) => ({
  path: "docs/adr/0001-queue.md",
  bytes: new TextEncoder().encode(`# 1. Queue\n\n## Status\n\nAccepted\n\n## Context\n\n${text}\n`),
});

async function imported(ctx: Ctx, productLineId: string, files: readonly { path: string; bytes: Uint8Array }[]) {
  const { id } = await startImport(ctx, { way: "files", sourceName: "shop", productLineId });
  await addFiles(ctx, id, files);
  return finishImport(ctx, { importId: id });
}

test("a picture that an imported record shows is kept under the name its text gives it, and the text stays as it was", async () => {
  const { owner, lineId } = await testOrganization();
  const text = "![Now](../images/now%20here.png) ![Gone](gone.png) ![Far](https://example.org/a.png) ![Bad](bad.png)";
  await imported(owner, lineId, [
    record(text),
    { path: "docs/images/now here.png", bytes: await dot("red") },
    { path: "docs/adr/bad.png", bytes: new TextEncoder().encode("no picture") },
    { path: "docs/adr/unused.png", bytes: await dot("blue") },
  ]);
  const { revision, pictures } = await getRecord(owner, 1);
  expect(revision.sections.find(({ kind }) => kind === "context")?.body).toBe(text);
  expect(pictures).toMatchObject([{ name: "../images/now here.png", width: 3, height: 2 }]);
});

test("coming again, a record that did not change gets what it lacks, and one that did shows what the source shows", async () => {
  const { owner, lineId } = await testOrganization();
  const path = "docs/adr/a.png";
  await imported(owner, lineId, [record("![A](a.png)")]);
  expect((await getRecord(owner, 1)).pictures).toEqual([]);
  expect(await imported(owner, lineId, [record("![A](a.png)"), { path, bytes: await dot("red") }])).toMatchObject({
    unchanged: 1,
  });
  const [red] = (await getRecord(owner, 1)).pictures;
  await imported(owner, lineId, [record("![A](a.png) again"), { path, bytes: await dot("blue") }]);
  const after = (await getRecord(owner, 1)).pictures;
  expect(after).toMatchObject([{ name: "a.png" }]);
  expect(after[0]?.fileName).not.toBe(red?.fileName);
  expect((await getAttachment(owner, { number: 1, name: after[0]?.fileName ?? "" })).bytes.length).toBeGreaterThan(0);
});
