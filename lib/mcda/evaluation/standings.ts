import { at, EPSILON, sum } from "../numeric";
import { toPoints } from "../ratings/scores";
import type { Means } from "../robustness/leave-one-out";
import { mayWin, type Frame } from "./version-two/knock-out";
import type { Standing } from "./result";

/** Where one option stands. Empty cells make `low` and `high` differ; then there is no total. */
export interface Placing {
  total: number | null;
  /** In scale units: every empty cell at the lowest, and at the highest rating. */
  low: number;
  high: number;
  /** Null while empty cells could still change it, and for an option that may not win. */
  rank: number | null;
  mayWin: boolean;
}

/**
 * Places every option by its weighted sum, those that may win among each other. `means` is options × criteria, `weights` sum to 1.
 */
export function placeOptions(means: Means, weights: readonly number[], { scale, minimums }: Frame): Placing[] {
  const bounds = means.map((row) => {
    const fill = (empty: number) => sum(weights.map((weight, criterion) => weight * (at(row, criterion) ?? empty)));
    const isComplete = weights.every((weight, criterion) => weight <= 0 || at(row, criterion) !== null);
    return { low: fill(scale.low), high: fill(scale.high), isComplete, mayWin: mayWin(row, minimums) };
  });
  const standing = bounds.filter((bound) => bound.mayWin);
  return bounds.map((own) => ({
    total: own.isComplete ? own.low : null,
    low: own.low,
    high: own.isComplete ? own.low : own.high,
    rank: own.mayWin ? rankAmong(own, standing) : null,
    mayWin: own.mayWin,
  }));
}

/** One more than the options that are certainly above; null when an option may or may not be above. */
function rankAmong(own: { low: number; high: number }, all: readonly { low: number; high: number }[]): number | null {
  let rank = 1;
  for (const other of all) {
    if (other === own) continue;
    if (other.low > own.high + EPSILON) rank += 1;
    else if (other.high > own.low + EPSILON) return null;
  }
  return rank;
}

/** The indices on rank 1. */
function leadersOf(placings: readonly Placing[]): number[] {
  return placings.flatMap((placing, option) => (placing.rank === 1 ? [option] : []));
}

/** Points between the first and the next that may win, 0 for a tie; null with fewer than two or while a total is missing. */
function marginOf(all: readonly Placing[], { scale }: Frame): number | null {
  const placings = all.filter((placing) => placing.mayWin);
  const totals = placings.flatMap((placing) => (placing.total === null ? [] : [placing.total]));
  if (totals.length < 2 || totals.length < placings.length) return null;
  if (leadersOf(placings).length > 1) return 0;
  const [first, second] = totals.sort((a, b) => b - a);
  return first === undefined || second === undefined ? null : (100 * (first - second)) / (scale.high - scale.low);
}

/** Who leads of those that may win, by how much, and everybody's points. Nobody leads without weights. */
export function standingOf(
  optionIds: readonly string[],
  means: Means,
  weights: readonly number[] | null,
  frame: Frame,
): Standing {
  if (weights === null) {
    return { leaderIds: [], margin: null, points: optionIds.map((optionId) => ({ optionId, points: null })) };
  }
  const placings = placeOptions(means, weights, frame);
  return {
    leaderIds: leadersOf(placings).map((option) => at(optionIds, option)),
    margin: marginOf(placings, frame),
    points: optionIds.map((optionId, option) => {
      const total = at(placings, option).total;
      return { optionId, points: total === null ? null : toPoints(total, frame.scale) };
    }),
  };
}

/** The weights over the criteria that every row answers, renormalised, and 0 elsewhere; null when there is none. */
export function comparableWeights(means: Means, weights: readonly number[]): number[] | null {
  const kept = weights.map((weight, criterion) => (means.every((row) => at(row, criterion) !== null) ? weight : 0));
  const all = sum(kept);
  return all > EPSILON ? kept.map((weight) => weight / all) : null;
}
