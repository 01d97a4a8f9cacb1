import { at, EPSILON, known, unknown, type Computed, type Scale } from "../numeric";

/**
 * The total of one option, Σₖ wₖ sₖ, in scale units. `means` and `weights` have one entry per criterion; weights sum to
 * 1. `missing-scores` when a criterion that carries weight has no mean: an empty cell is never 0.
 */
export function total(means: readonly (number | null)[], weights: readonly number[]): Computed<number> {
  if (means.length !== weights.length) throw new RangeError("One weight per criterion.");
  if (means.length === 0) return unknown("no-answers");
  let result = 0;
  for (const [criterion, weight] of weights.entries()) {
    if (weight < 0) return unknown("negative-weight");
    const score = at(means, criterion);
    if (score === null && weight > 0) return unknown("missing-scores");
    result += weight * (score ?? 0);
  }
  return known(result);
}

/** Where a total stands on its fixed scale: 0 at the lowest rating everywhere, 100 at the highest. */
export function toPoints(score: number, scale: Scale): number {
  return (100 * (score - scale.low)) / (scale.high - scale.low);
}

/**
 * Competition ranks (1, 2, 2, 4), the largest value first. Values within EPSILON tie, so that a float's last bit
 * decides nothing. One rank per value, in the order given.
 */
export function competitionRanks(values: readonly number[]): number[] {
  return values.map((value) => 1 + values.filter((other) => other > value + EPSILON).length);
}

/**
 * The rating of a measured quantity (cost, latency) between two anchors declared before scoring:
 * low + clamp((x − worst) / (best − worst), 0, 1) · (high − low). For a cost, best < worst.
 * Anchors stay fixed when options come and go, so nobody's score moves. `no-variation` when the anchors are equal.
 */
export function ratingOfMeasure(
  measure: number,
  anchors: { worst: number; best: number },
  scale: Scale,
): Computed<number> {
  const width = anchors.best - anchors.worst;
  if (width === 0) return unknown("no-variation");
  const position = Math.min(1, Math.max(0, (measure - anchors.worst) / width));
  return known(scale.low + position * (scale.high - scale.low));
}
