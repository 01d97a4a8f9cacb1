import type { DecisionStatus } from "@/db/enums";
import type { AdrDocument, ReadDate, ReadNote, ReadPeople } from "@/lib/adr/document";

/** What a person set right about a file; null stands for what was read. */
export interface Corrections {
  readonly title: string | null;
  readonly status: DecisionStatus | null;
  readonly decidedOn: string | null;
}

/** What a file says beyond what a record holds, as it is kept beside the decision. */
export interface SourceFacts {
  readonly format: AdrDocument["format"];
  readonly outcome: AdrDocument["outcome"];
  readonly statusRaw: string | null;
  readonly statusReading: AdrDocument["status"]["reading"];
  readonly dates: readonly ReadDate[];
  readonly people: ReadPeople;
  readonly tags: readonly string[];
  readonly appliesTo: readonly string[];
  readonly notes: readonly ReadNote[];
  /** What a person set right: it holds for the next import of the file too. */
  readonly corrections: Corrections;
}

/** What a file becomes. */
export interface Settled {
  readonly title: string;
  readonly status: DecisionStatus;
  /** yyyy-mm-dd; null where no date is known. */
  readonly decidedOn: string | null;
  /** What nobody has said yet, in a sentence each; none when all is settled. */
  readonly open: readonly string[];
}

/** A title that the database and screens can hold. */
const TITLE_LIMIT = 200;

/** What a file becomes: as it was corrected, else as it was read. What it does not say is the least that may be claimed: a draft. */
export function settle(document: AdrDocument, corrections: Corrections): Settled {
  const title = corrections.title ?? shownTitle(document.title);
  const status = corrections.status ?? document.status.state;
  const open =
    status === null ? ["It states no status that is known. It comes in as a draft unless you choose one."] : [];
  return { title, status: status ?? "draft", decidedOn: corrections.decidedOn ?? dayOf(document.dates), open };
}

/** On one line, without letters that nobody sees or that turn a line around, and no longer than a title can be. */
function shownTitle(written: string): string {
  const text = written
    .replace(/[\p{Cc}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  return [...text].slice(0, TITLE_LIMIT).join("") || "Untitled";
}

/** Which of a file's dates stands for the decision: the day it was made, else the first that is known. Months begin on their first. */
function dayOf(dates: readonly ReadDate[]): string | null {
  const known = dates.filter(({ date }) => date !== null);
  const order = ["accepted", "rejected", "stated", "proposed", "created", "updated"] as const;
  for (const kind of order) {
    const date = known.find((one) => one.kind === kind)?.date;
    if (date != null) return date.length === 7 ? `${date}-01` : date;
  }
  return null;
}

/** What is kept of a file beside its decision. */
export function factsOf(document: AdrDocument, corrections: Corrections): SourceFacts {
  const { format, outcome, status, dates, people, tags, appliesTo, notes } = document;
  return {
    format,
    outcome,
    statusRaw: status.raw,
    statusReading: status.reading,
    dates,
    people,
    tags,
    appliesTo,
    notes,
    corrections,
  };
}

/** A number that a decision can keep: what is larger is a date or a ticket, and would leave a gap for good. */
const LARGEST_KEPT_NUMBER = 9_999;

/** A number that can be kept, or null. */
export const keepable = (number: number | null): number | null =>
  number !== null && number >= 1 && number <= LARGEST_KEPT_NUMBER ? number : null;

/** How a file stands to what was imported before under the same name. */
export type Standing =
  | { readonly kind: "new" }
  | { readonly kind: "same"; readonly number: number }
  | { readonly kind: "changed"; readonly number: number }
  /** Changed at its source, and in Accord too: it is left alone. */
  | { readonly kind: "changed here"; readonly number: number };

/** What was imported before from a file. */
export interface KnownSource {
  readonly number: number;
  readonly sha256: string;
  readonly title: string;
  readonly corrections: Corrections;
  /** Anything but imports, links and comments has happened to the decision here. */
  readonly isTouched: boolean;
}

/** What importing a file again would do. `sha256` is its bytes' hash as they come in now. */
export function standingOf(known: KnownSource | undefined, sha256: string): Standing {
  if (known === undefined) return { kind: "new" };
  const { number } = known;
  if (known.sha256 === sha256) return { kind: "same", number };
  return { kind: known.isTouched ? "changed here" : "changed", number };
}
