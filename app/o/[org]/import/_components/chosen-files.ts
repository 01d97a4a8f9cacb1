import {
  isLeftBehind,
  kindOfFile,
  plainPath,
  refuseFile,
  refusePath,
  UPLOAD_BYTES,
  type LeftOut,
} from "@/lib/imports/paths/rules";

/** A file that a person chose, by its path in what they chose. */
export interface ChosenFile {
  readonly path: string;
  readonly file: File;
}

/** What was chosen, and what the files are called together: the folder's or the archive's name. */
export interface Chosen {
  readonly name: string;
  readonly files: readonly ChosenFile[];
  /** A zip, which is sent as it is. */
  readonly archive: File | null;
  /** What would have been taken in, but cannot be. */
  readonly refused: readonly LeftOut[];
  /** How many files are no part of an import, such as code. */
  readonly others: number;
}

/** Files of one or several inputs. The name of the folder that holds all of them is not part of their paths. */
export function chosenFrom(named: readonly ChosenFile[]): Chosen {
  const [only] = named;
  if (named.length === 1 && only !== undefined && isArchive(only.file.name))
    return {
      name: sourceOf(only.file.name.replace(/\.zip$/i, "")),
      files: [],
      archive: only.file,
      refused: [],
      others: 0,
    };
  const folder = commonFolder(named.map(({ path }) => path));
  const files: ChosenFile[] = [];
  const refused: LeftOut[] = [];
  let others = 0;
  for (const { path: whole, file } of named) {
    const path = plainPath(folder === "" ? whole : whole.slice(folder.length + 1));
    if (isLeftBehind(path)) continue;
    const kind = kindOfFile(path);
    if (kind === "other" || kind === "settings") {
      others += 1;
      continue;
    }
    const why = refusePath(path) ?? refuseFile({ path, size: file.size });
    if (why === null) files.push({ path, file });
    else refused.push({ path, why });
  }
  return { name: sourceOf(folder), files, archive: null, refused, others };
}

/** What a folder's or archive's name says of its source; nothing where every repository has one of that name. */
function sourceOf(name: string): string {
  const plain = name.replace(/ \(\d+\)$/, "").replace(/-(?:main|master)$/, "");
  return /^(?:adrs?|docs?|decisions?|architecture|doc|records?)$/i.test(plain) ? "" : plain;
}

const isArchive = (name: string): boolean => /\.zip$/i.test(name);

function commonFolder(paths: readonly string[]): string {
  const [first = ""] = paths;
  const folder = first.includes("/") ? first.slice(0, first.indexOf("/")) : "";
  return folder !== "" && paths.every((path) => path.startsWith(`${folder}/`)) ? folder : "";
}

/** Files in groups that are sent at once. */
export function inGroups(files: readonly ChosenFile[]): readonly (readonly ChosenFile[])[] {
  const groups: ChosenFile[][] = [];
  let bytes = Infinity;
  for (const one of files) {
    const last = groups.at(-1);
    bytes += one.file.size + 1_000;
    if (last === undefined || bytes > UPLOAD_BYTES / 2 || last.length >= 100) {
      groups.push([one]);
      bytes = one.file.size;
    } else last.push(one);
  }
  return groups;
}
