import { Seeker } from "../seeker";

/** Something in a line of reStructuredText that is more than words. */
export interface RstInline {
  readonly kind:
    | "literal"
    | "strong"
    | "emphasis"
    | "interpreted"
    | "role"
    | "link"
    | "reference"
    | "anonymous"
    | "substitution"
    | "footnote"
    | "escape";
  readonly at: number;
  readonly end: number;
  /** What is read. */
  readonly text: string;
  /** The address of a link, the name that a reference is to, else empty. */
  readonly target: string;
  /** The role of an interpreted text, such as `doc`; else empty. */
  readonly role: string;
}

const BEGINNING =
  /\\[\s\S]|``?|\*\*?|\||(?:https?|ftp):\/\/|(?<=[\p{L}\p{N}])__?(?![\p{L}\p{N}_])|\[(?=[^[\]\s]{1,40}\]_(?![\p{L}\p{N}]))/gu;
const ENDS = {
  "``": /(?<=[^\s])``(?![\p{L}\p{N}`])/gu,
  "`": /(?<=[^\s`\\])`(?![\p{L}\p{N}`])/gu,
  "**": /(?<=[^\s\\])\*\*(?![\p{L}\p{N}])/gu,
  "*": /(?<=[^\s\\*])\*(?![\p{L}\p{N}*])/gu,
  "|": /(?<=[^\s|])\|(?![\p{L}\p{N}])/gu,
} as const;
const ADDRESS_END = /[\s<>"`]/g;
/** Roles that lead to another text. */
const LINKS = new Set(["doc", "ref", "any", "download", "numref"]);

/** Everything in a text that is more than words, in its order. Reads in time proportional to the text. */
export function* rstInlines(text: string): Generator<RstInline> {
  const seeker = new Seeker(text);
  let end = 0;
  for (let at = seeker.next(BEGINNING, 0); at < text.length;) {
    const found = inlineAt(seeker, at, end);
    if (found !== null) yield found;
    end = found?.end ?? end;
    const isDouble = text[at] === text[at + 1] && /[`*]/.test(text.charAt(at));
    at = seeker.next(BEGINNING, Math.max(end, at + (isDouble ? 2 : 1)));
  }
}

function inlineAt(seeker: Seeker, at: number, least: number): RstInline | null {
  const { text } = seeker;
  const first = text.charAt(at);
  if (first === "\\") return { ...plain("escape", at, at + 2), text: text.charAt(at + 1).trim() };
  if (first === "_") return wordReference(text, at, least);
  if (first === "[") {
    const close = text.indexOf("]", at);
    return { ...plain("footnote", at, close + 2), text: text.slice(at + 1, close) };
  }
  if (first !== "`" && first !== "*" && first !== "|") return address(seeker, at);
  const mark = text.startsWith("``", at) ? "``" : text.startsWith("**", at) ? "**" : first;
  const start = at + mark.length;
  if (/[\p{L}\p{N}]/u.test(text.charAt(at - 1)) || /^\s?$/.test(text.charAt(start))) return null;
  const close = seeker.next(ENDS[mark], start + 1);
  if (close >= text.length) return null;
  const end = close + mark.length;
  if (mark === "`") return interpreted(seeker, at, close, least);
  if (mark === "|" && close - at > 80) return null;
  const kind = mark === "``" ? "literal" : mark === "**" ? "strong" : mark === "*" ? "emphasis" : "substitution";
  return { ...plain(kind, at, end), text: text.slice(start, close) };
}

const plain = (kind: RstInline["kind"], at: number, end: number) => ({ kind, at, end, text: "", target: "", role: "" });

/** Text in single backticks: with a role before or after it, a link, a reference, or none of these. */
function interpreted(seeker: Seeker, at: number, close: number, least: number): RstInline {
  const { text } = seeker;
  const content = text.slice(at + 1, close).replace(/\s+/g, " ");
  const before = /:([A-Za-z](?:[\w.+-]|:(?=[\w])){0,38}):$/.exec(text.slice(Math.max(least, at - 42), at));
  const underscores = text[close + 1] === "_" ? (text[close + 2] === "_" ? 2 : 1) : 0;
  const end = close + 1 + underscores;
  const { label, target } = parts(content);
  if (before !== null) {
    const role = before[1]?.replace(/^.*:/, "") ?? "";
    const kind = LINKS.has(role) ? "link" : "role";
    return { kind, at: at - before[0].length, end: close + 1, text: label, target: target || content, role };
  }
  if (underscores === 0) {
    const after = /^:([A-Za-z][\w-]{0,30}):/.exec(text.slice(close + 1, close + 34));
    const role = after?.[1] ?? "";
    const kind = role === "" ? "interpreted" : "role";
    return { kind, at, end: end + (after?.[0].length ?? 0), text: content, target: "", role };
  }
  const role = "";
  if (target !== "" && !/[^\\]_$/.test(target)) return { kind: "link", at, end, text: label, target, role };
  if (target !== "") return { kind: "reference", at, end, text: label, target: target.slice(0, -1), role };
  return { kind: underscores === 2 ? "anonymous" : "reference", at, end, text: content, target: content, role };
}

/** Splits `text <target>`; without a target the text is all. */
function parts(content: string): { label: string; target: string } {
  const open = content.endsWith(">") ? content.lastIndexOf("<") : -1;
  if (open < 0) return { label: content, target: "" };
  const target = content.slice(open + 1, -1).trim();
  return { label: content.slice(0, open).trim() || target, target };
}

/** `name_`, a reference of one word. */
function wordReference(text: string, at: number, least: number): RstInline | null {
  const isAnonymous = text[at + 1] === "_";
  const name = /(?:^|[^\p{L}\p{N}_.+:-])([\p{L}\p{N}][\p{L}\p{N}_.+:-]{0,79})$/u.exec(
    text.slice(Math.max(least, at - 81), at),
  )?.[1];
  if (name === undefined) return null;
  const kind = isAnonymous ? "anonymous" : "reference";
  return { kind, at: at - name.length, end: at + (isAnonymous ? 2 : 1), text: name, target: name, role: "" };
}

function address(seeker: Seeker, at: number): RstInline | null {
  const { text } = seeker;
  let end = seeker.next(ADDRESS_END, at);
  while (end > at && ".,;:!?)*_|'".includes(text.charAt(end - 1))) end -= 1;
  const target = text.slice(at, end);
  return /:\/\/./.test(target) ? { kind: "link", at, end, text: target, target, role: "" } : null;
}

/** The name of a reference as names are compared: lower case, one space between words. */
export const referenceName = (name: string): string => name.replace(/\s+/g, " ").trim().toLowerCase();
