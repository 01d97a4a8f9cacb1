import type { MarkdownTree } from "../markdown";

type Child = MarkdownTree["children"][number];

/** The elements inside a line. Who takes a part of one into a passage takes all of it. */
const INLINE: ReadonlySet<string> = new Set(["a", "code", "del", "em", "strong"]);

/** A rendered character: the stretch of the source that it comes from, in UTF-16 units; null for one that nobody wrote. */
export type Origin = { readonly start: number; readonly end: number } | null;

/** What a reader sees of a text, character by character, and where in the source each one stands. */
export interface Rendered {
  readonly text: string;
  readonly origins: readonly Origin[];
  /** Of emphasis, links and code, where they stand in the source. */
  readonly inline: readonly { readonly start: number; readonly end: number }[];
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Reads a rendered tree back: its text and the places in `source` that it comes from. */
export function readRendered(tree: MarkdownTree, source: string): Rendered {
  const texts: string[] = [];
  const origins: Origin[] = [];
  const inline: Span[] = [];
  const read = (nodes: readonly Child[], around: Span | null) => {
    for (const node of nodes) {
      const span = spanOf(node) ?? around;
      if (node.type === "text") {
        texts.push(node.value);
        origins.push(...originsOf(node.value, source, spanOf(node), around));
      } else if (node.type === "element") {
        const own = spanOf(node);
        if (own !== null && INLINE.has(node.tagName)) inline.push(own);
        read(node.children, span);
      }
    }
  };
  read(tree.children, null);
  return { text: texts.join(""), origins, inline };
}

/** Where a node stands in the source, or null. */
export function spanOf(node: Child): Span | null {
  const { start, end } = node.position ?? {};
  return start?.offset === undefined || end?.offset === undefined ? null : { start: start.offset, end: end.offset };
}

/**
 * Where each unit of a text comes from. A text without a place of its own, such as a block of code, is looked for in what it
 * stands in; escapes, entities and the indents of lines are stepped over.
 */
export function originsOf(value: string, source: string, own: Span | null, around: Span | null): readonly Origin[] {
  const span = own ?? around;
  if (span === null) return Array.from({ length: value.length }, () => null);
  const slice = source.slice(span.start, span.end);
  const fence = own === null ? /^\s*(?:`{3}|~{3})[^\n]*\n/.exec(slice)?.[0].length : undefined;
  const first = slice.indexOf(value, fence ?? 0);
  if (first !== -1)
    return Array.from({ length: value.length }, (_, at) => ({
      start: span.start + first + at,
      end: span.start + first + at + 1,
    }));
  let place = fence ?? 0;
  return value.split("").map((unit) => {
    const next = step(slice, place, unit);
    if (next === null) return null;
    place = next.end;
    return { start: span.start + next.start, end: span.start + next.end };
  });
}

/** The next place of a unit, past what writing it took. */
function step(slice: string, from: number, unit: string): Span | null {
  for (let at = from; at < slice.length; at += 1) {
    const entity = slice[at] === "&" ? /^&(#\w+|\w+);/.exec(slice.slice(at, at + 40))?.[0] : undefined;
    if (entity !== undefined) return { start: at, end: at + entity.length };
    if (slice[at] === unit || (/\s/.test(unit) && /\s/.test(slice[at] ?? ""))) return { start: at, end: at + 1 };
    if (!/[\s\\>`]/.test(slice[at] ?? "")) return null;
  }
  return null;
}
