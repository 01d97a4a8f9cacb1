import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { HOSTILE_ARCHIVES } from "@/db/testing/archives/hostile";
import { zipOf } from "@/db/testing/archives/writer";
import { Refusal } from "@/lib/errors";
import { createRandom } from "@/lib/mcda/random";
import type { Manifest } from "../input";
import { ARCHIVED_TABLES, PEOPLE, tablePath } from "../rules";
import { openArchive } from "./queries";
import { refuseList } from "./rules";

const folder = mkdtempSync(path.join(tmpdir(), "accord-opened-"));
afterAll(() => rmSync(folder, { recursive: true }));
let place = 0;

/** What opening these bytes comes to: the manifest, or what it was refused with. */
async function opened(bytes: Uint8Array): Promise<Manifest | Error> {
  const file = path.join(folder, `${(place += 1)}.zip`);
  writeFileSync(file, bytes);
  try {
    const archive = await openArchive(file, "0000_test");
    archive.close();
    return archive.manifest;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** A whole archive of two lines in each table. */
function whole(): Buffer {
  const rows = Buffer.from(`{"organization_id":"one"}\n{"organization_id":"two"}\n`);
  const paths = [...ARCHIVED_TABLES.map(tablePath), PEOPLE];
  const sha256 = createHash("sha256").update(rows).digest("hex");
  const id = "01900000-0000-7000-8000-000000000000";
  const manifest: Manifest = {
    format: "accord-organization",
    version: 1,
    schema: "0000_test",
    organization: { id, slug: "freight", name: "Freight" },
    exportedAt: "2026-11-23T07:00:00.000Z",
    exportedBy: { member: id, name: "Olga Owner" },
    files: paths.map((one) => ({ path: one, rows: 2, bytes: rows.length, sha256 })),
  };
  return zipOf([
    ...paths.map((name) => ({ name, bytes: rows })),
    { name: "manifest.json", bytes: Buffer.from(JSON.stringify(manifest)) },
  ]);
}

describe("an archive of an organization", () => {
  it("opens when it is whole", async () => {
    expect(await opened(whole())).toMatchObject({ organization: { slug: "freight" } });
  });

  it.each(HOSTILE_ARCHIVES.map(({ what, make }) => ({ what, make })))(
    "is refused with one sentence within 2 s when it is hostile: $what",
    async ({ make }) => {
      const bytes = make();
      const began = performance.now();
      const outcome = await opened(bytes);
      expect(performance.now() - began).toBeLessThan(2_000);
      expect(outcome).toBeInstanceOf(Refusal);
      expect(outcome instanceof Refusal && outcome.message).toMatch(/^[^\n\0]{20,300}\.$/);
    },
  );

  it("that was changed anywhere is refused, or says what it said: 300 of them", async () => {
    const random = createRandom("0ddba11".repeat(5).slice(0, 32));
    const draw = (below: number) => Math.floor(random() * below);
    const good = whole();
    let refused = 0;
    for (let round = 0; round < 300; round += 1) {
      let bytes = Buffer.from(good);
      for (let times = 0; times <= draw(3); times += 1) bytes.writeUInt8(draw(256), draw(bytes.length));
      if (draw(4) === 0) bytes = bytes.subarray(0, draw(bytes.length));
      const outcome = await opened(bytes);
      if (!(outcome instanceof Error)) continue;
      refused += 1;
      expect(outcome).toBeInstanceOf(Refusal);
      expect(outcome.message).toMatch(/^[^\n\0]{20,300}\.$/);
    }
    expect(refused).toBeGreaterThan(200);
  });

  it("is refused by its list alone when it has too many files, or would unpack without end", () => {
    const plain = { size: 0, isPlain: true };
    const many = Array.from({ length: 200_001 }, (_, at) => ({ path: `tables/${at}.jsonl`, ...plain }));
    expect(refuseList(many)).toMatch(/holds more than 200,000 files/);
    const endless = { path: "tables/events.jsonl", isPlain: true, size: 17 * 1024 ** 3 };
    expect(refuseList([{ path: "manifest.json", ...plain }, endless])).toMatch(/unpacks to 17 GB; at most 16 GB/);
    expect(refuseList([{ path: "manifest.json", isPlain: true, size: 65 * 1024 ** 2 }])).toMatch(/longer than any/);
  });
});
