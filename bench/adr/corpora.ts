import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { DecisionStatus } from "@/db/enums";
import { putTogether } from "@/lib/adr/folder/folder";
import { readAdr, type AdrFile } from "@/lib/adr/read/read";
import type { AdrDocument } from "@/lib/adr/document";
import { say } from "../stand/stand";
import { printTable } from "../stand/table";

const MOST_SECONDS = 10;
const MOST_MEGABYTES = 400;
const LEAST_SHARE = 0.98;

/** A row of the manifest beside the records. */
interface Row {
  readonly folder: string;
  readonly path: string;
  readonly sha256: string;
  readonly isRecord: boolean;
  /** What a tolerant reader took for the status; empty when it found none. */
  readonly stated: string;
}

/**
 * `npm run bench:adr [-- FOLDER]`: reads real records of other projects, where they are present, and prints how many were understood. The
 * folder holds `manifest.tsv` and below it a folder per repository. Exit code 1 when a figure falls short.
 */
function main(root: string): void {
  const manifest = path.join(root, "manifest.tsv");
  if (!existsSync(manifest)) {
    say(`There are no records in ${root}. Name the folder that holds manifest.tsv: npm run bench:adr -- FOLDER`);
    return;
  }
  const rows = readManifest(manifest);
  const files = rows.map((row) => ({ path: row.path, bytes: readFileSync(path.join(root, row.folder, row.path)) }));
  const begun = performance.now();
  const documents: (AdrDocument | null)[] = files.map((file) => readOrNull(file));
  for (const folder of new Set(rows.map((row) => row.folder))) readTogether(folder, rows, files, documents);
  const seconds = (performance.now() - begun) / 1000;
  const megabytes = process.resourceUsage().maxRSS / 1024;
  const threw = documents.filter((document) => document === null).length;
  const identical = files.filter(
    ({ bytes }, at) => createHash("sha256").update(bytes).digest("hex") === rows[at]?.sha256,
  );
  const stated = rows.flatMap((row, at) => (row.isRecord && row.stated !== "" ? [{ row, at }] : []));
  const wrong = stated.filter(({ row, at }) => !isRight(row, files[at], documents[at] ?? null));
  const share = 1 - wrong.length / stated.length;
  printTable([
    ["what", "reached", "promised"],
    ["records", String(rows.filter(({ isRecord }) => isRecord).length), ""],
    ["threw", String(threw), "0"],
    ["bytes identical after reading", `${identical.length} of ${files.length}`, "all"],
    [
      "stated statuses read right, or kept with a note",
      `${(100 * share).toFixed(1)} % of ${stated.length}`,
      `≥ ${100 * LEAST_SHARE} %`,
    ],
    ["seconds for all", seconds.toFixed(1), `≤ ${MOST_SECONDS}`],
    ["peak memory, MB", megabytes.toFixed(0), `≤ ${MOST_MEGABYTES}`],
    ...outcomes(documents),
  ]);
  for (const { row, at } of wrong)
    say(`not as stated: ${row.path}: “${row.stated.slice(0, 80)}” read as ${documents[at]?.status.state}`);
  const isKept = threw === 0 && identical.length === files.length && share >= LEAST_SHARE;
  if (!isKept || seconds > MOST_SECONDS || megabytes > MOST_MEGABYTES) process.exitCode = 1;
}

function readManifest(file: string): Row[] {
  const [, ...lines] = readFileSync(file, "utf8").trimEnd().split("\n");
  return lines.map((line) => {
    const [repository = "", , name = "", , sha256 = "", carriedAs = "", stated = ""] = line.split("\t");
    return { folder: repository.replace("/", "+"), path: name, sha256, isRecord: carriedAs !== "not a record", stated };
  });
}

function readOrNull(file: AdrFile): AdrDocument | null {
  try {
    return readAdr(file);
  } catch (error) {
    say(`threw: ${file.path}: ${String(error)}`);
    return null;
  }
}

/** Folders know more than files: the statuses of indexes, where links lead. */
function readTogether(
  folder: string,
  rows: readonly Row[],
  files: readonly AdrFile[],
  documents: (AdrDocument | null)[],
): void {
  const own = rows.flatMap((row, at) => (row.folder === folder && documents[at] !== null ? [at] : []));
  const read = own.flatMap((at) => documents[at] ?? []);
  const together = putTogether(
    read,
    own.flatMap((at) => files[at] ?? []),
  );
  const byPath = new Map(together.records.map(({ document }) => [document.path, document]));
  for (const at of own) documents[at] = byPath.get(rows[at]?.path ?? "") ?? documents[at] ?? null;
}

/** What a word means, found without the reader: its own table, in the order in which words weigh. */
const MEANS: readonly (readonly [RegExp, DecisionStatus])[] = [
  [/partly superseded|accepted; supersedes/i, "accepted"],
  [/superseded/i, "superseded"],
  [/已弃用|deprecated/i, "deprecated"],
  [/withdrawn|stagnant/i, "withdrawn"],
  [/rejected/i, "rejected"],
  [/incomplete|in-progress|draft/i, "draft"],
  [/proposed|pending|review|experimental|on hold|provisional|提议/i, "proposed"],
  [/accepted|approved|implemented|active|living|final|通过|完成/i, "accepted"],
];

/** A log of dated lines stands as its last one says. */
function statedWord({ stated }: Row, file: AdrFile | undefined): string {
  const text = new TextDecoder().decode(file?.bytes);
  const log = [...text.matchAll(/^\d{4}[-/]\d{2}[-/]\d{2}[ \t]+(\p{L}+)/gmu)].at(-1)?.[1];
  return /^(?:列表|\d{4}-)/.test(stated) ? (log ?? stated) : stated;
}

function isRight(row: Row, file: AdrFile | undefined, document: AdrDocument | null): boolean {
  if (document === null) return false;
  const word = statedWord(row, file);
  const means = MEANS.find(([pattern]) => pattern.test(word.slice(0, 80)))?.[1];
  const { state, raw } = document.status;
  const isKept =
    raw !== null && word.includes(raw.slice(0, 20)) && document.notes.some(({ about }) => about === "status");
  return means === undefined ? isKept : state === means || (state === null && isKept);
}

function outcomes(documents: readonly (AdrDocument | null)[]): string[][] {
  return ["read", "read with guesses", "kept as text"].map((outcome) => [
    outcome,
    String(documents.filter((document) => document?.outcome === outcome).length),
    "",
  ]);
}

main(path.resolve(process.argv[2] ?? path.join(import.meta.dirname, "..", "..", "..", "shared", "corpora")));
