import { at, EPSILON, type Scale } from "../numeric";
import { toPoints } from "../ratings/scores";

/** As much of a result as sliders need: no vote and no name. Every result is one. */
export interface WhatIfBasis {
  readonly parameters: { readonly scale: Scale };
  /** In the result's order of criteria. */
  readonly weights: readonly { readonly isApplicable: boolean }[];
  /** By option, and within it in the order of `weights`. */
  readonly cells: readonly { readonly optionId: string; readonly mean: number | null }[];
  /** `knockedOutBy`: the minimums an option misses; absent in version 1. */
  readonly ranking: readonly { readonly optionId: string; readonly knockedOutBy?: readonly object[] }[];
}

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
export function prepareWhatIf(result: WhatIfBasis): ((weights: readonly number[]) => WhatIfOption[] | null) | null {
  const table = pointsTable(result);
  if (table === null) return null;
  const criteria = result.weights.length;
  const optionIds = optionsOf(result);
  const isOut = knockedOut(result);
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

/** The options in the order of the cells. */
export function optionsOf({ cells, weights }: WhatIfBasis): string[] {
  return cells.flatMap(({ optionId }, cell) => (cell % weights.length === 0 ? [optionId] : []));
}

/** Who may not win, by option id. */
export function knockedOut({ ranking }: WhatIfBasis): ReadonlySet<string> {
  return new Set(ranking.flatMap(({ optionId, knockedOutBy = [] }) => (knockedOutBy.length > 0 ? [optionId] : [])));
}

/** Points 0 to 100 per cell, 0 on a criterion that applies to no option; null while another cell is empty. */
export function pointsTable({ cells, weights, parameters }: WhatIfBasis): number[] | null {
  const points = cells.map(({ mean }, cell) => {
    if (weights[cell % weights.length]?.isApplicable === false) return 0;
    return mean === null ? null : toPoints(mean, parameters.scale);
  });
  const table = points.filter((value) => value !== null);
  return table.length < points.length ? null : table;
}
