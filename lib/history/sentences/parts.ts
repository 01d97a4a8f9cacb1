import type { EventType } from "../types";

/** What an event says of itself, parsed from its bytes. */
export interface Told {
  readonly type: EventType;
  readonly sequence: number;
  readonly actorId: string | null;
  /** The decision whose chain it is on; null on the organization's. */
  readonly decisionId: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  /** The names of everything committed to. */
  readonly committed: readonly string[];
  /** The texts that are still kept, by name. A committed text that is missing here was erased or lives elsewhere. */
  readonly texts: Readonly<Record<string, string>>;
}

/** One piece of a sentence. What has an address carries what its link needs; the screen makes the address. */
export type Part =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "strong"; readonly text: string }
  | { readonly kind: "member"; readonly id: string; readonly name: string }
  | { readonly kind: "line"; readonly name: string; readonly slug: string | null }
  | { readonly kind: "decision"; readonly number: number; readonly title: string }
  | { readonly kind: "revision"; readonly decision: number | null; readonly revision: number }
  | {
      readonly kind: "change";
      readonly decision: number | null;
      readonly from: number;
      readonly to: number;
      readonly text: string;
    }
  | { readonly kind: "evaluation"; readonly decision: number | null; readonly text: string }
  | { readonly kind: "moment"; readonly at: string; readonly zone: string | null }
  /** A calendar day, without a zone. */
  | { readonly kind: "day"; readonly on: string };

/** Words of a person that stand below the sentence. */
export type Quote = { readonly kind: "words"; readonly text: string } | { readonly kind: "erased" };

/** What a sentence says, in a word, for its mark on the line. */
export const SENTENCE_MARKS = [
  "text",
  "people",
  "line",
  "proposed",
  "approved",
  "waits",
  "accepted",
  "rejected",
  "ended",
  "evaluation",
  "ballot",
  "revealed",
  "closed",
  "comment",
] as const;
export type SentenceMark = (typeof SENTENCE_MARKS)[number];

export interface Sentence {
  readonly mark: SentenceMark;
  readonly parts: readonly Part[];
  readonly quote: Quote | null;
}

/** The names behind the ids of some events, as the reader may see them. What is missing here is not shown to them. */
export interface Names {
  readonly members: ReadonlyMap<string, string>;
  readonly lines: ReadonlyMap<string, { readonly name: string; readonly slug: string | null }>;
  readonly decisions: ReadonlyMap<string, { readonly number: number; readonly title: string }>;
  readonly options: ReadonlyMap<string, string>;
  readonly criteria: ReadonlyMap<string, string>;
  /** Number within its decision. */
  readonly evaluations: ReadonlyMap<string, number>;
  readonly approvals: ReadonlyMap<string, { readonly revision: number; readonly memberId: string }>;
}
