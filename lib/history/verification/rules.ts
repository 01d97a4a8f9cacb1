import type { z } from "zod";

/** One thing that does not hold. */
export interface Finding {
  /** The number of the event it is about; null when no single event is. */
  readonly sequence: number | null;
  readonly what: string;
}

/** A row as the events of its chain tell it. */
export interface ToldRow {
  /** The event that told of it last. */
  readonly sequence: number;
  /** Ids, numbers, states, days and moments, as one text to compare. */
  readonly said: string;
  /** By the name of each text of the row, the event that committed to it and under which name; null where none did. */
  readonly words: Readonly<Record<string, Committed | null>>;
}

export interface Committed {
  readonly sequence: number;
  readonly name: string;
}

/** A row as it is kept, put like a `ToldRow`. A text that is empty was never said. */
export interface KeptRow {
  readonly id: string;
  readonly said: string;
  readonly words: Readonly<Record<string, string>>;
}

/** What an event's data says, where it has this shape; null otherwise, and then what is kept beside it stands without an event. */
export function dataAs<S extends z.ZodType>(shape: S, data: unknown): z.output<S> | null {
  return shape.safeParse(data).data ?? null;
}

/** What must be equal of a row and its events, as one text. */
export const asSaid = (...parts: readonly (string | number | boolean | null | undefined)[]): string => parts.join(" ");

/** A finding, and where. */
export interface Problem extends Finding {
  readonly chain: string;
  /** Whose history it is: "ADR-12 of Northwind", "the organization Northwind". */
  readonly of: string;
}

/** What a verification read and what it found. */
export interface VerificationReport {
  readonly chains: number;
  readonly events: number;
  /** Texts, ballots, results, facts, verdicts and properties that were compared with what the events say of them. */
  readonly texts: number;
  /** Signed statements of how far the chains had come. */
  readonly checkpoints: number;
  /** Organizations and decisions: as many chains have to be read. */
  readonly expectedChains: number;
  readonly problems: readonly Problem[];
}

/** A history holds when nothing is wrong and nothing was left unread. */
export function holds(report: VerificationReport): boolean {
  return report.problems.length === 0 && report.chains === report.expectedChains;
}

/** The report in sentences, for a terminal. */
export function describe(report: VerificationReport): string[] {
  const read = `Read ${report.chains} chains with ${report.events} events, and compared ${report.texts} texts, ballots, results, facts, verdicts and properties with them; ${report.expectedChains} chains were expected. ${report.checkpoints} checkpoints.`;
  const wrong = report.problems.map(
    (p) => `${p.of} (chain ${p.chain})${p.sequence === null ? "" : `, event ${p.sequence}`}: ${p.what}`,
  );
  const verdict = holds(report)
    ? "Every chain holds: no event was changed, removed, inserted or reordered, and everything kept beside is what they say. It cannot show what was never entered, nor, without an older checkpoint from elsewhere, a history that was rewritten whole together with its checkpoints."
    : `The history does not hold: ${counted(wrong.length)}.`;
  return [read, ...wrong, verdict];
}

const counted = (problems: number) => `${problems} ${problems === 1 ? "problem" : "problems"}`;
