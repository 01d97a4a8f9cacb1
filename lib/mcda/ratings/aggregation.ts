import { at, known, present, sum, unknown, type Computed } from "../numeric";

/** The mean of the given ratings, in their unit; null leaves. `no-answers` when nothing remains. */
export function mean(values: readonly (number | null)[]): Computed<number> {
  const given = present(values);
  return given.length === 0 ? unknown("no-answers") : known(sum(given) / given.length);
}

/** The middle rating, or the mean of the middle two; null leaves. `no-answers` when nothing remains. */
export function median(values: readonly (number | null)[]): Computed<number> {
  const sorted = present(values).sort((a, b) => a - b);
  if (sorted.length === 0) return unknown("no-answers");
  const middle = Math.floor(sorted.length / 2);
  return known(sorted.length % 2 === 1 ? at(sorted, middle) : (at(sorted, middle - 1) + at(sorted, middle)) / 2);
}

/**
 * The mean after dropping `floor(share · n)` ratings at each end; `share` in [0, 0.5).
 * `needs-five-voters` below five ratings, where one voice would be a large part of the group.
 */
export function trimmedMean(values: readonly (number | null)[], share: number): Computed<number> {
  if (!(share >= 0 && share < 0.5)) throw new RangeError("The trimmed share lies in [0, 0.5).");
  const sorted = present(values).sort((a, b) => a - b);
  if (sorted.length < 5) return unknown(sorted.length === 0 ? "no-answers" : "needs-five-voters");
  const dropped = Math.floor(share * sorted.length);
  return mean(sorted.slice(dropped, sorted.length - dropped));
}

/** A mean with how much of the group stands behind it. */
export interface WeightedMean {
  mean: number;
  /** How many voters answered. */
  answers: number;
  /** Answered voter weight over all voter weight, 0 to 1. */
  coverage: number;
}

/**
 * The mean of ratings where voters count differently: Σ rᵥ sᵥ / Σ rᵥ over those who answered.
 * `values` and `voterWeights` have one entry per voter. An abstention (null) leaves numerator and denominator.
 */
export function weightedMean(
  values: readonly (number | null)[],
  voterWeights: readonly number[],
): Computed<WeightedMean> {
  if (values.length !== voterWeights.length) throw new RangeError("One weight per voter.");
  if (voterWeights.some((weight) => weight < 0)) return unknown("negative-weight");
  const pairs = values.flatMap((value, voter) => (value === null ? [] : [{ value, weight: at(voterWeights, voter) }]));
  if (pairs.length === 0) return unknown("no-answers");
  const answered = sum(pairs.map((pair) => pair.weight));
  if (answered <= 0) return unknown("weights-sum-to-zero");
  const average = sum(pairs.map((pair) => pair.value * pair.weight)) / answered;
  const coverage = answered / sum(voterWeights);
  if (!Number.isFinite(average) || !Number.isFinite(coverage)) return unknown("out-of-range");
  return known({ mean: average, answers: pairs.length, coverage });
}
