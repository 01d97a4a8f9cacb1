import { LINK } from "./link";

/** The first sentence of a Markdown text as plain words, at most 200 characters; null when there is none. */
export function firstSentence(markdown: string): string | null {
  const paragraph = markdown
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .find((block) => block !== "" && !/^(#|```|~~~|\||<|[-*+] |\d+[.)] |>)/.test(block));
  if (paragraph === undefined) return null;
  const plain = paragraph
    .slice(0, 1000)
    .replace(LINK, "$1")
    .replace(/[*_`~]+/g, "")
    .replace(/\\(.)/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
  const sentence = /^.+?[.!?](?=\s|$)/u.exec(plain)?.[0] ?? plain;
  if (sentence === "") return null;
  if (sentence.length > 200) return `${sentence.slice(0, 199).trimEnd()}…`;
  // Another sentence follows it on the screen.
  return /[.!?…]$/u.test(sentence) ? sentence : `${sentence.replace(/[:;,]$/u, "")}.`;
}
