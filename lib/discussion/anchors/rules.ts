import type { SectionKind } from "@/db/enums";

/** The longest passage, in UTF-16 units. */
export const PASSAGE_LIMIT = 4000;

/** A passage as it was when somebody chose it. Offsets are UTF-16 units from the beginning of its section. */
export interface Anchor {
  readonly quote: string;
  readonly before: string;
  readonly after: string;
  readonly startsAt: number;
}

/** Where a passage stands now. `changed`: other words stand where it was. */
export type Found =
  | { readonly state: "here" | "moved" | "changed"; readonly start: number; readonly end: number }
  | { readonly state: "gone" };

const GONE: Found = { state: "gone" };

/** How much of what stands round a passage is kept, in UTF-16 units on each side. */
const CONTEXT = 48;
/** How many units of what stood round it are looked for, most first. Fewer would stand anywhere. */
const CONTEXTS: readonly number[] = [CONTEXT, 24, 12, 6];
/** A quote this long stands elsewhere only because it went there. */
const TELLING = 16;
/** What stood round a passage outweighs its words elsewhere only when it is at least this long on each side. */
const TELLING_CONTEXT = 12;
/** How far from its old place a passage is looked for by likeness, in UTF-16 units. */
const REACH = 2000;
/** The share of its words that a likeness has to have. */
const LIKENESS = 0.6;
const MOST_OCCURRENCES = 1000;

/** The passage between two offsets of a text, which must not cut a character in two. */
export function anchorAt(text: string, start: number, end: number): Anchor {
  const before = text.slice(Math.max(0, start - CONTEXT), start);
  const after = text.slice(end, end + CONTEXT);
  return {
    quote: text.slice(start, end),
    before: /^[\udc00-\udfff]/.test(before) ? before.slice(1) : before,
    after: /[\ud800-\udbff]$/.test(after) ? after.slice(0, -1) : after,
    startsAt: start,
  };
}

/**
 * Finds a passage again in a text that may have changed: by its words, where several places have them by what stands round them and
 * then by the nearest; else by what stood before and after it; else by the words near its place that are most like it.
 */
export function findPassage(text: string, anchor: Anchor): Found {
  if (anchor.quote === "") return GONE;
  const exact = bestOccurrence(text, anchor);
  const between = betweenContexts(text, anchor);
  // Where its words still stand between the same words, something was only added beside them.
  const within = between === null ? -1 : text.slice(between.start, between.end).indexOf(anchor.quote);
  if (between !== null && within !== -1) return exactly(between.start + within, anchor);
  if (between !== null && (exact === null || (between.isTelling && between.score > exact.score))) {
    if (text.slice(between.start, between.end).trim() !== "")
      return { state: "changed", start: between.start, end: between.end };
    if (exact === null || (anchor.quote.length < TELLING && exact.score < TELLING_CONTEXT)) return GONE;
  }
  if (exact === null) return mostAlike(text, anchor);
  return exactly(exact.start, anchor);
}

const exactly = (start: number, { quote, startsAt }: Anchor): Found => ({
  state: start === startsAt ? "here" : "moved",
  start,
  end: start + quote.length,
});

/** Its words, where most of what stood round them stands too. */
function bestOccurrence(text: string, { quote, before, after, startsAt }: Anchor) {
  let best: { readonly start: number; readonly score: number } | null = null;
  let seen = 0;
  for (let at = text.indexOf(quote); at !== -1 && seen < MOST_OCCURRENCES; at = text.indexOf(quote, at + 1)) {
    seen += 1;
    const score = sharedEnd(text, at, before) + sharedStart(text, at + quote.length, after);
    const isNearer = best !== null && Math.abs(at - startsAt) < Math.abs(best.start - startsAt);
    if (best === null || score > best.score || (score === best.score && isNearer)) best = { start: at, score };
  }
  return best;
}

/** How many units of `before` stand directly before an offset, from its end. */
function sharedEnd(text: string, at: number, before: string): number {
  let count = 0;
  while (count < before.length && at > count && text[at - 1 - count] === before[before.length - 1 - count]) count += 1;
  return count;
}

/** How many units of `after` stand from an offset on. */
function sharedStart(text: string, at: number, after: string): number {
  let count = 0;
  while (count < after.length && text[at + count] === after[count]) count += 1;
  return count;
}

/** The stretch between what stood before and what stood after, with as much of both as there is. */
function betweenContexts(text: string, { quote, before, after, startsAt }: Anchor) {
  if (before === "" && after === "") return null;
  const longest = 2 * quote.length + 200;
  const pairs = lengths(before).flatMap((left) => lengths(after).map((right) => [left, right] as const));
  for (const [left, right] of pairs.toSorted((a, b) => b[0] + b[1] - a[0] - a[1])) {
    const starts = left === 0 ? [0] : endsOf(text, before.slice(before.length - left));
    const near = starts.toSorted((a, b) => Math.abs(a - startsAt) - Math.abs(b - startsAt));
    for (const start of near) {
      const end = right === 0 ? text.length : endWithin(text, start, longest, after.slice(0, right));
      if (end === -1 || end - start > longest) continue;
      const isTelling = [left, right].every((length) => length === 0 || length >= TELLING_CONTEXT);
      return { start, end, score: left + right, isTelling };
    }
  }
  return null;
}

/** Where `part` begins, at most so many units from `start` on; -1 where it does not. No further is looked: a text can begin in a thousand places. */
function endWithin(text: string, start: number, most: number, part: string): number {
  const at = text.slice(start, start + most + part.length).indexOf(part);
  return at === -1 ? -1 : start + at;
}

/** None where there is no text on that side: there the section begins or ends. */
function lengths(context: string): readonly number[] {
  if (context === "") return [0];
  const fitting = CONTEXTS.filter((length) => length <= context.length);
  return fitting.length === 0 || context.length < CONTEXT ? [context.length, ...fitting] : fitting;
}

function endsOf(text: string, part: string): readonly number[] {
  const ends: number[] = [];
  for (let at = text.indexOf(part); at !== -1 && ends.length < MOST_OCCURRENCES; at = text.indexOf(part, at + 1))
    ends.push(at + part.length);
  return ends;
}

/** As many words as the passage has, near its place, that have most words in common with it. One pass over a bounded stretch. */
function mostAlike(text: string, { quote, startsAt }: Anchor): Found {
  const wanted = new Map<string, number>();
  const words = wordsOf(quote);
  for (const { word } of words) wanted.set(word, (wanted.get(word) ?? 0) + 1);
  const from = Math.max(0, startsAt - REACH);
  const around = wordsOf(text.slice(from, startsAt + quote.length + REACH));
  if (words.length < 3 || around.length === 0) return GONE;
  const size = Math.min(words.length, around.length);
  let [shared, best, bestAt] = [0, 0, 0];
  const have = new Map<string, number>();
  const count = (word: string, step: 1 | -1) => {
    const held = (have.get(word) ?? 0) + step;
    have.set(word, held);
    const limit = wanted.get(word) ?? 0;
    if (step === 1 ? held <= limit : held < limit) shared += step;
  };
  for (const [index, { word }] of around.entries()) {
    count(word, 1);
    const left = around[index - size];
    if (left !== undefined) count(left.word, -1);
    const isBetter = shared > best || (shared === best && isCloser(around, index - size + 1, bestAt, startsAt - from));
    if (index >= size - 1 && isBetter) [best, bestAt] = [shared, index - size + 1];
  }
  if (best / words.length < LIKENESS) return GONE;
  const kept = around.slice(bestAt, bestAt + size).filter(({ word }) => wanted.has(word));
  const [first, last] = [kept[0], kept.at(-1)];
  if (first === undefined || last === undefined) return GONE;
  return { state: "changed", start: from + first.at, end: from + last.at + last.word.length };
}

const isCloser = (words: readonly { readonly at: number }[], a: number, b: number, place: number): boolean =>
  Math.abs((words[a]?.at ?? 0) - place) < Math.abs((words[b]?.at ?? 0) - place);

const wordsOf = (text: string): readonly { readonly word: string; readonly at: number }[] =>
  [...text.matchAll(/\S+/g)].map((match) => ({ word: match[0], at: match.index }));

/** Where a passage stands in a record: in one of its sections, or nowhere any more. */
export function findInSections(
  sections: readonly { readonly kind: SectionKind; readonly body: string }[],
  anchor: Anchor & { readonly kind: SectionKind },
): Found {
  return findPassage(sections.find(({ kind }) => kind === anchor.kind)?.body ?? "", anchor);
}
