import {
  asMegabytes,
  INTAKE_LIMITS,
  isLeftBehind,
  meetingPaths,
  refusePath,
  shownPath,
  tooManyBytes,
} from "../paths/rules";

const MB = 1024 * 1024;

/** What an archive may be, beside what every import may be. */
export const ARCHIVE_LIMITS = {
  /** Bytes of the archive itself. */
  bytes: 50 * MB,
  /** Entries, folders included; counted before anything is unpacked. */
  entries: INTAKE_LIMITS.files,
  /** How many times its packed size something may unpack to. Text packs 3 to 20 times, a bomb about 1,000 times. */
  ratio: 100,
  /** Bytes below which a single file is not measured by that ratio: an empty page packs well. */
  ratioFrom: MB,
  /** Bytes below which all files together are not. */
  ratioOfAllFrom: 10 * MB,
} as const;

/** One line of an archive's own list of files, as it claims to be. */
export interface ArchiveEntry {
  /** As it was decoded, without the slash at the end of a folder. */
  readonly path: string;
  readonly isFolder: boolean;
  readonly isEncrypted: boolean;
  /** 0 stored, 8 deflated; see APPNOTE 4.4.5 for the others. */
  readonly method: number;
  /** The file mode that Unix programs add; 0 when none was. */
  readonly mode: number;
  readonly crc32: number;
  /** Bytes in the archive, and unpacked. */
  readonly packedSize: number;
  readonly size: number;
  /** Where its header begins, its bytes begin, and its bytes end. */
  readonly start: number;
  readonly dataStart: number;
  readonly end: number;
}

const KIND = 0o170000;
const REGULAR = 0o100000;
const FOLDER = 0o040000;
const SYMBOLIC_LINK = 0o120000;
const METHODS: Readonly<Record<number, string>> = {
  1: "Shrink",
  6: "Implode",
  9: "Deflate64",
  12: "BZIP2",
  14: "LZMA",
  20: "Zstandard",
  93: "Zstandard",
  95: "XZ",
  98: "PPMd",
};

/** The sentence that refuses the bytes of an archive before they are looked at, or null. */
export function refuseArchiveSize(size: number): string | null {
  if (size <= ARCHIVE_LIMITS.bytes) return null;
  return `The archive has ${asMegabytes(size)}; at most ${asMegabytes(ARCHIVE_LIMITS.bytes)} are read. Zip the folder with the records alone.`;
}

/** The sentence for more entries than are read, or null. */
export function refuseEntryCount(count: number): string | null {
  if (count <= ARCHIVE_LIMITS.entries) return null;
  return `The archive lists ${count.toLocaleString("en")} files and folders; at most ${ARCHIVE_LIMITS.entries.toLocaleString("en")} are read. Zip the folder with the records alone.`;
}

/**
 * The sentence that refuses an archive by its own list, before a byte is unpacked, or null. `packedSize` is the archive's size, `listStart`
 * where its list begins.
 */
export function refuseEntries(entries: readonly ArchiveEntry[], packedSize: number, listStart: number): string | null {
  for (const entry of entries) {
    const reason = refusePath(entry.path) ?? refuseNature(entry) ?? (entry.isFolder ? null : refuseSize(entry));
    if (reason !== null) return reason;
  }
  const files = entries.filter(({ isFolder }) => !isFolder);
  const total = files.reduce((sum, { size }) => sum + size, 0);
  if (total > INTAKE_LIMITS.totalBytes) return tooManyBytes(total);
  if (total > ARCHIVE_LIMITS.ratioOfAllFrom && total > ARCHIVE_LIMITS.ratio * packedSize)
    return `The archive unpacks to ${asMegabytes(total)}, more than ${ARCHIVE_LIMITS.ratio} times its size, as nothing written by people does. It was not unpacked. Zip the records alone.`;
  const shown = files.map(({ path }) => path).filter((path) => !isLeftBehind(path));
  return meetingPaths(shown)[0]?.why ?? refuseOverlap(entries, listStart);
}

function refuseNature({ path, isFolder, isEncrypted, method, mode, size }: ArchiveEntry): string | null {
  const shown = shownPath(path);
  const kind = mode & KIND;
  if (kind === SYMBOLIC_LINK) return `${shown} is a symbolic link. Put the file itself in its place, then zip again.`;
  if (kind !== 0 && kind !== (isFolder ? FOLDER : REGULAR))
    return `${shown} is not a plain file. Leave it out, then zip again.`;
  if (isFolder && size > 0) return `${shown} is a folder and has bytes of its own. Zip the folder again.`;
  if (isEncrypted) return `${shown} is encrypted. Zip again without a password.`;
  if (method !== 0 && method !== 8)
    return `${shown} is packed by ${METHODS[method] ?? `method ${method}`}, which is not read. Zip again with Deflate.`;
  return null;
}

function refuseSize({ path, size, packedSize }: ArchiveEntry): string | null {
  const shown = shownPath(path);
  if (size > INTAKE_LIMITS.fileBytes)
    return `${shown} unpacks to ${asMegabytes(size)}; a file has at most ${asMegabytes(INTAKE_LIMITS.fileBytes)}. Leave it out, then zip again.`;
  if (size > ARCHIVE_LIMITS.ratioFrom && size > ARCHIVE_LIMITS.ratio * packedSize)
    return `${shown} unpacks to more than ${ARCHIVE_LIMITS.ratio} times its size, as nothing written by people does. Leave it out, then zip again.`;
  return null;
}

/** Entries that share bytes let a small archive unpack without end, and let two programs read it differently. */
function refuseOverlap(entries: readonly ArchiveEntry[], listStart: number): string | null {
  let before: ArchiveEntry | null = null;
  for (const entry of entries.toSorted((one, other) => one.start - other.start)) {
    if (before !== null && entry.start < before.end)
      return `${shownPath(before.path)} and ${shownPath(entry.path)} share bytes of the archive, as no archiver writes. Zip the files again.`;
    if (entry.end > listStart)
      return `${shownPath(entry.path)} reaches into the archive’s list of files. Zip the files again.`;
    before = entry;
  }
  return null;
}
