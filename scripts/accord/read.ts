import { readFolder, type FolderRecord, type OtherFile, type ReadFolder } from "@/lib/adr/folder/folder";
import { kindOfFile } from "@/lib/imports/paths/rules";
import { readFolder as readFilesOf } from "./folder";
import { readGitHistory } from "./git-history";

type Print = (text: string) => void;

/** What is printed of one file. */
interface ReadLine {
  readonly path: string;
  readonly outcome: string;
  readonly title: string;
  readonly number: number | null;
  readonly status: string | null;
  readonly statusRaw: string | null;
  readonly [more: string]: unknown;
}

/**
 * Prints what was understood of each file of a folder, as text or as one JSON object a line, in the order of their paths. The git history
 * of the folder dates records that name no date. Throws `MalformedFile` for what is no folder, or too large a one.
 */
export async function printFolder(folder: string, asJson: boolean, print: Print): Promise<void> {
  const { files, leftOut, others: otherPaths } = await readFilesOf(folder);
  const history = await readGitHistory(folder);
  const texts = files.filter(({ path }) => kindOfFile(path) === "record");
  const paths = [...otherPaths, ...files.filter(({ path }) => kindOfFile(path) !== "record").map(({ path }) => path)];
  printRead(
    readFolder(texts, { otherPaths: paths, ...(history.isKnown && { history: history.files }) }),
    asJson,
    print,
  );
  for (const { path, why } of leftOut) {
    if (asJson) print(`${JSON.stringify({ path, outcome: "left out", why })}\n`);
    else print(`${path}: left out\n    ${why}\n`);
  }
}

function printRead({ records, others }: ReadFolder, asJson: boolean, print: Print): void {
  const lines = [...records.map(recordLine), ...others.map(otherLine)].sort((a, b) => (a.path < b.path ? -1 : 1));
  if (asJson) {
    for (const line of lines) print(`${JSON.stringify(line)}\n`);
    return;
  }
  for (const { document } of records) {
    const { path, outcome, number, title, status, notes } = document;
    const state = status.state ?? (status.raw === null ? "no status" : `“${status.raw}”`);
    print(`${path}: ${outcome}\n    ${number === null ? "" : `${number}. `}${title} (${state})\n`);
    for (const { line, column, what, why } of notes) print(`    ${line}:${column} ${what} ${why}\n`);
  }
  for (const { document, why } of others) print(`${document.path}: no record\n    ${why}\n`);
  print(summary(records, others));
}

function recordLine({ document, links, sameNumber }: FolderRecord): ReadLine {
  const { status, sections, ...rest } = document;
  return {
    ...rest,
    isRecord: true,
    status: status.state,
    statusRaw: status.raw,
    statusReading: status.reading,
    sections: sections.map(({ heading, kind, line, body }) => ({ heading, kind, line, characters: body.length })),
    links,
    sameNumber,
  };
}

function otherLine({ document, why }: OtherFile): ReadLine {
  const { path, outcome, title, number, status, dates, people, links, notes } = document;
  const state = { status: status.state, statusRaw: status.raw };
  return { path, isRecord: false, why, outcome, title, number, ...state, dates, people, links, notes };
}

function summary(records: readonly FolderRecord[], others: readonly OtherFile[]): string {
  const count = (outcome: string) => records.filter(({ document }) => document.outcome === outcome).length;
  const dangling = records.flatMap(({ links }) => links.filter(({ reach }) => reach === "dangling")).length;
  return [
    `${records.length} records: ${count("read")} read, ${count("read with guesses")} read with guesses, ${count("kept as text")} kept as text.`,
    `${others.length} other files. ${dangling} links lead nowhere.\n`,
  ].join("\n");
}
