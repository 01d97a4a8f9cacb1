import { once } from "node:events";
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

/** A file of any length, which comes in pieces. */
export interface StreamedEntry {
  readonly path: string;
  readonly chunks: AsyncIterable<Buffer>;
  readonly at: Date;
  /** It may have more than 4 GB. */
  readonly isLarge?: boolean;
}

/**
 * A zip archive, made as it is read: one file is in memory and the next one on its way; of one that comes in pieces, a piece, and the next
 * file is asked for when it is through. Whoever stops reading ends it, and the reading of what would have come.
 */
export async function* zipOf(entries: AsyncIterable<FileEntry | StreamedEntry>): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const left = entries[Symbol.asyncIterator]();
  const output = new PassThrough();
  let pieces: Readable | null = null;
  // What is still on its way when the reader stops must not begin to read: its transaction may be over.
  let isOver = false;
  const add = async () => {
    const next = await left.next();
    if (isOver) return;
    if (next.done === true) return zip.end();
    const entry = next.value;
    if ("bytes" in entry)
      return zip.addReadStreamLazy(entry.path, { mtime: entry.at, size: entry.bytes.length }, (give) => {
        give(null, Readable.from([entry.bytes]));
        addNext();
      });
    const forceZip64Format = entry.isLarge === true;
    zip.addReadStreamLazy(entry.path, { mtime: entry.at, forceZip64Format }, (give) => {
      if (isOver) return;
      pieces = Readable.from(entry.chunks);
      pieces.once("end", addNext).once("error", (error) => output.destroy(error));
      give(null, pieces);
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
    isOver = true;
    await ended(pieces);
    await left.return?.();
  }
}

/** Stops a stream and waits until what it reads from has stopped too. */
async function ended(stream: Readable | null): Promise<void> {
  if (stream === null || stream.closed) return;
  const closed = once(stream, "close");
  stream.destroy();
  await closed;
}
