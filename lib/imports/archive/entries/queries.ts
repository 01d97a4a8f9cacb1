import { isUtf8 } from "node:buffer";
import { type Entry, fromBufferPromise, getFileNameLowLevel, type ZipFile } from "yauzl";
import { invalid, Refusal } from "@/lib/errors";
import { plainPath, shownPath } from "../../paths/rules";
import { type ArchiveEntry, refuseEntryCount } from "../rules";

/** What an archive says of itself at its end. */
interface ArchiveList {
  readonly entries: readonly ArchiveEntry[];
  /** Where the list begins, in bytes from the start. */
  readonly start: number;
}

const LOCAL_SIGNATURE = 0x04034b50;
const LISTED_SIGNATURE = 0x02014b50;
const END_SIGNATURE = "PK\u0005\u0006";
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
/** Bits of an entry's flags; see APPNOTE 4.4.4. */
const IN_UTF8 = 0x800;
const AGAIN = "Zip the files again, or fetch the archive again.";

/**
 * Lists what a zip archive claims to hold, with where each entry lies, and unpacks nothing. Refuses what is no zip, is cut off, spans
 * several files, lists too many entries or more than it counts, or is damaged. Gives the thread back between entries.
 */
export async function listEntries(archive: Buffer, signal?: AbortSignal): Promise<ArchiveList> {
  assertZip(archive);
  try {
    const zip = await fromBufferPromise(archive, { decodeStrings: false, validateEntrySizes: false });
    const reason = refuseEntryCount(zip.entryCount);
    if (reason !== null) throw invalid(reason);
    const start = cursorOf(zip);
    const entries: ArchiveEntry[] = [];
    for await (const entry of zip.eachEntry()) {
      signal?.throwIfAborted();
      const located = await locate(zip, entry);
      // Some programs list the folder itself, as `./`.
      if (located.path !== "" || !located.isFolder) entries.push(located);
    }
    const end = cursorOf(zip);
    if (end + 4 <= archive.length && archive.readUInt32LE(end) === LISTED_SIGNATURE)
      throw invalid(`The archive lists more files than the ${zip.entryCount} it counts. ${AGAIN}`);
    return { entries, start };
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof Refusal) throw error;
    if (error instanceof Error && /encrypt/.test(error.message))
      throw invalid("The archive is encrypted. Zip again without a password.");
    // What else the library throws is said of offsets and signatures; to a person all of it is one thing.
    throw invalid(`The archive’s list of files is damaged. ${AGAIN}`);
  }
}

/** Tells what is no zip from what was one before it was cut off. */
function assertZip(archive: Buffer): void {
  const tail = archive.subarray(Math.max(0, archive.length - END_BYTES - LONGEST_COMMENT));
  const end = tail.lastIndexOf(END_SIGNATURE, undefined, "latin1");
  const isBegun = archive.length >= 4 && archive.readUInt32LE(0) === LOCAL_SIGNATURE;
  if (end === -1 || tail.length - end < END_BYTES)
    throw invalid(
      isBegun
        ? "The archive is cut off: its end is missing. Fetch it again, or zip the files again."
        : "This is not a zip archive. Zip the folder with the records, and choose that file.",
    );
  if (tail.readUInt16LE(end + 4) !== 0 && tail.readUInt16LE(end + 4) !== 0xffff)
    throw invalid("The archive is one part of several. Zip the files into one archive.");
}

/** Where the library reads next; its types call the number a boolean. */
const cursorOf = (zip: ZipFile): number => Number(zip.readEntryCursor);

/** Reads where an entry lies, and what it is, in the words of Accord. */
async function locate(zip: ZipFile, entry: Entry): Promise<ArchiveEntry> {
  const name = nameOf(entry);
  const path = plainPath(name).replace(/\/$/, "");
  const dataStart = await dataStartOf(zip, entry, path);
  return {
    path,
    isFolder: name.endsWith("/"),
    isEncrypted: entry.isEncrypted(),
    method: entry.compressionMethod,
    mode: entry.externalFileAttributes >>> 16,
    crc32: entry.crc32,
    packedSize: entry.compressedSize,
    size: entry.uncompressedSize,
    start: entry.relativeOffsetOfLocalHeader,
    dataStart,
    end: dataStart + entry.compressedSize,
  };
}

async function dataStartOf(zip: ZipFile, entry: Entry, path: string): Promise<number> {
  try {
    return (await zip.readLocalFileHeaderPromise(entry, { minimal: true })).fileDataStart;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw invalid(`${shownPath(path)} does not lie where the archive says, or is cut off. ${AGAIN}`);
  }
}

/** CP437 or UTF-8, as the entry says. macOS writes UTF-8 without saying so, and CP437 that is valid UTF-8 is hardly ever meant. */
function nameOf({ generalPurposeBitFlag: flags, fileNameRaw, extraFields }: Entry): string {
  return getFileNameLowLevel(isUtf8(fileNameRaw) ? flags | IN_UTF8 : flags, fileNameRaw, extraFields, true);
}
