import { at, type Computed } from "../numeric";
import { weightsFromPoints } from "../weights/points";

/** Ratings per voter, option and criterion; null for no score. */
export type Votes = readonly (readonly (readonly (number | null)[])[])[];

/** One mean per option and criterion; null where nobody scored. */
export type Means = readonly (readonly (number | null)[])[];

/**
 * Every cell's ratings made one by `combine`, the median or the trimmed mean. `votes` is voters × options × criteria, all of one
 * shape; null where `combine` has no value.
 */
export function combineCells(
  votes: Votes,
  combine: (ratings: readonly (number | null)[]) => Computed<number>,
): (number | null)[][] {
  const shape = votes[0] ?? [];
  return shape.map((row, option) =>
    row.map((_, criterion) => combine(votes.map((ballot) => at(at(ballot, option), criterion))).value),
  );
}

/**
 * The weights without one criterion: its own becomes 0, the others are renormalised to sum 1.
 * Null when nothing that remains carries weight.
 */
export function weightsWithoutCriterion(weights: readonly number[], criterion: number): number[] | null {
  return weightsFromPoints(weights.map((weight, index) => (index === criterion ? 0 : weight))).value;
}
