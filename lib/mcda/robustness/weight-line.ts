/** One option, as the weight of one criterion moves. */
export interface WeightLine {
  /** Points now, 0 to 100. */
  readonly points: number;
  /** Points on the criterion alone, 0 to 100: the mean of its cell on the scale. */
  readonly onCriterion: number;
}

/**
 * The points of an option when one criterion weighs `then` instead of `now` (both 0 to 1) and the other weights keep their
 * proportions. Linear in `then`. A criterion that holds all the weight leaves nothing to share: its points stay.
 */
export function pointsAtWeight({ points, onCriterion }: WeightLine, now: number, then: number): number {
  if (now >= 1) return onCriterion;
  const rest = (points - now * onCriterion) / (1 - now);
  return then * onCriterion + (1 - then) * rest;
}
