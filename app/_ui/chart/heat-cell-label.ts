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

/** A cell of the heat map in words: "Hybrid, Maintainability: mean 3.6, votes 1, 4, 4, 4, 5, much spread". */
export function heatCellLabel({ option, criterion, mean, level, scores, emptyWord = "No answer" }: Cell): string {
  if (mean === null) return `${option}, ${criterion}: ${emptyWord.toLowerCase()}`;
  const votes = [...scores].sort((a, b) => a - b).join(", ");
  const spread = level === null ? "" : `, ${SPREADS[level]} spread`;
  return `${option}, ${criterion}: mean ${mean.toFixed(1)}, votes ${votes}${spread}`;
}
