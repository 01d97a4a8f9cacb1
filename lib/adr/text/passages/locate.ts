import { renderMarkdown } from "../markdown";
import { readRendered } from "./rendered";

/** A stretch of a Markdown source, in UTF-16 units. */
export interface Located {
  readonly start: number;
  readonly end: number;
}

/**
 * Finds words as they are read on a page in the Markdown they come from. White space does not count, because a browser gives it
 * back in its own way. `at` is how many characters other than white space stand before them; of several places the nearest is
 * meant. A passage that begins or ends inside emphasis, a link or code takes all of it in. Null when the words do not stand there.
 */
export function locateWords(source: string, words: string, at: number): Located | null {
  const { text, origins, inline } = readRendered(renderMarkdown(source, 3), source);
  const solid = solidUnits(text);
  const shown = solid.map((index) => text[index]).join("");
  const wanted = words.replace(/\s/g, "");
  if (wanted === "") return null;
  let best = -1;
  for (let place = shown.indexOf(wanted); place !== -1; place = shown.indexOf(wanted, place + 1))
    if (best === -1 || Math.abs(place - at) < Math.abs(best - at)) best = place;
  if (best === -1) return null;
  const places = solid.slice(best, best + wanted.length).flatMap((index) => origins[index] ?? []);
  const [first, last] = [places[0], places.at(-1)];
  return first === undefined || last === undefined || last.end <= first.start
    ? null
    : whole(first.start, last.end, inline);
}

function solidUnits(text: string): readonly number[] {
  const units: number[] = [];
  for (let index = 0; index < text.length; index += 1) if (!/\s/.test(text[index] ?? "")) units.push(index);
  return units;
}

/** Widens a stretch until it cuts no inline element in two. */
function whole(start: number, end: number, inline: readonly Located[]): Located {
  const cut = inline.find(
    (part) =>
      (start > part.start && start < part.end && end > part.end) ||
      (end > part.start && end < part.end && start < part.start),
  );
  return cut === undefined ? { start, end } : whole(Math.min(start, cut.start), Math.max(end, cut.end), inline);
}
