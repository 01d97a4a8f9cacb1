import type { EvaluationResult } from "../evaluation/result";
import { at, EPSILON } from "../numeric";
import { toPoints } from "../ratings/scores";

/** One option under other weights. */
export interface WhatIfOption {
  optionId: string;
  /** 0 to 100. */
  points: number;
  /** Competition rank among those that may win; null for one that may not. */
  rank: number | null;
}

/**
 * Prepares a result for sliders: what comes back ranks the options under any weights, the best first, in a fraction of a frame. `weights`:
 * one per criterion in the result's order, ≥ 0, brought to a sum of 1. Null while a cell is empty; the function gives null when all
 * weights are 0. The minimums stay as they were found, since no weight moves them.
 */
export function prepareWhatIf(
  result: EvaluationResult,
): ((weights: readonly number[]) => WhatIfOption[] | null) | null {
  const { scale } = result.parameters;
  const criteria = result.weights.length;
  const optionIds = result.cells.flatMap(({ optionId }, cell) => (cell % criteria === 0 ? [optionId] : []));
  const isOut = new Set(
    result.version === 1
      ? []
      : result.ranking.flatMap(({ optionId, knockedOutBy }) => (knockedOutBy.length > 0 ? [optionId] : [])),
  );
  const points = result.cells.map(({ mean }, cell) => {
    if (result.weights[cell % criteria]?.isApplicable === false) return 0;
    return mean === null ? null : toPoints(mean, scale);
  });
  const table = points.filter((value) => value !== null);
  if (table.length < points.length) return null;
  const applies = result.weights.map(({ isApplicable }) => (isApplicable ? 1 : 0));

  return (weights) => {
    if (weights.length !== criteria) throw new RangeError("One weight per criterion.");
    const applied = weights.map((weight, criterion) => weight * at(applies, criterion));
    const all = applied.reduce((total, weight) => total + weight, 0);
    if (!(all > 0)) return null;
    const options = optionIds.map((optionId, option) => {
      const row = applied.map((weight, criterion) => weight * at(table, option * criteria + criterion));
      return { optionId, points: row.reduce((total, value) => total + value, 0) / all, mayWin: !isOut.has(optionId) };
    });
    const inRace = options.filter(({ mayWin }) => mayWin);
    return options
      .map(({ optionId, points: own, mayWin }) => ({
        optionId,
        points: own,
        rank: mayWin ? 1 + inRace.filter((other) => other.points > own + EPSILON).length : null,
      }))
      .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || b.points - a.points);
  };
}
