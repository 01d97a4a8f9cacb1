import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import { describe, expect, it } from "vitest";
import { zipOf, type ZippedFile } from "@/db/testing/archives/writer";
import { Refusal } from "@/lib/errors";
import { createRandom } from "@/lib/mcda/random";
import { INTAKE_LIMITS } from "../paths/rules";
import { readArchive } from "./queries";
import { ARCHIVE_LIMITS } from "./rules";

const random = createRandom("c0ffee00".repeat(4));
const draw = (below: number) => Math.floor(random() * below);
const noise = (size: number) => Buffer.from(new Uint8Array(size).map(() => draw(256)));
const record = Buffer.from("# 1. Use PostgreSQL\r\n\r\n## Status\r\n\r\nAccepted ✅\r\n");
const UTF8 = 0x800;

/** A name that only Info-ZIP's own field has in UTF-8, as WinRAR writes Chinese ones. */
function unicodePath(name: string, plain: string): Uint8Array {
  const bytes = Buffer.from(name);
  const head = Buffer.alloc(9);
  head.writeUInt16LE(0x7075, 0);
  head.writeUInt16LE(bytes.length + 5, 2);
  head.writeUInt8(1, 4);
  head.writeUInt32LE(crc32(Buffer.from(plain)), 5);
  return Buffer.concat([head, bytes]);
}

const KINDS: readonly (readonly [what: string, file: ZippedFile, path: string])[] = [
  ["stored", { name: "a.md", method: 0 }, "a.md"],
  ["deflated", { name: "a.md" }, "a.md"],
  ["empty", { name: "a.md", bytes: Buffer.alloc(0) }, "a.md"],
  ["empty and stored", { name: "a.md", bytes: Buffer.alloc(0), method: 0 }, "a.md"],
  ["a name in UTF-8", { name: "docs/使用 PostgreSQL.md", flags: UTF8 }, "docs/使用 PostgreSQL.md"],
  ["UTF-8 that does not say so, as macOS writes it", { name: "Entscheidung für.md" }, "Entscheidung für.md"],
  ["CP437", { name: Buffer.from([0x66, 0x81, 0x72, 0x2e, 0x6d, 0x64]) }, "für.md"],
  ["a name beside the name", { name: "??.md", extra: unicodePath("选择.md", "??.md") }, "选择.md"],
  ["a descriptor behind the bytes", { name: "a.md", hasDescriptor: true }, "a.md"],
  ["stored with a descriptor", { name: "a.md", hasDescriptor: true, method: 0 }, "a.md"],
  ["zip64", { name: "a.md", isZip64: true }, "a.md"],
  ["a mode of Unix", { name: "a.md", mode: 0o100644 }, "a.md"],
  ["a dot in front, as bsdtar writes it", { name: "./docs/a.md" }, "docs/a.md"],
  [
    "an archive in it, which is a file like any other",
    { name: "more.zip", bytes: zipOf([{ name: "../x" }]) },
    "more.zip",
  ],
  ["noise", { name: "a.png", bytes: noise(300_000) }, "a.png"],
];

describe("an archive", () => {
  it.each(KINDS)("is read with its bytes as they were: %s", async (_what, file, path) => {
    const whole = { bytes: record, ...file };
    const [read, ...others] = await readArchive(zipOf([whole]));
    expect(read?.path).toBe(path);
    expect(Buffer.compare(read?.bytes ?? noise(1), whole.bytes)).toBe(0);
    expect(others).toEqual([]);
  });

  it("keeps its one folder and its order, and leaves out folders and what macOS and Windows leave behind", async () => {
    const names = [
      "adr/",
      "adr/b.md",
      "adr/a.md",
      "__MACOSX/adr/._a.md",
      "adr/.DS_Store",
      "adr/._b.md",
      "adr/Thumbs.db",
    ];
    const read = await readArchive(zipOf([{ name: "./" }, ...names.map((name) => ({ name, mode: 0 }))]));
    expect(read.map(({ path }) => path)).toEqual(["adr/b.md", "adr/a.md"]);
  });

  it("may have a comment, a second end for zip64, and bytes that begin anywhere in a larger buffer", async () => {
    const archive = zipOf([{ name: "a.md", bytes: record }], { isZip64: true, comment: Buffer.from("by hand") });
    const larger = Buffer.concat([Buffer.alloc(7), archive, Buffer.alloc(5)]);
    const [read] = await readArchive(new Uint8Array(larger.buffer, larger.byteOffset + 7, archive.length));
    expect(Buffer.from(read?.bytes ?? []).equals(record)).toBe(true);
  });

  it("of 10,000 files is read whole while others have their turns", async () => {
    const files = Array.from({ length: ARCHIVE_LIMITS.entries }, (_, index) => ({
      name: `${index}.md`,
      bytes: record,
    }));
    let turns = 0;
    let isReading = true;
    const count = () => {
      turns += 1;
      if (isReading) setImmediate(count);
    };
    setImmediate(count);
    const read = await readArchive(zipOf(files));
    isReading = false;
    expect(read).toHaveLength(ARCHIVE_LIMITS.entries);
    expect(turns).toBeGreaterThan(100);
  });

  it("is not read on when its reader has gone", async () => {
    const archive = zipOf([{ name: "a.md", bytes: record }]);
    await expect(readArchive(archive, AbortSignal.abort(new Error("gone")))).rejects.toThrow("gone");
    const reader = new AbortController();
    const reading = readArchive(archive, reader.signal);
    reader.abort(new Error("left"));
    await expect(reading).rejects.toThrow("left");
  });
});

describe("500 archives with something wrong in them", () => {
  const good = zipOf(
    KINDS.slice(0, 14).map(([, file], index) => ({
      bytes: record,
      ...file,
      name: Buffer.concat([Buffer.from(`${index}-`), Buffer.from(file.name)]),
    })),
    { isZip64: true },
  );

  const MUTATIONS: readonly ((archive: Buffer) => Buffer)[] = [
    (archive) => withByte(archive, draw(archive.length), draw(256)),
    (archive) => withByte(archive, archive.length - 1 - draw(200), draw(256)),
    (archive) => withByte(archive, archive.length - 1 - draw(1500), [0, 1, 0x7f, 0xff][draw(4)] ?? 0),
    (archive) => archive.subarray(0, draw(archive.length)),
    (archive) => archive.subarray(draw(archive.length)),
    (archive) => spliced(archive, draw(archive.length), 0, noise(draw(40))),
    (archive) => spliced(archive, draw(archive.length), draw(60), Buffer.alloc(0)),
    (archive) => spliced(archive, draw(archive.length), draw(60), archive.subarray(0, draw(100))),
    (archive) => Buffer.from(archive).fill([0, 0xff][draw(2)] ?? 0, draw(archive.length), archive.length),
  ];

  it("are each read within the limits or refused with a sentence, and never more than that", async () => {
    const tally = { read: 0, refused: 0 };
    const before = createHash("sha256").update(good).digest("hex");
    for (let round = 0; round < 500; round += 1) {
      let archive = good;
      for (let times = 0; times <= draw(3); times += 1)
        archive = MUTATIONS[draw(MUTATIONS.length)]?.(archive) ?? archive;
      const began = performance.now();
      const outcome = await readArchive(archive).catch((error: unknown) => error);
      expect(performance.now() - began).toBeLessThan(2_000);
      if (Array.isArray(outcome)) expectWithinLimits(outcome);
      else {
        expect(outcome).toBeInstanceOf(Refusal);
        expect(outcome instanceof Refusal && outcome.message).toMatch(/^[^\n\0]{20,300}\.$/);
      }
      tally[Array.isArray(outcome) ? "read" : "refused"] += 1;
    }
    expect(tally.refused).toBeGreaterThan(250);
    expect(tally.read).toBeGreaterThan(10);
    expect(createHash("sha256").update(good).digest("hex")).toBe(before);
  });
});

function withByte(archive: Buffer, at: number, value: number): Buffer {
  const changed = Buffer.from(archive);
  if (at >= 0) changed.fill(value, at, at + 1);
  return changed;
}

function spliced(archive: Buffer, at: number, removed: number, added: Buffer): Buffer {
  return Buffer.concat([archive.subarray(0, at), added, archive.subarray(at + removed)]);
}

function expectWithinLimits(files: readonly { readonly bytes: Uint8Array }[]): void {
  expect(files.length).toBeLessThanOrEqual(INTAKE_LIMITS.files);
  for (const { bytes } of files) expect(bytes.length).toBeLessThanOrEqual(INTAKE_LIMITS.fileBytes);
}
