import type { SpreadLevel } from "@/lib/mcda/evaluation/result";

interface Cell {
  readonly option: string;
  readonly criterion: string;
  readonly mean: number | null;
  readonly level: SpreadLevel | null;
  /** How many gave each score, 1 to 5. */
  readonly counts: readonly number[];
  readonly emptyWord?: string;
}

const SPREADS: Readonly<Record<SpreadLevel, string>> = { low: "little", mixed: "mixed", high: "much" };

/** More votes than this are counted per score instead of said one by one. */
const MOST_NAMED = 12;

/** How many gave each score, 1 to 5: "20 times 1, 30 times 2". */
export function countsInWords(counts: readonly number[]): string {
  return counts.flatMap((count, index) => (count > 0 ? [`${count} times ${index + 1}`] : [])).join(", ");
}

/** Each score as often as it was given, from low to high; null for more than can be named. */
export function namedScores(counts: readonly number[]): readonly number[] | null {
  if (counts.reduce((all, one) => all + one, 0) > MOST_NAMED) return null;
  return counts.flatMap((count, index) => Array.from({ length: count }, () => index + 1));
}

/** A cell of the heat map in words: "Hybrid, Maintainability: mean 3.6, votes 1, 4, 4, 4, 5, much spread". */
export function heatCellLabel({ option, criterion, mean, level, counts, emptyWord = "No answer" }: Cell): string {
  if (mean === null) return `${option}, ${criterion}: ${emptyWord.toLowerCase()}`;
  const votes = namedScores(counts)?.join(", ") ?? countsInWords(counts);
  const spread = level === null ? "" : `, ${SPREADS[level]} spread`;
  return `${option}, ${criterion}: mean ${mean.toFixed(1)}, votes ${votes}${spread}`;
}
