import type { AdrDocument, ReadLink } from "../document";
import { readAdr, type AdrFile } from "../read/read";
import { withDayOrder } from "./day-order";
import { indexStatuses } from "./index-statuses";
import { whyNoRecord } from "./not-records";
import { Resolver, type Reach } from "./resolver";
import { withFolderStatus } from "./statuses";

/** What a file's history says: when it came and by whom; null where the history does not reach back so far. */
export interface FileHistory {
  /** ISO 8601. */
  readonly createdAt: string | null;
  readonly createdBy: string | null;
}

/** A link, and where it leads within the folder. */
export interface ResolvedLink extends ReadLink {
  readonly reach: Reach;
  /** Path of the record it leads to; null for every other reach. */
  readonly to: string | null;
}

/** A record among the others of its folder. */
export interface FolderRecord {
  readonly document: AdrDocument;
  readonly links: readonly ResolvedLink[];
  /** Paths of other records with the same number. */
  readonly sameNumber: readonly string[];
}

/** A file that is no record: an index, a template. */
export interface OtherFile {
  readonly document: AdrDocument;
  readonly why: string;
}

export interface ReadFolder {
  readonly records: readonly FolderRecord[];
  readonly others: readonly OtherFile[];
}

interface Surroundings {
  /** By path, where a history is known. */
  readonly history?: ReadonlyMap<string, FileHistory>;
  /** Paths of files that are no texts, to which records may link. */
  readonly otherPaths?: readonly string[];
}

/**
 * Reads the files of one folder of records together: tells records from indexes and templates, finds statuses that stand in the index or
 * in a folder's name, dates and authors in the history, and where links lead. Never throws.
 */
export function readFolder(files: readonly AdrFile[], surroundings: Surroundings = {}): ReadFolder {
  return putTogether(
    files.map((file) => readAdr(file)),
    files,
    surroundings,
  );
}

/** Like `readFolder`, of files that were read before; `files` are those of the documents, in their order. */
export function putTogether(
  documents: readonly AdrDocument[],
  files: readonly AdrFile[],
  { history, otherPaths = [] }: Surroundings = {},
): ReadFolder {
  const others: OtherFile[] = [];
  const found: AdrDocument[] = [];
  const indexes: AdrFile[] = [];
  for (const [at, document] of documents.entries()) {
    const why = whyNoRecord(document);
    const file = files[at];
    if (why === null) found.push(document);
    else others.push({ document, why });
    if (why !== null && file !== undefined) indexes.push(file);
  }
  const indexed = indexStatuses(indexes);
  const records = withDayOrder(found.map((one) => withHistory(withFolderStatus(one, indexed), history)));
  const resolver = new Resolver(records, [...files.map(({ path }) => path), ...otherPaths]);
  const byNumber = pathsByNumber(records);
  return {
    records: records.map((document) => ({
      document,
      links: document.links.map((link) => ({ ...link, ...resolver.resolve(document.path, link) })),
      sameNumber: (byNumber.get(document.number) ?? []).filter((path) => path !== document.path),
    })),
    others,
  };
}

/** Records without a number have none in common. */
function pathsByNumber(records: readonly AdrDocument[]): ReadonlyMap<number | null, readonly string[]> {
  const found = new Map<number | null, string[]>();
  for (const { number, path } of records) {
    if (number === null) continue;
    const paths = found.get(number);
    if (paths === undefined) found.set(number, [path]);
    else paths.push(path);
  }
  return found;
}

/** The first commit dates a record without a date, and names its author where nobody is named. */
function withHistory(document: AdrDocument, history: Surroundings["history"]): AdrDocument {
  const known = history?.get(document.path);
  if (known?.createdAt == null) return document;
  const { dates, people, notes } = document;
  const place = { file: document.path, line: 1, column: 1, isGuess: true };
  const isDated = dates.some(({ date }) => date !== null);
  const isNamed = people.authors.length > 0 || people.decisionMakers.length > 0;
  const day = known.createdAt.slice(0, 10);
  const date = { kind: "created" as const, date: day, raw: known.createdAt, certainty: "rewritten" as const };
  const what = `It is dated ${day}.`;
  return {
    ...document,
    dates: isDated ? dates : [...dates, date],
    people: isNamed || known.createdBy === null ? people : { ...people, authors: [known.createdBy] },
    outcome: document.outcome === "read" && !isDated ? "read with guesses" : document.outcome,
    notes: isDated
      ? notes
      : [...notes, { ...place, about: "date", what, why: "It names no date; this is its first commit’s." }],
  };
}
