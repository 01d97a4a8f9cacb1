const MB = 1024 * 1024;

/** What one import takes in, whether from an archive, a folder on disk or a browser. */
export const INTAKE_LIMITS = {
  /** Files in all, folders not counted. */
  files: 10_000,
  /** Bytes of one file, whatever it is. */
  fileBytes: 10 * MB,
  /** Bytes of a file that is read as a record; the longest of 2,088 real ones has 97 kB. */
  recordBytes: MB,
  /** Bytes of a picture beside the records. */
  pictureBytes: 5 * MB,
  /** Bytes of all files together, unpacked. */
  totalBytes: 100 * MB,
  /** Bytes in UTF-8 of one name between slashes: what Linux, macOS and Windows can all keep. */
  nameBytes: 255,
  /** Bytes in UTF-8 of a whole path. */
  pathBytes: 1024,
  /** Names in a path. */
  depth: 32,
} as const;

/** Bytes that a browser sends at once: every single file fits, with room for the form around it. */
export const UPLOAD_BYTES = 8 * MB;

/** The same files by their paths in the one folder that holds them all, where there is one: it names a repository, not a record. */
export function withoutTopFolder<F extends { readonly path: string }>(files: readonly F[]): readonly F[] {
  const first = files[0]?.path ?? "";
  const folder = first.slice(0, first.indexOf("/") + 1);
  if (folder === "" || !files.every(({ path }) => path.startsWith(folder))) return files;
  return files.map((file) => ({ ...file, path: file.path.slice(folder.length) }));
}

/** One file on its way in: its path with slashes, relative to the folder or archive, and its bytes as they were. */
export interface ReadFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}
export type ReadFiles = readonly ReadFile[];

/** A file that is not read, with a sentence that says why and what to do. */
export interface LeftOut {
  readonly path: string;
  readonly why: string;
}

/** A file before its bytes are there, as a browser or a folder names it. */
export interface NamedSize {
  readonly path: string;
  /** Bytes, at least 0. */
  readonly size: number;
}

/** `settings` is `.adr-dir`, which names the folder of the records; `other` is no part of an import. */
export type FileKind = "record" | "settings" | "picture" | "other";

const RECORD = /\.(md|markdown|mdx|adoc|asciidoc|rst|txt)$/i;
const PICTURE = /\.(png|jpe?g|gif|webp|svg)$/i;

/** What a file is by its name. Whether a text really is a record is for the reader of records to say. */
export function kindOfFile(path: string): FileKind {
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (name === ".adr-dir") return "settings";
  if (RECORD.test(name)) return "record";
  return PICTURE.test(name) ? "picture" : "other";
}

const LEAVINGS = /(^|\/)(__MACOSX(\/|$)|\._[^/]*$|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/;

/** Whether a path is what macOS or Windows leave behind beside a person's files. Such are passed over silently. */
export const isLeftBehind = (path: string): boolean => LEAVINGS.test(path);

/** A path without the `./` that some programs put in front. */
export const plainPath = (path: string): string => path.replace(/^(\.\/)+/, "");

const RENAME = "Rename it, then try again.";
const DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(\.|:|$)/i;
/** Control characters, and those that turn the direction of what follows, so that a name reads as another. */
const UNSEEN = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;
const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** A name as a sentence may show it: without characters that cannot be seen, and not longer than a line. */
export function shownPath(path: string): string {
  const seen = path.replace(new RegExp(UNSEEN, "gu"), "�");
  return `“${seen.length > 90 ? `${seen.slice(0, 60)}…${seen.slice(-25)}` : seen}”`;
}

/**
 * The sentence that refuses a path, or null for one that may be kept: relative, with slashes, staying below its folder, and with names
 * that any file system can keep.
 */
export function refusePath(path: string): string | null {
  const shown = shownPath(path);
  if (path === "") return `A file has no name. ${RENAME}`;
  if (path.includes("�") || !path.isWellFormed()) return `${shown} has a name that is not UTF-8. ${RENAME}`;
  if (path.includes("\0")) return `${shown} has a zero byte in its name. ${RENAME}`;
  if (UNSEEN.test(path)) return `${shown} has a character in its name that cannot be seen. ${RENAME}`;
  if (path.includes("\\"))
    return `${shown} has a backslash in its name, which some systems take for a folder. ${RENAME}`;
  if (path.startsWith("/")) return `${shown} is an absolute path. Name files from their folder on, then try again.`;
  if (/^[a-z]:/i.test(path)) return `${shown} begins with a drive. Name files from their folder on, then try again.`;
  if (bytesOf(path) > INTAKE_LIMITS.pathBytes)
    return `${shown} is longer than ${INTAKE_LIMITS.pathBytes} bytes. Shorten the names of its folders, then try again.`;
  const names = path.split("/");
  if (names.length > INTAKE_LIMITS.depth)
    return `${shown} lies more than ${INTAKE_LIMITS.depth} folders deep. Move it up, then try again.`;
  for (const name of names) {
    const reason = refuseName(name, shown);
    if (reason !== null) return reason;
  }
  return null;
}

function refuseName(name: string, shown: string): string | null {
  if (name === "..") return `${shown} leads out of its folder. Leave it out, then try again.`;
  if (name === "" || name === ".") return `${shown} has a folder without a name in its path. ${RENAME}`;
  if (DEVICE.test(name)) return `${shown} is the name of a device on Windows. ${RENAME}`;
  if (bytesOf(name) > INTAKE_LIMITS.nameBytes)
    return `${shown} has a name longer than ${INTAKE_LIMITS.nameBytes} bytes. Shorten it, then try again.`;
  return null;
}

/** The sentence that refuses one file for its path or its size, or null. */
export function refuseFile({ path, size }: NamedSize): string | null {
  const reason = refusePath(path);
  if (reason !== null) return reason;
  const limit = limitOf(kindOfFile(path));
  if (size <= limit.bytes) return null;
  return `${shownPath(path)} has ${asMegabytes(size)}; ${limit.what} has at most ${asMegabytes(limit.bytes)}. Leave it out, then try again.`;
}

function limitOf(kind: FileKind): { readonly bytes: number; readonly what: string } {
  if (kind === "record") return { bytes: INTAKE_LIMITS.recordBytes, what: "a record" };
  if (kind === "picture") return { bytes: INTAKE_LIMITS.pictureBytes, what: "a picture" };
  return { bytes: INTAKE_LIMITS.fileBytes, what: "a file" };
}

/** The sentence that refuses files as a whole, for their number, their bytes together or paths that meet, or null. */
export function refuseFiles(files: readonly NamedSize[]): string | null {
  if (files.length > INTAKE_LIMITS.files) return tooManyFiles(files.length);
  const total = files.reduce((sum, { size }) => sum + size, 0);
  if (total > INTAKE_LIMITS.totalBytes) return tooManyBytes(total);
  return meetingPaths(files.map(({ path }) => path))[0]?.why ?? null;
}

/** The sentence for more files than an import takes. */
const tooManyFiles = (count: number): string =>
  `There are ${count.toLocaleString("en")} files; an import takes at most ${INTAKE_LIMITS.files.toLocaleString("en")}. Choose the folder with the records alone.`;

/** The sentence for more bytes than an import takes. */
export const tooManyBytes = (bytes: number): string =>
  `The files have ${asMegabytes(bytes)} together; an import takes at most ${asMegabytes(INTAKE_LIMITS.totalBytes)}. Choose the folder with the records alone.`;

/**
 * The paths that a file system could not keep beside the others, each with the sentence that says so: one that is there a second time, one
 * that differs only in capitals or in how an accent is written, and a file where another path has a folder.
 */
export function meetingPaths(paths: readonly string[]): readonly LeftOut[] {
  const files = new Map<string, string>();
  const meeting: LeftOut[] = [];
  for (const path of paths) {
    const other = files.get(keyOf(path));
    if (other === undefined) files.set(keyOf(path), path);
    else if (other === path)
      meeting.push({ path, why: `${shownPath(path)} is there twice. Leave one of them out, then try again.` });
    else
      meeting.push({
        path,
        why: `${shownPath(path)} and ${shownPath(other)} differ only in capitals or accents. Rename one of them, then try again.`,
      });
  }
  for (const path of paths)
    for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
      const key = keyOf(path.slice(0, end));
      const file = files.get(key);
      if (file === undefined) continue;
      meeting.push({
        path: file,
        why: `${shownPath(file)} is both a file and a folder. Rename one of them, then try again.`,
      });
      files.delete(key);
    }
  return meeting;
}

const keyOf = (path: string): string => path.normalize("NFC").toLowerCase();

/** Bytes as people read them: 10 MB, 1.4 MB, 900 kB, 12 bytes; rounded up. */
export function asMegabytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < MB) return `${Math.ceil(bytes / 1024)} kB`;
  return `${(Math.ceil((bytes / MB) * 10) / 10).toLocaleString("en", { maximumFractionDigits: 1 })} MB`;
}
