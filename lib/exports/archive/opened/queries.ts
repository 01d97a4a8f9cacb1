import { createHash } from "node:crypto";
import { openPromise, type Entry, type ZipFile } from "yauzl";
import { invalid, Refusal } from "@/lib/errors";
import { manifestHeadShape, manifestShape, type ArchivedFile, type Manifest } from "../input";
import { ARCHIVED_TABLES, jsonOf, MANIFEST, tablePath } from "../rules";
import { ARCHIVE_LIMITS, changed, refuseFile, refuseFiles, refuseHead, refuseList, shown } from "./rules";

/** An archive whose files are all there and are what its manifest says. */
export interface OpenedArchive {
  readonly manifest: Manifest;
  /** The lines of a table or of the people, each without its end. Throws a `Refusal` for one that is longer than any. */
  readonly linesOf: (path: string) => AsyncGenerator<string>;
  /** A picture's bytes. */
  readonly bytesOf: (path: string) => Promise<Buffer>;
  readonly close: () => void;
}

const DAMAGED = "The archive is damaged or no zip archive. Fetch it again, or export the organization again.";

/**
 * Opens an organization's archive from a disk and reads all of it once, a piece at a time: every file is there, none is there beside, and
 * each has the size, the number of lines and the SHA-256 that the manifest says. Throws a `Refusal` with one sentence where not. `schema`
 * is the last migration here.
 */
export async function openArchive(file: string, schema: string): Promise<OpenedArchive> {
  const zip = await openPromise(file, { autoClose: false, decodeStrings: false }).catch(unlessAbsent);
  try {
    const entries = await listEntries(zip);
    const read = (path: string) => piecesOf(zip, path, entries.get(path));
    const manifest = await readManifest(read(MANIFEST), schema);
    const tables = ARCHIVED_TABLES.map(tablePath);
    const reason = refuseFiles([...entries].map(asListed), manifest.files, tables);
    if (reason !== null) throw invalid(reason);
    for (const one of manifest.files) await assertWhole(one, read(one.path));
    return {
      manifest,
      linesOf: (path) => linesOf(path, read(path)),
      bytesOf: (path) => joined(read(path), ARCHIVE_LIMITS.pictureBytes, path),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** For a `catch`: a file that is not there says so itself; what else a zip library finds wrong is one thing to a person. */
function unlessAbsent(error: unknown): never {
  if (error instanceof Refusal || (error instanceof Error && "syscall" in error)) throw error;
  throw invalid(DAMAGED);
}

const asListed = ([path, entry]: readonly [string, Entry]) => ({
  path,
  size: entry.uncompressedSize,
  isPlain: !entry.isEncrypted() && [0, 8].includes(entry.compressionMethod),
});

async function listEntries(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const found: (readonly [string, Entry])[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      const named = [entry.fileNameRaw.toString("utf8"), entry] as const;
      const reason = refuseFile(asListed(named));
      if (reason !== null) throw invalid(reason);
      found.push(named);
      if (found.length > ARCHIVE_LIMITS.files) break;
    }
  } catch (error) {
    unlessAbsent(error);
  }
  const reason = refuseList(found.map(asListed));
  if (reason !== null) throw invalid(reason);
  return new Map(found);
}

/** A file's bytes, unpacked as they are taken. Never more of them than the zip claims: that is what was judged. */
async function* piecesOf(zip: ZipFile, path: string, entry: Entry | undefined): AsyncGenerator<Buffer> {
  if (entry === undefined) throw invalid(`${shown(path)} is missing from the archive.`);
  try {
    const stream: AsyncIterable<Buffer> = await zip.openReadStreamPromise(entry);
    yield* stream;
  } catch (error) {
    unlessAbsent(error);
  }
}

async function readManifest(pieces: AsyncIterable<Buffer>, schema: string): Promise<Manifest> {
  const json = jsonOf((await joined(pieces, ARCHIVE_LIMITS.manifestBytes, MANIFEST)).toString("utf8"));
  const head = manifestHeadShape.safeParse(json);
  const reason = refuseHead(head.success ? head.data : { format: "", version: 0, schema }, schema);
  if (reason !== null) throw invalid(reason);
  const manifest = manifestShape.safeParse(json);
  if (!manifest.success) throw invalid(`The archive’s ${MANIFEST} is not as Accord writes it.`);
  return manifest.data;
}

async function assertWhole(file: ArchivedFile, pieces: AsyncIterable<Buffer>): Promise<void> {
  const hash = createHash("sha256");
  let size = 0;
  let lines = 0;
  for await (const piece of pieces) {
    hash.update(piece);
    size += piece.length;
    if (file.rows !== null) for (let at = -1; (at = piece.indexOf(END, at + 1)) !== -1;) lines += 1;
  }
  const isSame = size === file.bytes && hash.digest("hex") === file.sha256 && (file.rows ?? lines) === lines;
  if (!isSame || (file.rows === null) === file.path.endsWith(".jsonl")) throw invalid(changed(file.path));
}

const END = 0x0a;

async function* linesOf(path: string, pieces: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let begun: Buffer[] = [];
  let length = 0;
  for await (const piece of pieces) {
    let from = 0;
    for (let end = piece.indexOf(END); end !== -1; end = piece.indexOf(END, from)) {
      yield Buffer.concat([...begun, piece.subarray(from, end)]).toString("utf8");
      [begun, length, from] = [[], 0, end + 1];
    }
    begun.push(piece.subarray(from));
    length += piece.length - from;
    if (length > ARCHIVE_LIMITS.rowBytes) throw invalid(`${shown(path)} has a row longer than any that Accord writes.`);
  }
  if (length > 0) throw invalid(`${shown(path)} ends in the middle of a row.`);
}

async function joined(pieces: AsyncIterable<Buffer>, most: number, path: string): Promise<Buffer> {
  const all: Buffer[] = [];
  let length = 0;
  for await (const piece of pieces) {
    all.push(piece);
    length += piece.length;
    if (length > most) throw invalid(`${shown(path)} is longer than any that Accord writes.`);
  }
  return Buffer.concat(all);
}
