import { at, known, present, sum, unknown, type Computed } from "../numeric";

/** The sample variance with V − 1, in squared units; null leaves. `needs-two-voters` below two ratings. */
export function variance(values: readonly (number | null)[]): Computed<number> {
  const given = present(values);
  if (given.length < 2) return unknown(given.length === 0 ? "no-answers" : "needs-two-voters");
  const center = sum(given) / given.length;
  return known(sum(given.map((value) => (value - center) ** 2)) / (given.length - 1));
}

/** The sample standard deviation with V − 1, in the unit of the ratings; null leaves. */
export function standardDeviation(values: readonly (number | null)[]): Computed<number> {
  const squared = variance(values);
  return squared.reason === null ? known(Math.sqrt(squared.value)) : squared;
}

/**
 * The quantile at `probability` (0 to 1) by type 7: h = (n − 1)p with linear interpolation.
 * Source: Hyndman & Fan 1996, the default of R and NumPy.
 */
export function quantile(values: readonly (number | null)[], probability: number): Computed<number> {
  if (!(probability >= 0 && probability <= 1)) throw new RangeError("A probability lies in [0, 1].");
  const sorted = present(values).sort((a, b) => a - b);
  if (sorted.length === 0) return unknown("no-answers");
  const position = (sorted.length - 1) * probability;
  const below = at(sorted, Math.floor(position));
  const above = at(sorted, Math.ceil(position));
  return known(below + (position - Math.floor(position)) * (above - below));
}

/** The distance between the first and the third quartile (type 7), in the unit of the ratings. */
export function interquartileRange(values: readonly (number | null)[]): Computed<number> {
  const first = quantile(values, 0.25);
  const third = quantile(values, 0.75);
  if (first.reason !== null) return first;
  return third.reason === null ? known(third.value - first.value) : third;
}

/** The largest minus the smallest rating, in their unit; null leaves. */
export function range(values: readonly (number | null)[]): Computed<number> {
  const given = present(values);
  if (given.length === 0) return unknown("no-answers");
  const smallest = given.reduce((a, b) => Math.min(a, b));
  const largest = given.reduce((a, b) => Math.max(a, b));
  return known(largest - smallest);
}
