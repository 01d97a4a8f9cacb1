import { openPromise, type Entry, type ZipFile } from "yauzl";
import { z } from "zod";
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
  const zip = await openPromise(file, { autoClose: false }).catch((error: unknown) => {
    throw error instanceof Error && "syscall" in error ? error : new Error(`${file} is damaged, or no backup.`);
  });
  try {
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    const read = (path: string) => piecesOf(zip, path, entries.get(path));
    return { manifest: await readManifest(file, read(MANIFEST)), read, close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function* piecesOf(zip: ZipFile, path: string, entry: Entry | undefined): AsyncGenerator<Buffer> {
  if (entry === undefined) throw new Error(`The file is damaged, or no backup: ${path} is missing.`);
  const stream: AsyncIterable<Buffer> = await zip.openReadStreamPromise(entry);
  yield* stream;
}

async function readManifest(file: string, pieces: AsyncIterable<Buffer>): Promise<Manifest> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const piece of pieces) {
    parts.push(piece);
    length += piece.length;
    if (length > MANIFEST_LIMIT) throw new Error(`The file is damaged, or no backup: its ${MANIFEST} has no end.`);
  }
  const json: unknown = JSON.parse(Buffer.concat(parts).toString("utf8"));
  const head = headShape.safeParse(json);
  if (!head.success)
    throw new Error(
      z.object({ format: z.literal("accord-organization") }).safeParse(json).success
        ? `${file} is the archive of one organization: npm run accord -- restore-organization takes it.`
        : `${file} is no ${BACKUP_FORMAT}.`,
    );
  if (head.data.version !== BACKUP_VERSION)
    throw new Error(`${file} was made by a later Accord: update this one with git pull, and restore again.`);
  return manifestShape.parse(json);
}
