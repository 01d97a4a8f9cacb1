import type { DecisionStatus, SectionKind } from "@/db/enums";
import type { ReadLinkType } from "../document";

/** A link from a record to another. */
export interface RecordLink {
  /** How it is called, such as `Supersedes`; `relationName` calls a type by its usual name. */
  readonly relation: string;
  /** Null, or left out, for a relation that is none of the types. */
  readonly type?: ReadLinkType | null;
  /** Null for a record that is known by its file alone. */
  readonly number: number | null;
  readonly title: string;
  /** The file of the other record, beside this one; left out where it is named after number and title. */
  readonly fileName?: string;
  /** The product lines it holds for, where it holds for some of them only. */
  readonly lines?: readonly string[];
}

/** A section of a record. Several may be of one kind, as positive and negative consequences are. */
export interface RecordSection {
  /** Null for one that is none of a record's kinds; it is printed under its own heading, after all others. */
  readonly kind: SectionKind | null;
  /** As it was written, in words; left out, or null, where the kind says it all. */
  readonly heading?: string | null;
  /** Markdown. */
  readonly body: string;
}

/** Everything that a file says of a decision, whatever the format. */
export interface AdrRecord {
  /** In its organization or folder; null, or left out, for a record without one. */
  readonly number?: number | null;
  readonly title: string;
  readonly status: DecisionStatus;
  /** Numbers of the decisions that replaced this one; shown when the status is `superseded`. */
  readonly supersededBy?: readonly number[];
  /** When the decision was last updated, as yyyy-mm-dd; empty where nobody knows. */
  readonly date: string;
  readonly decisionMakers: readonly string[];
  readonly consulted?: readonly string[];
  readonly informed?: readonly string[];
  readonly tags?: readonly string[];
  /** Where it holds, as names of product lines. */
  readonly appliesTo?: readonly string[];
  readonly sections: readonly RecordSection[];
  readonly links?: readonly RecordLink[];
}

/** The usual name of a type of link, such as `Partly supersedes`. */
export function relationName(type: ReadLinkType, isPartial = false): string {
  const name = isPartial ? `partly ${type}` : type;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The decisions that replaced a superseded one, as links; none for a decision that still stands. */
export function successorsOf({ status, links = [] }: AdrRecord): RecordLink[] {
  if (status !== "superseded") return [];
  return links.filter(({ relation, type }) => type === "superseded by" || /^superseded by$/i.test(relation));
}
