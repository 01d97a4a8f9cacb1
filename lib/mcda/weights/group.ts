import { at, known, unknown, type Computed } from "../numeric";
import { weightedMean } from "../ratings/aggregation";
import { standardDeviation } from "../ratings/spread";
import { weightsFromPoints } from "./points";

/** What the group gives to one criterion. */
export interface GroupWeight {
  /** 0 to 1; the group's weights sum to 1. */
  weight: number;
  /** How far the individual weights lie apart, 0 to 1; null for one voter. */
  standardDeviation: number | null;
}

/**
 * The mean of the NORMALISED individual weights, one per criterion: who hands out more points does not count more.
 * `allocations` holds points per voter per criterion. A voter who gave nothing (all zero) is left out; `no-weights`
 * when nobody remains. `voterWeights` are per voter (default equal).
 */
export function groupWeights(
  allocations: readonly (readonly number[])[],
  voterWeights: readonly number[] = allocations.map(() => 1),
): Computed<GroupWeight[]> {
  const individual: number[][] = [];
  const shares: number[] = [];
  for (const [voter, points] of allocations.entries()) {
    const weights = weightsFromPoints(points);
    if (weights.reason === "weights-sum-to-zero" || weights.reason === "no-weights") continue;
    if (weights.reason !== null) return weights;
    individual.push(weights.value);
    shares.push(at(voterWeights, voter));
  }
  const first = individual[0];
  if (first === undefined) return unknown("no-weights");
  const group: GroupWeight[] = [];
  for (const criterion of first.keys()) {
    const column = individual.map((weights) => at(weights, criterion));
    const average = weightedMean(column, shares);
    if (average.reason !== null) return average;
    group.push({ weight: average.value.mean, standardDeviation: standardDeviation(column).value });
  }
  return known(group);
}
