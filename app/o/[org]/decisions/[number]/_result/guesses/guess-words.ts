import { listed, percentage } from "@/app/_ui/text/format";
import type { ConfidenceCounts, Reliance } from "@/lib/mcda/confidence/reliance";
import { marginWords, type Names } from "@/lib/mcda/sentence";
import { sameLeaders } from "../standing-words";

/** How many scores rest on which confidence, in a sentence: "18% of the scores were given with low confidence." */
export function guessSentence(reliance: Reliance): string {
  const { low, unsaid } = reliance;
  const all = countOf(reliance);
  const guessed =
    low === 0
      ? "No score was given with low confidence"
      : `${share(low, all)} of the scores were given with low confidence`;
  return unsaid === 0 ? `${guessed}.` : `${guessed}; of ${share(unsaid, all)} nobody said how sure they were.`;
}

/** Who leads when what was given with low confidence is left out, and whether that is somebody else. Null when nothing was. */
export function withoutGuesses(
  { withoutLow }: Reliance,
  leaderIds: readonly string[],
  names: Names,
): { readonly sentence: string; readonly isOther: boolean } | null {
  if (withoutLow === null) return null;
  const { emptied, margin, points } = withoutLow;
  const isOther = !sameLeaders(withoutLow.leaderIds, leaderIds);
  const leaders = listed(withoutLow.leaderIds.map((id) => names.options[id] ?? ""));
  const cells = emptied === 1 ? "one cell rests" : `${emptied} cells rest`;
  if (leaders === "" && emptied === 0) return { isOther, sentence: "Without the guesses no option may win." };
  if (leaders === "")
    return { isOther, sentence: `Without the guesses nobody is sure to lead: ${cells} on low confidence alone.` };
  const own = points.find(({ optionId }) => optionId === withoutLow.leaderIds[0])?.points ?? null;
  const lead = margin === null || own === null ? null : `, by ${marginWords(own, margin)}`;
  // Where no cell is emptied and there is no lead, one option alone may win.
  const by = lead ?? (emptied > 0 ? `, although ${cells} on low confidence alone` : "");
  const [first, tie] = isOther ? ["would lead instead", "would tie"] : ["would still lead", "would still tie"];
  const place = withoutLow.leaderIds.length > 1 ? tie : `${first}${by}`;
  return { isOther, sentence: `Without the guesses ${leaders} ${place}.` };
}

/** "2 low, 1 medium and 3 high", leaving out what nobody said; empty when nobody said anything. */
export function confidenceWords({ low, medium, high, unsaid }: ConfidenceCounts): string {
  if (low + medium + high === 0) return "";
  const parts = [`${low} low`, `${medium} medium`, `${high} high`, `${unsaid} not said`];
  const said = parts.filter((part) => !part.startsWith("0 "));
  return said.join(", ");
}

/** All scores that are counted. */
export function countOf({ low, medium, high, unsaid }: ConfidenceCounts): number {
  return low + medium + high + unsaid;
}

/** A share that is small and not nothing is never called 0%. */
function share(part: number, all: number): string {
  return part > 0 && part / all < 0.005 ? "Less than 1%" : percentage(part / all);
}
