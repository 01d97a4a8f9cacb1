import { openPromise, type Entry, type ZipFile } from "yauzl";
import { z } from "zod";
import { jsonFault } from "@/lib/text/json/rules";
import { BACKUP_FORMAT, BACKUP_VERSION, headShape, MANIFEST, manifestShape, type Manifest } from "./manifest";

/** A backup that says what it holds. That it does is seen while it is read. */
export interface OpenedBackup {
  readonly manifest: Manifest;
  /** A file's bytes, unpacked as they are taken. */
  readonly read: (path: string) => AsyncGenerator<Buffer>;
  readonly close: () => void;
}

const MANIFEST_LIMIT = 256 * 1024 * 1024;

/** Opens a backup. Throws a sentence where the file is none, or of a later Accord. */
export async function openBackup(file: string): Promise<OpenedBackup> {
  const zip = await openPromise(file, { autoClose: false }).catch((error: unknown) => refuseDamaged(error, file));
  try {
    const entries = await listEntries(zip, file);
    const read = (path: string) => piecesOf(zip, path, entries.get(path));
    return { manifest: await readManifest(file, read(MANIFEST)), read, close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** What a zip library finds wrong is one thing to a person; what the disk says, it says itself. */
function refuseDamaged(error: unknown, file: string): never {
  throw error instanceof Error && "syscall" in error ? error : new Error(`${file} is damaged, or no backup.`);
}

/** What lies in files that Accord packs. Looked at one by one, so that what holds anything else is refused at once, however long its list is. */
const PACKED_BY_US = /^(?:[a-z]{1,40}\.jsonl?|(?:tables|pictures|attachments)\/[\w./-]{1,200})$/;

async function listEntries(zip: ZipFile, file: string): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      if (!PACKED_BY_US.test(entry.fileName)) throw new Error(`${entry.fileName} is none of a backup's files.`);
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    refuseDamaged(error, file);
  }
  return entries;
}

async function* piecesOf(zip: ZipFile, path: string, entry: Entry | undefined): AsyncGenerator<Buffer> {
  if (entry === undefined) throw new Error(`The file is damaged, or no backup: ${path} is missing.`);
  try {
    const stream: AsyncIterable<Buffer> = await zip.openReadStreamPromise(entry);
    yield* stream;
  } catch (error) {
    refuseDamaged(error, `The backup’s ${path}`);
  }
}

async function readManifest(file: string, pieces: AsyncIterable<Buffer>): Promise<Manifest> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const piece of pieces) {
    parts.push(piece);
    length += piece.length;
    if (length > MANIFEST_LIMIT) throw new Error(`The file is damaged, or no backup: its ${MANIFEST} has no end.`);
  }
  const json = parseJson(Buffer.concat(parts).toString("utf8"));
  const head = headShape.safeParse(json);
  if (!head.success)
    throw new Error(
      z.object({ format: z.literal("accord-organization") }).safeParse(json).success
        ? `${file} is the archive of one organization: npm run accord -- restore-organization takes it.`
        : `${file} is no ${BACKUP_FORMAT}.`,
    );
  if (head.data.version !== BACKUP_VERSION)
    throw new Error(`${file} was made by a later Accord: update this one with git pull, and restore again.`);
  const manifest = manifestShape.safeParse(json);
  if (manifest.success) return manifest.data;
  const [issue] = manifest.error.issues;
  throw new Error(`The backup is damaged: its ${MANIFEST} is not as Accord writes it, at ${issue?.path.join(".")}.`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const place = jsonFault(text);
    throw new Error(
      `The backup is damaged: its ${MANIFEST} is no JSON from line ${place?.line ?? 1}, column ${place?.column ?? 1}, on.`,
    );
  }
}
