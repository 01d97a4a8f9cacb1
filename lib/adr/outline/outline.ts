import type { Place } from "../document";

/** A heading and where it and its text lie. Offsets count UTF-16 units of the source. */
export interface OutlineHeading extends Place {
  /** 1 is the title's. */
  readonly level: number;
  /** Its words without marks, links and comments. */
  readonly text: string;
  /** Where the heading begins, its marks included. */
  readonly start: number;
  /** Where its text begins: the line after it. */
  readonly end: number;
}

/** A pair of metadata, such as `* Status: accepted`, a row of a table, or an attribute. */
export interface OutlineField extends Place {
  readonly key: string;
  /** What it says, with marks of emphasis and links; lists are several values. */
  readonly values: readonly string[];
  /** All of it as written. */
  readonly raw: string;
  readonly source: "front matter" | "bullet" | "line" | "table" | "attribute";
}

/** A link or picture in the text. */
export interface OutlineLink extends Place {
  readonly target: string;
  readonly label: string;
  readonly isImage: boolean;
  readonly offset: number;
}

/** A list item outside of any other, for options and arguments. */
export interface OutlineItem {
  /** Its first paragraph without marks of lists, with its other marks. */
  readonly text: string;
  readonly offset: number;
}

/** What a markup says of a text's shape, the same for every markup: what the text means is found from here on. */
export interface Outline {
  readonly markup: "markdown" | "asciidoc" | "rst";
  readonly source: string;
  /** Where the text begins, after front matter. */
  readonly start: number;
  readonly headings: readonly OutlineHeading[];
  /** Those of front matter, and those that stand before the first heading below the title. */
  readonly fields: readonly OutlineField[];
  readonly links: readonly OutlineLink[];
  readonly items: readonly OutlineItem[];
  /** What was wrong with the shape: front matter that is not YAML. */
  readonly troubles: readonly (Place & { readonly what: string; readonly why: string })[];
}
