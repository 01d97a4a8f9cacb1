/** The mark of a list item and the space after it. */
export const ITEM = /^[ \t]*(\*{1,6}|-|•|\.{1,6}|\d{1,9}\.|[A-Za-z]\.|[ivx]{1,8}\)|<[\d.]{1,3}>)[ \t]+(?=\S)/;

/** The term of a description list, such as `Status::`, with its mark and where its words begin; null for another line. */
export function termOf(line: string): { readonly term: string; readonly mark: string; readonly start: number } | null {
  const found = /(?<!:)(:{2,4}|;;)(?:[ \t]+|$)/.exec(line.slice(0, 200));
  const term = line.slice(0, found?.index ?? 0);
  if (found === null || term.trim() === "" || /^[:|]|^[a-z]+:\S*\[/.test(term)) return null;
  return { term: term.trim(), mark: found[1] ?? "", start: found.index + found[0].length };
}

const STYLE =
  /^(?:|source|listing|literal|quote|verse|note|tip|important|warning|caution|abstract|sidebar|example|discrete|float|horizontal|qanda|stem|latexmath|asciimath|pass|normal|comment|glossary|bibliography|appendix|preface|colophon|dedication|index|partintro|mermaid|plantuml|ditaa|graphviz|arabic|loweralpha|upperalpha|lowerroman|upperroman|square|circle|disc|none|no-bullet|unstyled|role|cols|options|opts|subs|width|start|id|title|format|separator|frame|grid|tabs|reftext|caption|attributes)$/i;

/**
 * Tells whether a line says how the next block looks, as `[source,yaml]` and `[[place]]` do. A line such as `[option 1]` of
 * an unedited template is text.
 */
export function isStyle(text: string, next: string): boolean {
  if (!text.startsWith("[") || !text.endsWith("]") || text.length > 1_000) return false;
  if (isKnownStyle(text.slice(1, -1))) return true;
  return /^\[[\w-]+[,\]]/.test(text) && !/[[\]]/.test(text.slice(1, -1)) && /^(?:-{4,}|\.{4,}|```)/.test(next);
}

/** Tells whether the inside of `[…]` is one of AsciiDoc's own: a style, attributes or a place to jump to. */
export function isKnownStyle(inside: string): boolean {
  if (/^\[[^[\]]*\]$/.test(inside)) return true;
  if (/[[\]]/.test(inside.replace(/"[^"]*"/g, ""))) return false;
  const [word = ""] = inside.split(/[,%.#=]/, 1);
  return STYLE.test(word.trim()) && (word !== "" || /^[,%.#]|^$/.test(inside));
}

const UNDERLINES = "=-~^+";

/** The level of a heading underlined by the next line (within one character of its length), or 0. */
export function setextLevel(text: string, next: string): number {
  const level = UNDERLINES.indexOf(next.charAt(0) || " ") + 1;
  if (level === 0 || next.length < 3 || Math.abs([...text.slice(0, 400)].length - next.length) > 1) return 0;
  if (!/[\p{L}\p{N}]/u.test(text) || /^[.[]/.test(text)) return 0;
  return [...next].every((mark) => mark === next.charAt(0)) ? level : 0;
}

/**
 * The people named on the line below a title, as `Ann Lee <ann@example.org>; Bo Berg`, or none where the line is of another
 * kind. Commas separate too, although AsciiDoc wants semicolons.
 */
export function authorsOf(line: string): string[] {
  if (line.length > 1_000 || /^(?:[\s*\-=#[.:/|+'"]|(?:status|date|decided|decision)\b)/i.test(line)) return [];
  const names = line
    .split(/;|,/)
    .map((name) => name.trim())
    .filter(Boolean);
  const isName = (name: string) =>
    /^\p{L}[\p{L}\p{M}.'’ -]*(?:<[^<>]*>)?$/u.test(name) && name.split(/\s+/).length <= 5;
  const hasMark = line.includes("<") || names.every((name) => /^\p{Lu}/u.test(name) && /\s\S*\p{Lu}/u.test(name));
  return hasMark && !/[:!?]|[a-z]{2}\.$/.test(line) && names.every(isName) ? names : [];
}

/** The date of a revision line such as `v1.0, 2020-08-19: first`; null where it has none, undefined where it is none. */
export function revisionDateOf(line: string): string | null | undefined {
  const text = line.trim();
  if (/^v\d[\w.-]*(?::.*)?$/.test(text)) return null;
  const version = /^(?:v|V)?\d[\w.-]*,[ ]*/.exec(text)?.[0] ?? /^v\S{1,20},[ ]*/.exec(text)?.[0];
  if (version === undefined && !/^\d[\d./-]{5,9}$/.test(text)) return undefined;
  const date = text.slice(version?.length ?? 0).replace(/:(?=[ ]|$).*$/, "");
  return date.trim() || null;
}
