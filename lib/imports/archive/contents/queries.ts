import { promisify } from "node:util";
import { crc32, inflateRaw, inflateRawSync } from "node:zlib";
import { invalid } from "@/lib/errors";
import { asMegabytes, shownPath } from "../../paths/rules";
import type { ArchiveEntry } from "../rules";

/** Bytes up to which unpacking in this thread is quicker than asking another one. */
const SMALL = 64 * 1024;
const inflateAside = promisify<Buffer, InflateOptions, Buffer>(inflateRaw);

interface InflateOptions {
  readonly chunkSize: number;
  readonly maxOutputLength: number;
}

/**
 * The bytes of one entry that `refuseEntries` let pass. Never unpacks further than the size that the entry claims: counted while it
 * inflates. Refuses more or fewer bytes than claimed, damaged ones, and a checksum that is another.
 */
export async function unpackEntry(archive: Buffer, entry: ArchiveEntry): Promise<Uint8Array> {
  const packed = archive.subarray(entry.dataStart, entry.end);
  const bytes = entry.method === 0 ? Buffer.from(packed) : await inflate(packed, entry);
  if (bytes.length !== entry.size)
    throw invalid(
      `${shownPath(entry.path)} unpacks to another size than the archive says (${asMegabytes(entry.size)}). Zip the files again.`,
    );
  if (crc32(bytes) !== entry.crc32)
    throw invalid(
      `${shownPath(entry.path)} is damaged: its checksum is another. Fetch the archive again, or zip the files again.`,
    );
  return bytes;
}

async function inflate(packed: Buffer, { path, size }: ArchiveEntry): Promise<Buffer> {
  // One byte more than claimed, so that the first piece is the whole file and one byte too many is seen.
  const options = { chunkSize: Math.max(64, size + 1), maxOutputLength: Math.max(1, size) };
  const isSmall = packed.length <= SMALL && size <= SMALL;
  try {
    return isSmall ? inflateRawSync(packed, options) : await inflateAside(packed, options);
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    throw invalid(
      error.code === "ERR_BUFFER_TOO_LARGE"
        ? `${shownPath(path)} unpacks to more than the ${asMegabytes(size)} that the archive says. Leave it out, then zip again.`
        : `${shownPath(path)} is damaged and cannot be unpacked. Fetch the archive again, or zip the files again.`,
    );
  }
}
