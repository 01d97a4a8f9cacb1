import { at } from "../numeric";
import { mean } from "../ratings/aggregation";
import { weightsFromPoints } from "../weights/points";

/** Ratings per voter, option and criterion; null for no score. */
export type Votes = readonly (readonly (readonly (number | null)[])[])[];

/** One mean per option and criterion; null where nobody scored. */
export type Means = readonly (readonly (number | null)[])[];

/**
 * The mean of every cell over the voters. `votes` is voters × options × criteria, all of one shape; `combine` may be
 * the median.
 */
export function cellMeans(votes: Votes, combine = mean): (number | null)[][] {
  const shape = votes[0] ?? [];
  return shape.map((row, option) =>
    row.map((_, criterion) => combine(votes.map((ballot) => at(at(ballot, option), criterion))).value),
  );
}

/** The cell means without one voter; the weights stay as they are. */
export function meansWithoutVoter(votes: Votes, voter: number): (number | null)[][] {
  return cellMeans(votes.filter((_, index) => index !== voter));
}

/**
 * The weights without one criterion: its own becomes 0, the others are renormalised to sum 1.
 * Null when nothing that remains carries weight.
 */
export function weightsWithoutCriterion(weights: readonly number[], criterion: number): number[] | null {
  return weightsFromPoints(weights.map((weight, index) => (index === criterion ? 0 : weight))).value;
}
