/** A place in a text, both counted from 1. */
interface TextPlace {
  readonly line: number;
  readonly column: number;
}

const SPACE = /[ \t\n\r]*/y;
const TOKENS: Readonly<Record<string, RegExp>> = {
  string: /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y,
  number: /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y,
  word: /true|false|null/y,
  mark: /[[\]{}:,]/y,
};

/** What may come next. */
type Expected = "value" | "value or end" | "key" | "key or end" | "colon" | "comma or end";

/** Where a text stops being JSON; null where all of it is. Parsers do not all say it, and each says it in words of its own. */
export function jsonFault(text: string): TextPlace | null {
  const open: string[] = [];
  let expected: Expected | "nothing" = "value";
  let at = 0;
  for (;;) {
    at = endOf(SPACE, text, at) ?? at;
    if (at === text.length && expected === "nothing") return null;
    const token = tokenAt(text, at);
    const next: Expected | "nothing" | null = token === null ? null : after(token, expected, open);
    if (token === null || next === null) return placeIn(text, at);
    expected = next;
    at += token.length;
  }
}

/** Counts lines as editors do. */
export function placeIn(text: string, offset: number): TextPlace {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function tokenAt(text: string, at: number): string | null {
  for (const pattern of Object.values(TOKENS)) {
    const end = endOf(pattern, text, at);
    if (end !== null) return text.slice(at, end);
  }
  return null;
}

function endOf(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}

/** What is expected behind a token; null where the token may not stand. `open` holds what is not closed yet. */
function after(token: string, expected: Expected | "nothing", open: string[]): Expected | "nothing" | null {
  const behind = () => (open.length === 0 ? "nothing" : "comma or end");
  if (token === ":") return expected === "colon" ? "value" : null;
  if (token === ",") return expected !== "comma or end" ? null : open.at(-1) === "{" ? "key" : "value";
  if (token === "]" || token === "}") {
    const mayClose = expected === "comma or end" || expected === (token === "]" ? "value or end" : "key or end");
    return mayClose && open.pop() === (token === "]" ? "[" : "{") ? behind() : null;
  }
  if (expected === "key" || expected === "key or end") return token.startsWith('"') ? "colon" : null;
  if (expected !== "value" && expected !== "value or end") return null;
  if (token !== "{" && token !== "[") return behind();
  open.push(token);
  return token === "{" ? "key or end" : "value or end";
}
