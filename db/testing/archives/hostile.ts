import { deflateRawSync } from "node:zlib";
import { createRandom } from "@/lib/mcda/random";
import { zipOf, type ZippedFile } from "./writer";

/** An archive that means harm, or is none, and the sentence that refuses it. */
export interface HostileArchive {
  readonly what: string;
  readonly make: () => Buffer;
  readonly sentence: RegExp;
}

const MB = 1024 * 1024;
const RECORD = Buffer.from("# 1. Use PostgreSQL\n\n## Status\n\nAccepted\n");
const fine = { name: "docs/0001-use-postgresql.md", bytes: RECORD };
const named = (name: string | Uint8Array, more: Partial<ZippedFile> = {}) => zipOf([fine, { ...fine, name, ...more }]);
const many = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `${index}.md`, method: 0 }));

/** Bytes that pack about 40 times: below the ratio of a bomb. */
export function sparseText(size: number): Buffer {
  const random = createRandom(size.toString(16).padStart(32, "0"));
  return Buffer.from(new Uint8Array(size).map((_, index) => (index % 1000 < 24 ? Math.floor(random() * 256) : 32)));
}

const BOMBS: readonly HostileArchive[] = [
  {
    what: "a bomb of 100 MB that says so",
    make: () => zipOf([fine, { name: "zeros.md", bytes: Buffer.alloc(100 * MB) }]),
    sentence: /^“zeros\.md” unpacks to 100 MB; a file has at most 10 MB\./,
  },
  {
    what: "a bomb that claims to be small",
    make: () => zipOf([fine, { name: "zeros.md", bytes: Buffer.alloc(100 * MB), size: 1000 }]),
    sentence: /^“zeros\.md” unpacks to more than the 1000 bytes that the archive says\./,
  },
  {
    what: "a bomb that claims to be empty",
    make: () => zipOf([fine, { name: "zeros.md", bytes: Buffer.alloc(100 * MB), size: 0, crc32: 0 }]),
    sentence: /^“zeros\.md” unpacks to more than the 0 bytes that the archive says\./,
  },
  {
    what: "a bomb under the limit of a file",
    make: () => zipOf([fine, { name: "zeros.md", bytes: Buffer.alloc(9 * MB) }]),
    sentence: /^“zeros\.md” unpacks to more than 100 times its size/,
  },
  {
    what: "a bomb of many small files",
    make: () => zipOf(Array.from({ length: 60 }, (_, index) => ({ name: `${index}.md`, bytes: Buffer.alloc(MB) }))),
    sentence: /^The archive unpacks to 60 MB, more than 100 times its size/,
  },
  {
    what: "files that are too much together",
    make: () => {
      const bytes = sparseText(10 * MB);
      const packed = deflateRawSync(bytes);
      return zipOf(Array.from({ length: 11 }, (_, index) => ({ name: `${index}.md`, bytes, packed })));
    },
    sentence: /^The files have 110 MB together; an import takes at most 100 MB\./,
  },
  {
    what: "entries that share their bytes",
    make: () => {
      const bytes = sparseText(MB);
      return zipOf([
        { name: "0.md", bytes },
        ...many(50).map((one) => ({ ...one, name: `b${one.name}`, bytes, method: 8, offset: 0 })),
      ]);
    },
    sentence: /share bytes of the archive, as no archiver writes\./,
  },
  {
    what: "an entry that quotes the next one",
    make: () => {
      const inner = zipOf([fine]).subarray(0, 30 + fine.name.length + 40);
      return zipOf([
        { name: "outer.md", bytes: inner, method: 0 },
        { ...fine, offset: 38 },
      ]);
    },
    sentence: /share bytes of the archive, as no archiver writes\./,
  },
  {
    what: "an entry that reaches into the list",
    make: () => zipOf([{ ...fine, method: 0, packedSize: RECORD.length + 60, size: RECORD.length + 60 }]),
    sentence: /reaches into the archive’s list of files\./,
  },
  {
    what: "a file of 11 MB in an otherwise fine archive",
    make: () => zipOf([fine, { name: "docs/talk.txt", bytes: sparseText(11 * MB) }]),
    sentence: /^“docs\/talk\.txt” unpacks to 11 MB; a file has at most 10 MB\. Leave it out/,
  },
  {
    what: "an archive over 50 MB",
    make: () =>
      zipOf(Array.from({ length: 6 }, (_, index) => ({ name: `${index}.md`, bytes: Buffer.alloc(9 * MB), method: 0 }))),
    sentence: /^The archive has 54(\.1)? MB; at most 50 MB are read\./,
  },
  {
    what: "100,000 entries",
    make: () => zipOf(many(100_000), { isZip64: true }),
    sentence: /^The archive lists 100,000 files and folders; at most 10,000 are read\./,
  },
  {
    what: "100,000 entries counted in 16 bits",
    make: () => zipOf(many(100_000)),
    sentence: /^The archive lists 34,464 files and folders; at most 10,000 are read\./,
  },
  {
    what: "more entries than it counts",
    make: () => zipOf(many(2_000), { count: 5 }),
    sentence: /^The archive lists more files than the 5 it counts\./,
  },
];

const PATHS: readonly HostileArchive[] = [
  { what: "a way out", make: () => named("../evil.md"), sentence: /^“\.\.\/evil\.md” leads out of its folder\./ },
  { what: "a way out further in", make: () => named("a/../../b.md"), sentence: /leads out of its folder\./ },
  {
    what: "a folder that leads out",
    make: () => named("docs/../../", { bytes: Buffer.alloc(0) }),
    sentence: /leads out/,
  },
  { what: "an absolute path", make: () => named("/etc/cron.d/evil.md"), sentence: /is an absolute path\./ },
  { what: "a drive", make: () => named("C:/evil.md"), sentence: /^“C:\/evil\.md” begins with a drive\./ },
  { what: "backslashes", make: () => named("docs\\..\\evil.md"), sentence: /has a backslash in its name/ },
  { what: "a zero byte", make: () => named("evil.md\0.png"), sentence: /has a zero byte in its name\./ },
  {
    what: "a line feed",
    make: () => named("evil\n.md"),
    sentence: /has a character in its name that cannot be seen\./,
  },
  { what: "a turned name", make: () => named("gpj.\u202Edm.exe", { flags: 0x800 }), sentence: /that cannot be seen\./ },
  { what: "a device", make: () => named("docs/nul.md"), sentence: /is the name of a device on Windows\./ },
  {
    what: "a name of 300 bytes",
    make: () => named(`${"n".repeat(297)}.md`),
    sentence: /has a name longer than 255 bytes\./,
  },
  { what: "40 folders", make: () => named(`${"a/".repeat(40)}x.md`), sentence: /lies more than 32 folders deep\./ },
  { what: "no name", make: () => named(""), sentence: /^A file has no name\./ },
  {
    what: "a name that is not UTF-8",
    make: () => named(Buffer.from([0x61, 0xff, 0x62]), { flags: 0x800 }),
    sentence: /is not UTF-8\./,
  },
  { what: "the same path twice", make: () => named(fine.name), sentence: /is there twice\./ },
  {
    what: "paths that differ in capitals",
    make: () => named("DOCS/0001-Use-PostgreSQL.md"),
    sentence: /differ only in capitals/,
  },
  { what: "a file where a folder is", make: () => named("docs"), sentence: /^“docs” is both a file and a folder\./ },
];

const BROKEN: readonly HostileArchive[] = [
  {
    what: "a symbolic link",
    make: () => named("docs/link.md", { bytes: Buffer.from("/etc/passwd"), mode: 0o120777 }),
    sentence: /^“docs\/link\.md” is a symbolic link\./,
  },
  { what: "a pipe", make: () => named("docs/pipe.md", { mode: 0o010644 }), sentence: /is not a plain file\./ },
  { what: "a device file", make: () => named("docs/disk.md", { mode: 0o060644 }), sentence: /is not a plain file\./ },
  { what: "a folder with bytes", make: () => named("docs/more/"), sentence: /is a folder and has bytes of its own\./ },
  {
    what: "an encrypted entry",
    make: () => named("secret.md", { flags: 1 }),
    sentence: /is encrypted\. Zip again without/,
  },
  {
    what: "strong encryption",
    make: () => named("secret.md", { flags: 0x41 }),
    sentence: /is encrypted\. Zip again without/,
  },
  { what: "LZMA", make: () => named("x.md", { method: 14 }), sentence: /is packed by LZMA, which is not read\./ },
  { what: "an unknown method", make: () => named("x.md", { method: 77 }), sentence: /is packed by method 77/ },
  {
    what: "another checksum",
    make: () => named("x.md", { crc32: 1 }),
    sentence: /is damaged: its checksum is another\./,
  },
  {
    what: "fewer bytes than claimed",
    make: () => named("x.md", { size: 999 }),
    sentence: /another size than the archive says/,
  },
  { what: "stored bytes of another size", make: () => named("x.md", { method: 0, size: 9 }), sentence: /another size/ },
  {
    what: "bytes that do not inflate",
    make: () => named("x.md", { packed: Buffer.from([7, 255, 255, 0, 1]) }),
    sentence: /is damaged and cannot be unpacked\./,
  },
  {
    what: "a beginning without its end",
    make: () => zipOf([fine, fine]).subarray(0, 90),
    sentence: /^The archive is cut off/,
  },
  { what: "no archive", make: () => Buffer.from("# 1. Use PostgreSQL"), sentence: /^This is not a zip archive\./ },
  { what: "no bytes", make: () => Buffer.alloc(0), sentence: /^This is not a zip archive\./ },
  { what: "no files", make: () => zipOf([{ name: "docs/" }]), sentence: /^The archive holds no files\./ },
  {
    what: "bytes after its end",
    make: () => Buffer.concat([zipOf([fine]), Buffer.from("more")]),
    sentence: /^The archive’s list of files is damaged\./,
  },
  {
    what: "a list that lies elsewhere",
    make: () => zipOf([fine], { listStart: 4_000_000 }),
    sentence: /list of files is damaged/,
  },
  {
    what: "a part of several",
    make: () => zipOf([fine], { disk: 3 }),
    sentence: /^The archive is one part of several\./,
  },
  {
    what: "a second end that lies nowhere",
    make: () => zipOf([fine], { isZip64: true, zip64End: 2 ** 52 }),
    sentence: /list of files is damaged/,
  },
  {
    what: "sizes of petabytes",
    make: () => named("x.md", { isZip64: true, size: 2 ** 50 }),
    sentence: /^“x\.md” unpacks to [\d,]+ MB; a file has at most 10 MB\./,
  },
  {
    what: "an entry that lies nowhere",
    make: () => named("x.md", { offset: 9_999_999 }),
    sentence: /does not lie where/,
  },
];

/** What no import may choke on: bombs, ways out, and what is broken or pretends to be what it is not. */
export const HOSTILE_ARCHIVES: readonly HostileArchive[] = [...BOMBS, ...PATHS, ...BROKEN];
