import { constants, type Dirent } from "node:fs";
import { type FileHandle, lstat, open, readdir, realpath } from "node:fs/promises";
import path from "node:path";
import {
  isLeftBehind,
  kindOfFile,
  type LeftOut,
  meetingPaths,
  type ReadFile,
  type ReadFiles,
  refuseFile,
  refuseFiles,
  refusePath,
  shownPath,
} from "@/lib/imports/paths/rules";
import { MalformedFile } from "./read-file";

/** Names looked at in one folder with all below it; past that it is a disk rather than the records of a team. */
const MOST_NAMES = 200_000;
/** Folders that hold what programs made, not people. */
const PASSED_OVER: ReadonlySet<string> = new Set([".git", ".hg", ".svn", "node_modules"]);

export interface ReadFolder {
  /** Texts, `.adr-dir` and pictures, by path. */
  readonly files: ReadFiles;
  /** What would have been read, each with the reason why it was not. */
  readonly leftOut: readonly LeftOut[];
  /** Paths of all other files, which a record may link to. */
  readonly others: readonly string[];
}

interface ReadFolderOptions {
  readonly signal?: AbortSignal;
  /** Called before each file is read: how many of how many have been. */
  readonly onProgress?: (done: number, of: number) => void;
}

/**
 * Reads a folder from disk by the rules that hold for every import, following no symbolic link below it. One file that cannot be read is
 * left out with its reason; too many files, or too many bytes together, throw a `MalformedFile` that says what to do, and so does what is
 * no folder. Throws the signal's reason when it is aborted.
 */
export async function readFolder(folder: string, options: ReadFolderOptions = {}): Promise<ReadFolder> {
  const root = await findFolder(folder);
  const found = await walk(root, folder, options.signal);
  const meeting = new Map(meetingPaths(found.wanted.map((file) => file.path)).map(({ path: at, why }) => [at, why]));
  const kept: Sized[] = [];
  const leftOut = [...found.leftOut];
  for (const file of found.wanted) {
    const why = refuseFile(file) ?? meeting.get(file.path);
    if (why === undefined) kept.push(file);
    else leftOut.push({ path: file.path, why });
  }
  const refusal = refuseFiles(kept);
  if (refusal !== null) throw new MalformedFile(`${folder}: ${refusal}`);
  const files: ReadFile[] = [];
  for (const [done, file] of kept.entries()) {
    options.signal?.throwIfAborted();
    options.onProgress?.(done, kept.length);
    const bytes = await readPlainFile(path.join(root, file.path), file.size);
    if (typeof bytes === "string") leftOut.push({ path: file.path, why: `${shownPath(file.path)} ${bytes}` });
    else files.push({ path: file.path, bytes });
  }
  options.onProgress?.(kept.length, kept.length);
  return { files, leftOut: leftOut.sort(byPath), others: found.others.sort() };
}

interface Sized {
  readonly path: string;
  readonly size: number;
}

interface Found {
  readonly wanted: Sized[];
  readonly leftOut: LeftOut[];
  readonly others: string[];
}

async function findFolder(folder: string): Promise<string> {
  try {
    const root = await realpath(folder);
    if ((await lstat(root)).isDirectory()) return root;
  } catch (error) {
    if (!isFileError(error)) throw error;
    throw new MalformedFile(`${folder}: there is no such folder, or it may not be read. Name another one.`);
  }
  throw new MalformedFile(`${folder}: this is no folder. Name the folder with the records.`);
}

/** Lists all files below, the wanted ones with their sizes, sorted by path. */
async function walk(root: string, folder: string, signal?: AbortSignal): Promise<Found> {
  const found: Found = { wanted: [], leftOut: [], others: [] };
  const open = [""];
  let names = 0;
  for (let below = open.pop(); below !== undefined; below = open.pop()) {
    signal?.throwIfAborted();
    const entries = await list(root, below, found);
    names += entries.length;
    if (names > MOST_NAMES)
      throw new MalformedFile(
        `${folder}: more than ${MOST_NAMES.toLocaleString("en")} names lie in it. Name the folder with the records alone.`,
      );
    for (const entry of entries) {
      const at = below === "" ? entry.name : `${below}/${entry.name}`;
      if (isLeftBehind(at)) continue;
      if (!entry.isDirectory()) await take(root, at, entry, found);
      else if (!PASSED_OVER.has(entry.name)) open.push(at);
    }
  }
  found.wanted.sort(byPath);
  return found;
}

async function list(root: string, below: string, { leftOut }: Found): Promise<readonly Dirent[]> {
  try {
    return await readdir(path.join(root, below), { withFileTypes: true });
  } catch (error) {
    if (!isFileError(error)) throw error;
    leftOut.push({
      path: below,
      why: `${shownPath(below)} is a folder that may not be read. Allow it, then try again.`,
    });
    return [];
  }
}

async function take(root: string, at: string, entry: Dirent, { wanted, leftOut, others }: Found): Promise<void> {
  const kind = kindOfFile(at);
  if (kind === "other" && !entry.isSymbolicLink()) others.push(at);
  else if (entry.isSymbolicLink())
    leftOut.push({
      path: at,
      why: `${shownPath(at)} is a symbolic link, which is not followed. Put the file in its place.`,
    });
  else if (!entry.isFile())
    leftOut.push({ path: at, why: `${shownPath(at)} is not a plain file. Leave it out, then try again.` });
  else {
    const why = refusePath(at);
    if (why === null) wanted.push({ path: at, size: (await lstat(path.join(root, at))).size });
    else leftOut.push({ path: at, why });
  }
}

/** The bytes of a file that had `size` bytes when it was listed; a string says why they could not be read. */
async function readPlainFile(file: string, size: number): Promise<Uint8Array | string> {
  let handle: FileHandle | null = null;
  try {
    // Between listing and opening somebody may have put a link or a pipe there: neither is followed or waited for.
    handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const stat = await handle.stat();
    if (!stat.isFile() || stat.size !== size) return "changed while it was read. Try again.";
    const buffer = Buffer.alloc(size);
    const { bytesRead } = await handle.read(buffer, 0, size, 0);
    return bytesRead === size ? buffer : "changed while it was read. Try again.";
  } catch (error) {
    if (!isFileError(error)) throw error;
    return "may not be read, or is gone. Allow it, then try again.";
  } finally {
    await handle?.close();
  }
}

/** Such as a file that is not there. */
const isFileError = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && "syscall" in error;

const byPath = (one: { readonly path: string }, other: { readonly path: string }): number =>
  one.path < other.path ? -1 : Number(one.path > other.path);
