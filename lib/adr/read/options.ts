import type { ReadOption } from "../document";
import type { Outline, OutlineHeading, OutlineItem } from "../outline/outline";
import { trimBlock } from "../text/markdown-text";
import { LINK } from "../words/link";
import { bodyOf, type Part } from "./parts";

interface Options {
  readonly options: readonly ReadOption[];
  readonly chosenOption: string | null;
}

/** The options a record weighs, with their arguments, and the one that it chose. */
export function optionsOf(outline: Outline, parts: readonly Part[]): Options {
  const own = parts.filter(({ meaning }) => meaning === "options");
  const listed = own.flatMap((part) => (headingsIn(outline, part).length > 0 ? [] : itemsIn(outline, part)));
  const described = own.flatMap((part) => describedIn(outline, part));
  const byTitle = new Map<string, ReadOption>();
  for (const { text } of listed) {
    const title = titleOf(text);
    if (title !== "" && !isArgument(text))
      byTitle.set(keyOf(title), { title, description: "", pros: [], cons: [], neutral: [] });
  }
  for (const option of described) byTitle.set(keyOf(option.title), option);
  return { options: [...byTitle.values()].slice(0, 100), chosenOption: chosenIn(outline, parts) };
}

const headingsIn = ({ headings }: Outline, { start, end }: Part): OutlineHeading[] =>
  headings.filter((heading) => heading.start >= start && heading.start < end);

const itemsIn = ({ items }: Outline, { start, end }: { start: number; end: number }): OutlineItem[] =>
  items.filter(({ offset }) => offset >= start && offset < end);

/** `### Option` with `* Good, because …` below it. */
function describedIn(outline: Outline, part: Part): ReadOption[] {
  const headings = headingsIn(outline, part);
  const level = Math.min(...headings.map((heading) => heading.level));
  const tops = headings.filter((heading) => heading.level === level);
  return tops.map((heading, at) => {
    const range = { start: heading.end, end: tops[at + 1]?.start ?? part.end };
    const items = itemsIn(outline, range);
    const first = items[0]?.offset ?? range.end;
    const side = (pattern: RegExp) =>
      items.flatMap(({ text }) => {
        const found = pattern.exec(text);
        return found === null ? [] : [text.slice(found[0].length).trim()];
      });
    return {
      title: titleOf(heading.text.replace(/^(?:option|alternative)\s*(?:\w{1,3}\s*)?[:.)–-]\s*/i, "")),
      description: trimBlock(outline.source.slice(range.start, first)).slice(0, 5_000),
      pros: side(GOOD),
      cons: side(BAD),
      neutral: side(NEUTRAL),
    };
  });
}

const GOOD = /^[*_`]*(?:good|pros?|advantage|\+|✅|👍)[*_`]*(?:[,:]|\b)?\s*(?:because)?\s*:?\s*/iu;
const BAD = /^[*_`]*(?:bad|cons?|disadvantage|[-–]|❌|👎)[*_`]*(?:[,:]|\b)?\s*(?:because)?\s*:?\s*/iu;
const NEUTRAL = /^[*_`]*neutral[*_`]*(?:[,:]|\b)?\s*(?:because)?\s*:?\s*/iu;

const isArgument = (text: string): boolean => /^[*_`]*(?:good|bad|neutral)[*_`]*,? because/i.test(text);

/** An item's words up to its explanation, without marks. */
function titleOf(text: string): string {
  return text
    .slice(0, 300)
    .replace(LINK, "$1")
    .replace(/\*\*|__|`/g, "")
    .replace(/(?<!\s)\s+(?:[–—-]\s|\(see ).*$/s, "")
    .replace(/\s+/g, " ")
    .replace(/(?<![\s.:])[\s.:]+$/, "")
    .trim();
}

const keyOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** `Chosen option: "X", because …` */
function chosenIn(outline: Outline, parts: readonly Part[]): string | null {
  for (const part of parts) {
    if (part.meaning !== "outcome") continue;
    const text = bodyOf(outline, part).slice(0, 2_000);
    const found =
      /chosen (?:option|alternative|solution)s?[*_]{0,2}\s*(?:(?::[*_]{0,2}|[*_]{1,2})\s*)?(["“'*_`[{]{0,3})([^\n]{1,300})/i.exec(
        text,
      );
    if (found === null) continue;
    const rest = found[2] ?? "";
    const end = rest.search(found[1] === "" ? /,|\.\s|\.$| because/ : /["”*_`\]}]|'(?!\w)/);
    const title = titleOf(end < 0 ? rest : rest.slice(0, end));
    if (title !== "" && !/^(?:title of option|option \d\b)/i.test(title)) return title;
  }
  return null;
}
