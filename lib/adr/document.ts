import type { DecisionStatus, SectionKind } from "@/db/enums";

/** A place in a file; both count from 1, columns in UTF-16 units as editors do. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** The dialects that are told apart. `text` is everything that has a title at most. */
export const ADR_FORMATS = [
  "nygard",
  "madr",
  "log4brains",
  "front matter",
  "table",
  "asciidoc",
  "rst",
  "text",
] as const;
export type AdrFormat = (typeof ADR_FORMATS)[number];

/** How a file ended: nothing was guessed, something was, or it is kept as a titled text. */
export type ReadOutcome = "read" | "read with guesses" | "kept as text";

/** What was guessed, doubted or left, and why. */
export interface ReadNote extends Place {
  readonly file: string;
  /** What the note is about. */
  readonly about: "encoding" | "front matter" | "title" | "number" | "status" | "date" | "people" | "link" | "text";
  /** Whether something was guessed, so that a person should look; the others are only said. */
  readonly isGuess: boolean;
  /** What was done, in a sentence. */
  readonly what: string;
  /** Why, in a sentence. */
  readonly why: string;
}

/** How a status came about: one of our words, another word for one of ours, a guess, or nothing was said. */
export type StatusReading = "stated" | "mapped" | "guessed" | "none";

export interface ReadStatus {
  /** Null when none was stated, or the word means none of ours. */
  readonly state: DecisionStatus | null;
  /** As it was written, with its decoration; null when none was. */
  readonly raw: string | null;
  readonly reading: StatusReading;
}

/** What a date is the date of. `stated` is one that does not say. */
export type DateKind = "stated" | "created" | "updated" | "proposed" | "accepted" | "rejected" | "ended" | "reviewed";

export interface ReadDate {
  readonly kind: DateKind;
  /** yyyy-mm-dd, or yyyy-mm where no day was given; null when it cannot be told, as of 07/06/2019. */
  readonly date: string | null;
  readonly raw: string;
  readonly certainty: "stated" | "rewritten" | "ambiguous" | "unreadable";
}

/** Names as they were written, by the part that people took. */
export interface ReadPeople {
  readonly decisionMakers: readonly string[];
  readonly consulted: readonly string[];
  readonly informed: readonly string[];
  readonly authors: readonly string[];
}

/** A part of the text under a heading, with all that is nested in it left in its body. */
export interface ReadSection extends Place {
  /** As it was written, without its marks; null for text before the first heading. */
  readonly heading: string | null;
  /** Which of a record's sections it belongs in; null for a heading that is none of theirs. */
  readonly kind: SectionKind | null;
  /** 1 for the title's own level. */
  readonly level: number;
  /** Markdown for Markdown files, else the source; blank lines around it are gone. */
  readonly body: string;
}

export interface ReadOption {
  readonly title: string;
  readonly description: string;
  readonly pros: readonly string[];
  readonly cons: readonly string[];
  readonly neutral: readonly string[];
}

export const READ_LINK_TYPES = [
  "supersedes",
  "superseded by",
  "amends",
  "amended by",
  "depends on",
  "conflicts with",
  "relates to",
] as const;
export type ReadLinkType = (typeof READ_LINK_TYPES)[number];

/** A link to another record, stated with its verb or found in the text. */
export interface ReadLink extends Place {
  readonly type: ReadLinkType;
  /** The verb as written, such as `Clarifies`; null for a link without one. */
  readonly verb: string | null;
  /** Only a part is superseded or amended. */
  readonly isPartial: boolean;
  /** In metadata, the status or a list of links; a verb in the middle of a text is a guess. */
  readonly isStated: boolean;
  /** As written: a path, an address, or an identifier such as `ADR-0057`. */
  readonly target: string;
  readonly label: string;
}

/** A picture or other file beside the record, by its path as written. */
export interface ReadAttachment extends Place {
  readonly target: string;
  readonly label: string;
}

/** One record as a file states it. The file's bytes stay what they are; this is what was understood of them. */
export interface AdrDocument {
  /** The file's path in its folder, with slashes. */
  readonly path: string;
  readonly format: AdrFormat;
  readonly outcome: ReadOutcome;
  readonly title: string;
  /** Null when neither file name, title nor metadata give one. */
  readonly number: number | null;
  /** Every other name it goes by: the stem of its file name, `ADR-7`, a slug, a redirect. */
  readonly aliases: readonly string[];
  readonly status: ReadStatus;
  readonly dates: readonly ReadDate[];
  readonly people: ReadPeople;
  readonly sections: readonly ReadSection[];
  readonly options: readonly ReadOption[];
  /** Title of the option that was chosen, as written; null when none is named. */
  readonly chosenOption: string | null;
  readonly links: readonly ReadLink[];
  readonly tags: readonly string[];
  /** Where it holds, as hints for product lines. */
  readonly appliesTo: readonly string[];
  readonly attachments: readonly ReadAttachment[];
  readonly notes: readonly ReadNote[];
}
