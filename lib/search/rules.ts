import type { SearchPart } from "@/db/enums";

/** A piece of text; `isMatch` where it is what was looked for. Shown as text, never read as HTML. */
export interface Piece {
  readonly text: string;
  readonly isMatch: boolean;
}

/** What the database puts round a match. Texts that are searched hold neither: they are taken out when search reads them. */
export const MATCH_BEGINS = "\u0001";
export const MATCH_ENDS = "\u0002";

/** Cuts a marked text into its pieces. A mark without its end runs to the end. */
export function piecesOf(marked: string): readonly Piece[] {
  const [before = "", ...matches] = marked.split(MATCH_BEGINS);
  const pieces = [
    { text: before, isMatch: false },
    ...matches.flatMap((match) => {
      const [inside = "", ...after] = match.split(MATCH_ENDS);
      return [
        { text: inside, isMatch: true },
        { text: after.join(""), isMatch: false },
      ];
    }),
  ];
  return pieces.filter(({ text }) => text !== "");
}

/** What each kind of part is called in a choice. */
export const PART_NAMES: Readonly<Record<SearchPart, string>> = {
  title: "titles",
  section: "records",
  comment: "comments",
  reason: "reasons",
  evidence: "evidence",
  person: "people",
  tag: "tags",
  name: "old names",
};

/** The words of a text as they are looked for one by one, each once and in lower case, at most eight. */
export function wordsIn(text: string): readonly string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words)].slice(0, 8);
}

/** The number that is meant by 14, #14 or ADR-14; null for other texts. */
export function numberIn(text: string): number | null {
  const digits = /^(?:adr[- ]?|#)?0*(\d{1,9})$/i.exec(text.trim())?.[1];
  return digits === undefined ? null : Number(digits);
}

/** The text with the words that nothing is called replaced by the nearest that something is. `nearest` is asked for words of three letters or more. */
export function corrected(text: string, nearest: ReadonlyMap<string, string>): string {
  return text.replace(/[\p{L}\p{N}]+/gu, (word) => nearest.get(word.toLowerCase()) ?? word);
}
