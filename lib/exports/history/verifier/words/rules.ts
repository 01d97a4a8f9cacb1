/** Every kind of finding, and what it means. The second verifier has the same ones. */
export const FINDINGS = {
  "file.line": "this line of the file was changed, or is missing",
  "file.format": "this is not a history file of version 1",
  "chain.order": "an event is missing, or stands in the wrong place",
  "chain.event": "this event was changed: it does not follow from the one before it",
  "chain.said": "this event is not the one that its bytes say it is",
  "chain.length": "events were cut off, or added, at the end of this history",
  "chain.head": "this history does not end in the head that is given for it",
  "chain.missing": "an event belongs to a history that is not in this file",
  "chain.stray": "this file is of one decision, and this is another history",
  "chain.absent": "the history that this file is about is not in it",
  "chain.uncovered":
    "no checkpoint covers this event, though it says that it was there a day before the newest one was made",
  "text.changed": "these words are not the ones that the event committed to",
  "section.changed": "this section of the record is not the one that was committed to",
  "ballot.changed": "this ballot is not the one that was submitted",
  "ballot.unknown": "nobody submitted this ballot",
  "ballot.missing": "a ballot that the result follows from is not in this file",
  "ballot.late": "this ballot was submitted outside its round or after the deadline",
  "ballot.stranger": "this ballot is by somebody who was not asked to vote",
  "result.changed": "the result is not the one that was frozen at the closing",
  "result.missing": "the result that was frozen at the closing is not in this file",
  "result.ballots": "the result does not follow from exactly the ballots that were submitted",
  "result.recomputed": "the result does not follow from its ballots",
  "approval.content": "what was signed here is not the text and result that stood there",
  "approval.none": "it was accepted without an approval, and no rule stood in for one",
  "approval.missing":
    "it was accepted although a product line had no approval of this text, and no rule stood in for one",
  "approval.signature": "the signature here is not one of this approval by the key that its event names",
  "approval.unsigned": "the signature that this approval was given with is not in this file",
  "key.unknown": "the keys of the checkpoints are not those that the history names",
  "key.since": "the history does not say that a key of the checkpoints counts from this one on",
  "checkpoint.note": "this checkpoint is not one, or does not name the one before it",
  "checkpoint.root": "the log is not the one that this checkpoint signed",
  "checkpoint.signature": "no key of this file signed this checkpoint",
  "checkpoint.gap": "this checkpoint is not in this file, though it is of the whole organization",
  "checkpoint.key": "this checkpoint was signed by a key that did not count then",
  "entry.head": "a history was rewritten after a checkpoint had signed it",
  "entry.cut": "a history was cut off after a checkpoint had signed it",
  "entry.chain": "a history that a checkpoint signed is not in this file",
  "entry.hidden":
    "a history that this checkpoint signed is here as a hash only, though this file is of the whole organization",
  "given.note": "what you gave is no checkpoint or receipt of this organization",
  "given.other": "this file holds another checkpoint under the number of the one you gave",
  "given.cut": "the checkpoint you gave is newer than every one in this file, and older than the file",
  "receipt.event": "the event that your receipt is about is not in this file as you were told",
} as const;

export type FindingCode = keyof typeof FINDINGS;

/** One thing that does not hold. */
export interface HistoryFinding {
  readonly code: FindingCode;
  /** The history it is in; null where it is in none. */
  readonly chain: string | null;
  /** The number of the event, the checkpoint or the line it is about; null where it is about none. */
  readonly sequence: number | null;
  /** What it is about besides: the name of a text, a member, a line. Empty where nothing is. */
  readonly detail: string;
}

/** Something that could not be checked with this file, and is no fault. */
export type NoteCode =
  | "names.hidden"
  | "events.withheld"
  | "words.struck"
  | "checkpoint.none"
  | "chain.new"
  | "given.outside"
  | "given.newer"
  | "given.held"
  | "receipt.outside";

/** What each note says, in a sentence. */
const NOTES: Readonly<Record<NoteCode, string>> = {
  "names.hidden":
    "was voted on under hidden names: its ballots are not in this file, so its result was not computed again.",
  "events.withheld": "events are here as hashes only, because whoever exported this file may not read them.",
  "words.struck":
    "texts had words of an erased person struck out later. An older copy of the history shows what else they said then.",
  "checkpoint.none": "No checkpoint covers this file, so only what is inside it was compared.",
  "chain.new": "No checkpoint covers this yet, so only what is inside it was compared:",
  "given.outside":
    "The checkpoint you gave is not among those in this file, so it was not compared. The file of the whole organization holds it.",
  "given.newer":
    "The checkpoint you gave is newer than this file, so it was not compared. A file from after it holds it.",
  "given.held": "This file holds what you gave, exactly as you gave it.",
  "receipt.outside":
    "The event that your receipt is about is in this file as you were told. The checkpoint of the receipt is not, so it was not compared.",
};

/** Something that was given to be compared with the file could not be. */
const UNCOMPARED: ReadonlySet<NoteCode> = new Set<NoteCode>(["given.outside", "given.newer", "receipt.outside"]);

export interface HistoryNote {
  readonly code: NoteCode;
  readonly detail: string;
  /** The histories it is about, where it names them. */
  readonly chains?: readonly string[];
}

/** What a verifier read and found. */
export interface HistoryReport {
  readonly findings: readonly HistoryFinding[];
  readonly notes: readonly HistoryNote[];
  readonly read: {
    readonly chains: number;
    readonly events: number;
    readonly texts: number;
    readonly ballots: number;
    readonly results: number;
    readonly approvals: number;
    readonly signatures: number;
    readonly checkpoints: number;
  };
  /** What the file says of itself. */
  readonly organization: string;
  readonly exportedAt: string;
  /** SHA-256 of the keys that signed a checkpoint here, 64 hexadecimal digits each. */
  readonly keys: readonly string[];
}

/** What a check came to. */
export type Verdict = "holds" | "not_compared" | "fails";

/**
 * Whether it holds. It does not simply hold where somebody gave a checkpoint or a receipt that this file cannot be compared with: then
 * what they wanted to know was not found out.
 */
export function verdictOf({ findings, notes }: Pick<HistoryReport, "findings" | "notes">): Verdict {
  if (findings.length > 0) return "fails";
  return notes.some(({ code }) => UNCOMPARED.has(code)) ? "not_compared" : "holds";
}

/** The report in sentences. `nameOf` knows what a chain is called. */
export function describeReport(report: HistoryReport, nameOf: (chain: string) => string): string[] {
  const { read, findings, notes } = report;
  const counted = [
    count(read.chains, "history", "histories"),
    count(read.events, "event"),
    count(read.texts, "text"),
    count(read.ballots, "ballot"),
    count(read.results, "result"),
    count(read.approvals, "approval"),
    count(read.signatures, "signature"),
    count(read.checkpoints, "checkpoint"),
  ];
  return [
    `Read ${counted.slice(0, -1).join(", ")} and ${counted.at(-1) ?? ""}.`,
    ...notes.map((note) => sentenceOfNote(note, nameOf)),
    ...findings.map((finding) => sentenceOfFinding(finding, nameOf)),
    sentenceOfVerdict(report),
  ];
}

function sentenceOfVerdict(report: HistoryReport): string {
  const verdict = verdictOf(report);
  if (verdict === "holds") return "Everything holds.";
  if (verdict === "not_compared") return "Not compared: this file holds in itself, and what you gave is not in it.";
  return `It does not hold: ${count(report.findings.length, "thing")} found.`;
}

/** More histories than anybody reads the names of. */
const NAMED = 12;

function sentenceOfNote({ code, detail, chains = [] }: HistoryNote, nameOf: (chain: string) => string): string {
  const more = chains.length > NAMED ? [`and ${chains.length - NAMED} more`] : [];
  const named = [...chains.slice(0, NAMED).map(nameOf), ...more].join(", ");
  return [detail, NOTES[code], named === "" ? "" : `${named}.`].filter((part) => part !== "").join(" ");
}

/** A finding as a sentence. */
function sentenceOfFinding(
  { code, chain, sequence, detail }: HistoryFinding,
  nameOf: (chain: string) => string,
): string {
  const noun = code.startsWith("file.")
    ? "line"
    : code.startsWith("checkpoint.") || ["entry.", "given.", "key."].some((kind) => code.startsWith(kind))
      ? "checkpoint"
      : "event";
  const where = [
    ...(chain === null ? [] : [nameOf(chain)]),
    ...(sequence === null ? [] : [`${noun} ${sequence}`]),
    ...(detail === "" ? [] : [detail]),
  ];
  return `${where.length === 0 ? "" : `${where.join(", ")}: `}${FINDINGS[code]}.`;
}

const count = (many: number, one: string, more = `${one}s`) => `${many} ${many === 1 ? one : more}`;
