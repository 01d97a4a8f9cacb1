/** How far a line is indented, in columns; a tab reaches to the next multiple of 8. */
export function indentOf(line: string): number {
  let column = 0;
  for (let at = 0; at < line.length; at += 1) {
    const mark = line.charCodeAt(at);
    if (mark === 0x20) column += 1;
    else if (mark === 0x09) column += 8 - (column % 8);
    else break;
  }
  return column;
}

/** The character that a line repeats as underlines and rules do, or an empty text. */
export function ruleOf(line: string): string {
  const mark = line.charAt(0);
  if (!/[!-/:-@[-`{-~]/.test(mark) || line.length < 2 || line.length > 1_000) return "";
  for (let at = 1; at < line.length; at += 1) if (line.charAt(at) !== mark) return "";
  return mark;
}

/** Tells whether a rule is long enough to underline a text; from four characters on it is, as docutils has it. */
export function underlines(rule: string, text: string): boolean {
  return rule.length >= 4 || rule.length >= text.trim().length;
}

const BULLET = /^([*+•‣⁃-])(?:[ \t]+|$)/;
const NUMBER = /^(\(?(?:\d{1,9}|#|[A-Za-z]|[ivx]{1,8}|[IVX]{1,8})[.)])[ \t]+(?=\S)/;

/** The mark of a list item with the space after it, from a line without its indent; null for another line. */
export function itemMark(line: string, next: string, isIndented: boolean): { mark: string; width: number } | null {
  const bullet = BULLET.exec(line);
  if (bullet !== null) return { mark: bullet[1] ?? "", width: Math.max(2, bullet[0].length) };
  const number = NUMBER.exec(line);
  if (number === null) return null;
  const [all, mark = ""] = number;
  // "A. Smith wrote" over several lines is a text; a number may go on without an indent, as people write it.
  const isList = next.trim() === "" || isIndented || NUMBER.test(next.trim()) || /^\d+\.$/.test(mark);
  return isList ? { mark, width: all.length } : null;
}

/** What `.. …` begins. */
export type Markup =
  | { readonly kind: "target"; readonly name: string; readonly address: string }
  | { readonly kind: "substitution"; readonly name: string; readonly directive: string; readonly value: string }
  | { readonly kind: "footnote"; readonly label: string; readonly width: number }
  | { readonly kind: "directive"; readonly name: string; readonly argument: string; readonly width: number }
  | { readonly kind: "comment" };

/** Reads a line that begins with `..`, without its indent. */
export function markupOf(line: string): Markup {
  const mark = /^\.\.[ \t]*/.exec(line)?.[0].length ?? 0;
  const rest = line.slice(mark);
  const target = /^_(?:`([^`]{1,300})`|_|([^`\s](?:[^:]|:(?!\s|$)){0,300})):(?=\s|$)/.exec(rest);
  if (target !== null) {
    const name = (target[1] ?? target[2] ?? "").replace(/\\(.)/g, "$1");
    return { kind: "target", name, address: rest.slice(target[0].length).trim() };
  }
  const substitution = /^\|([^|\s][^|]{0,100})\|[ \t]+([\w-]{1,40})::(?:[ \t]+|$)/.exec(rest);
  if (substitution !== null) {
    const [all, name = "", directive = ""] = substitution;
    return { kind: "substitution", name, directive, value: rest.slice(all.length).trim() };
  }
  const footnote = /^\[([^\]\s]{1,60})\](?:[ \t]+|$)/.exec(rest);
  if (footnote !== null) return { kind: "footnote", label: footnote[1] ?? "", width: mark + footnote[0].length };
  const directive = /^([A-Za-z](?:[\w.+-]|:(?!:)){0,60})[ ]?::(?:[ \t]+|$)/.exec(rest);
  if (directive === null) return { kind: "comment" };
  const [all, name = ""] = directive;
  const argument = rest.slice(all.length).trim();
  return { kind: "directive", name: name.toLowerCase(), argument, width: mark + all.length };
}

/** The name of a field and where its body begins, from a line such as `:Status: Accepted`; null for another line. */
export function fieldOf(line: string): { readonly name: string; readonly width: number } | null {
  const field = /^:([^:\s`][^:`]{0,100}):(?:[ \t]+|$)/.exec(line);
  return field === null ? null : { name: (field[1] ?? "").trim(), width: field[0].length };
}

/** Directives whose body is text like any other. */
const FRAMES =
  /^(?:note|warning|tip|hint|important|caution|danger|error|attention|seealso|admonition|topic|sidebar|container|epigraph|highlights|pull-quote|compound|versionadded|versionchanged|deprecated|todo|only|dropdown|tab-set|tab-item|grid|card|table|rubric|centered|abstract|dedication|figure)$/;

/** Tells whether the body of a directive is text, rather than code or a list of files. */
export const isFrame = (name: string): boolean => FRAMES.test(name.replace(/^.*:/, ""));
