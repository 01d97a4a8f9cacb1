import type { ChosenFile } from "./chosen-files";

/** More files are no team's records. */
export const MOST_DROPPED = 20_000;

/** All files of what was dropped, folders with all below them. Rejects where one cannot be read, and where there are too many: never a part of them. */
export async function droppedFiles(transfer: DataTransfer): Promise<ChosenFile[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const found: ChosenFile[] = [];
  const left = entries.reverse();
  for (let entry = left.pop(); entry !== undefined; entry = left.pop()) {
    if (found.length === MOST_DROPPED) throw new Error("More was dropped than is looked through.");
    if (isFile(entry)) found.push({ path: entry.fullPath.replace(/^\//, ""), file: await fileOf(entry) });
    else if (isFolder(entry) && !PASSED_OVER.has(entry.name)) left.push(...(await entriesOf(entry)));
  }
  return found;
}

/** Files of an input, with their place in the folder that was chosen. */
export function inputFiles(list: FileList | null): ChosenFile[] {
  return [...(list ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

const PASSED_OVER: ReadonlySet<string> = new Set([".git", ".hg", ".svn", "node_modules"]);

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));

/** A browser hands a folder out a hundred at a time. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}
