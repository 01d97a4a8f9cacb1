import { at, EPSILON, known, sum, unknown, type Computed } from "../numeric";

/** The nearest set of weights, all changed together, at which a challenger draws level. */
export interface WeightRadius {
  /** Euclidean distance from the weights as they are. */
  distance: number;
  /** One per criterion, sum 1. */
  newWeights: number[];
  /** False when a new weight is below 0: the true distance is then at least this one. */
  isFeasible: boolean;
}

/**
 * How far all weights together are from a tie, the plane Σ wₖdₖ = 0 within Σw = 1: D / ‖d − d̄‖, at w − D(d − d̄)/‖d − d̄‖².
 * `margin` D: leader's total minus challenger's; `differences` d: the same per criterion, in scale units. `no-variation` when all
 * criteria tell the two apart equally, so that no weights make a tie.
 */
export function weightRadius(
  margin: number,
  differences: readonly number[],
  weights: readonly number[],
): Computed<WeightRadius> {
  if (differences.length !== weights.length) throw new RangeError("One weight per criterion.");
  if (differences.length === 0) return unknown("no-variation");
  const average = sum(differences) / differences.length;
  const squared = sum(differences.map((difference) => (difference - average) ** 2));
  if (squared <= EPSILON ** 2) return unknown("no-variation");
  const newWeights = weights.map(
    (weight, criterion) => weight - (margin * (at(differences, criterion) - average)) / squared,
  );
  return known({
    distance: Math.abs(margin) / Math.sqrt(squared),
    newWeights,
    isFeasible: newWeights.every((weight) => weight >= -EPSILON),
  });
}
