import { withoutComments } from "../comments";
import { asciidocMacros } from "./macros";

/** The words of a line of AsciiDoc without marks, links and comments. */
export function asciidocWords(text: string): string {
  let words = "";
  let end = 0;
  for (const { at, label, target, kind, end: next } of asciidocMacros(text)) {
    words += text.slice(end, at) + (kind === "anchor" || kind === "footnote" ? "" : label || target);
    end = next;
  }
  words = withoutComments(words + text.slice(end));
  return words
    .replace(/\[[.#][\w.#-]*\](?=#)/g, "")
    .replace(/(?<![\p{L}\p{N}])([*_`#+])\1?(?=\S)|(?<=\S)([*_`#+])\2?(?![\p{L}\p{N}])/gu, unpaired(words))
    .replace(/\s+/g, " ")
    .trim();
}

/** Removes a mark only where the text has it an even number of times: `C#` and `a * b` keep theirs. */
function unpaired(text: string): (mark: string) => string {
  const counts = new Map<string, number>();
  for (const mark of text) if ("*_`#+".includes(mark)) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  return (mark) => ((counts.get(mark.charAt(0)) ?? 0) % 2 === 0 ? "" : mark);
}
