import { known, sum, unknown, type Computed } from "../numeric";

/**
 * Weights (0 to 1, sum 1) from points: pₖ / Σp, one per criterion. For an allocation of 100 points and for swing points
 * (100 for the criterion whose step from worst to best matters most, the others relative to it: Edwards & Barron 1994).
 * A zero is legal and means that the criterion is ignored. `negative-weight`, `weights-sum-to-zero`, `no-weights`.
 */
export function weightsFromPoints(points: readonly number[]): Computed<number[]> {
  if (points.length === 0) return unknown("no-weights");
  if (points.some((value) => value < 0)) return unknown("negative-weight");
  const all = sum(points);
  if (!Number.isFinite(all)) return unknown("out-of-range");
  return all > 0 ? known(points.map((value) => value / all)) : unknown("weights-sum-to-zero");
}
