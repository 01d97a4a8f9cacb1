import { PassThrough, Readable } from "node:stream";
import { ZipFile } from "yazl";

/** One file of an archive or of a folder. */
export interface FileEntry {
  /** Its path, with slashes. */
  readonly path: string;
  readonly bytes: Buffer;
  /** When it was last changed. */
  readonly at: Date;
}

/**
 * A zip archive, made as it is read: one file is in memory and the next one on its way. Whoever stops reading ends it, and the reading
 * of what would have come.
 */
export async function* zipOf(entries: AsyncIterable<FileEntry>): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const left = entries[Symbol.asyncIterator]();
  const output = new PassThrough();
  const add = async () => {
    const next = await left.next();
    if (next.done === true) return zip.end();
    const { path, bytes, at } = next.value;
    zip.addReadStreamLazy(path, { mtime: at, size: bytes.length }, (give) => {
      give(null, Readable.from([bytes]));
      addNext();
    });
  };
  const addNext = () => {
    add().catch((error: unknown) => output.destroy(error instanceof Error ? error : new Error(String(error))));
  };
  zip.on("error", (error: Error) => output.destroy(error));
  zip.outputStream.pipe(output);
  addNext();
  const chunks: AsyncIterable<Uint8Array> = output;
  try {
    yield* chunks;
  } finally {
    await left.return?.();
  }
}
