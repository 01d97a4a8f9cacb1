import type { SpreadLevel } from "@/lib/mcda/evaluation/result";

interface Cell {
  readonly option: string;
  readonly criterion: string;
  readonly mean: number | null;
  readonly level: SpreadLevel | null;
  readonly scores: readonly number[];
  readonly emptyWord?: string;
}

const SPREADS: Readonly<Record<SpreadLevel, string>> = { low: "little", mixed: "mixed", high: "much" };

/** More votes than this are counted per score instead of said one by one. */
export const MOST_NAMED = 12;

/** How many gave each score: "20 times 1, 30 times 2". */
export function scoreCounts(scores: readonly number[]): string {
  return [1, 2, 3, 4, 5]
    .map((score) => ({ score, count: scores.filter((one) => one === score).length }))
    .filter(({ count }) => count > 0)
    .map(({ score, count }) => `${count} times ${score}`)
    .join(", ");
}

/** A cell of the heat map in words: "Hybrid, Maintainability: mean 3.6, votes 1, 4, 4, 4, 5, much spread". */
export function heatCellLabel({ option, criterion, mean, level, scores, emptyWord = "No answer" }: Cell): string {
  if (mean === null) return `${option}, ${criterion}: ${emptyWord.toLowerCase()}`;
  const votes = scores.length > MOST_NAMED ? scoreCounts(scores) : [...scores].sort((a, b) => a - b).join(", ");
  const spread = level === null ? "" : `, ${SPREADS[level]} spread`;
  return `${option}, ${criterion}: mean ${mean.toFixed(1)}, votes ${votes}${spread}`;
}
