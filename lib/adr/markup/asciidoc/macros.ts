import { Seeker } from "../seeker";

/** Something in an AsciiDoc text that is more than words: a link, a picture, a place to jump to, a note. */
export interface AsciidocMacro {
  readonly kind: "link" | "image" | "anchor" | "footnote" | "words";
  /** An address, a path, or `#place` in the same file; empty for what leads nowhere. */
  readonly target: string;
  /** What is read in its place; the target where nothing else is given. */
  readonly label: string;
  /** Where the text goes on. */
  readonly end: number;
}

const AFTER_TARGET = /[\s[\]]/g;
const AFTER_ADDRESS = /[\s[\]<>]/g;
const LABEL_END = /(?<!\\)\]/g;
const REFERENCE_END = />>|<</g;
const ANCHOR_END = /\]\]/g;
const NAME = /(?:https?|ftp|irc):\/\/|[a-z]{3,12}::?/y;
const LINKS = new Set(["link", "xref", "mailto"]);
const PICTURES = new Set(["image", "video", "audio"]);
const WORDS = new Set([
  "footnote",
  "anchor",
  "kbd",
  "btn",
  "menu",
  "pass",
  "stem",
  "latexmath",
  "asciimath",
  "indexterm",
]);

const BEGINNING = /(?<!\\)(?:<<|\[\[|(?<![\p{L}\p{N}_])[a-z]{3,12}:)/gu;

/** Every macro of a text in its order, with the offset at which it begins. */
export function* asciidocMacros(text: string): Generator<AsciidocMacro & { readonly at: number }> {
  const seeker = new Seeker(text);
  for (let at = seeker.next(BEGINNING, 0); at < text.length;) {
    const macro = asciidocMacroAt(seeker, at);
    if (macro !== null) yield { ...macro, at };
    at = seeker.next(BEGINNING, macro?.end ?? at + 1);
  }
}

/**
 * The macro that begins at an offset, or null. The seeker belongs to the text and moves forward with its reader. A target
 * has no spaces; a label ends at the first bracket that is not escaped.
 */
export function asciidocMacroAt(seeker: Seeker, at: number): AsciidocMacro | null {
  const { text } = seeker;
  if (text.startsWith("<<", at)) return reference(seeker, at);
  if (text.startsWith("[[", at)) return anchor(seeker, at);
  if (at > 0 && /[\p{L}\p{N}_]/u.test(text.charAt(at - 1))) return null;
  NAME.lastIndex = at;
  const name = NAME.exec(text)?.[0];
  if (name === undefined) return null;
  return name.endsWith("/") ? address(seeker, at, name) : named(seeker, at, name);
}

function address(seeker: Seeker, at: number, scheme: string): AsciidocMacro | null {
  const { text } = seeker;
  const stop = seeker.next(AFTER_ADDRESS, at);
  if (text[stop] === "[") {
    const close = seeker.next(LABEL_END, stop);
    const target = text.slice(at, stop);
    if (close < text.length)
      return { kind: "link", target, label: labelOf(text.slice(stop + 1, close)) || target, end: close + 1 };
  }
  let end = stop;
  while (end > at && ".,;:!?)'\"*`".includes(text.charAt(end - 1))) end -= 1;
  const target = text.slice(at, end);
  return target.length > scheme.length ? { kind: "link", target, label: target, end } : null;
}

function named(seeker: Seeker, at: number, name: string): AsciidocMacro | null {
  const { text } = seeker;
  const word = name.replace(/(?<!:):+$/, "");
  const stop = seeker.next(AFTER_TARGET, at);
  if (text[stop] !== "[") return null;
  const close = seeker.next(LABEL_END, stop);
  const isPicture = PICTURES.has(word) && stop > at + name.length;
  // What is no macro is found out before anything is copied: a text of nothing but beginnings is read once.
  if (close >= text.length || !(isPicture || (!name.endsWith("::") && (LINKS.has(word) || WORDS.has(word)))))
    return null;
  const target = text.slice(at + name.length, stop);
  const inside = text.slice(stop + 1, close).replace(/\\\]/g, "]");
  const end = close + 1;
  if (isPicture) return { kind: "image", target, label: labelOf(inside).replace(/,.*$/s, "") || target, end };
  if (word === "footnote") return { kind: "footnote", target: "", label: inside, end };
  if (word === "anchor") return { kind: "anchor", target: `#${target}`, label: "", end };
  if (LINKS.has(word)) {
    const label = labelOf(inside) || target;
    return { kind: "link", target: word === "mailto" ? `mailto:${target}` : target, label, end };
  }
  return { kind: "words", target: "", label: [target, inside].filter(Boolean).join(" > "), end };
}

/** `<<place>>`, `<<place,label>>` and `<<file.adoc#place,label>>`. */
function reference(seeker: Seeker, at: number): AsciidocMacro | null {
  const close = seeker.next(REFERENCE_END, at + 2);
  const inside = seeker.text.slice(at + 2, close);
  if (seeker.text[close] !== ">" || inside.length > 2_000 || inside.includes("\n\n") || inside.trim() === "")
    return null;
  const comma = inside.indexOf(",");
  const place = (comma < 0 ? inside : inside.slice(0, comma)).trim();
  const label = comma < 0 ? "" : inside.slice(comma + 1).trim();
  const target = /[#/]|\.\w+$/.test(place) ? place : `#${place}`;
  return { kind: "link", target, label: label || place.replace(/#$/, ""), end: close + 2 };
}

function anchor(seeker: Seeker, at: number): AsciidocMacro | null {
  const close = seeker.next(ANCHOR_END, at);
  const inside = close - at > 200 ? "" : seeker.text.slice(at + 2, close);
  if (!/^[\p{L}_:][\p{L}\p{N}_:.-]*(?:,[^[\]]*)?$/u.test(inside)) return null;
  return { kind: "anchor", target: `#${inside.replace(/,.*$/s, "")}`, label: "", end: close + 2 };
}

/** The words of a macro's brackets, without its other attributes, such as `window=_blank`, and without a trailing `^`. */
function labelOf(inside: string): string {
  const quoted = /^\s*"([^"]*)"/.exec(inside)?.[1];
  if (quoted !== undefined) return quoted.trim();
  const words = /,\s*[\w-]+=/.test(inside) ? inside.slice(0, inside.indexOf(",")) : inside;
  if (/^\s*[\w-]+=/.test(words)) return "";
  return words.replace(/\\\]/g, "]").trim().replace(/\^$/, "");
}
