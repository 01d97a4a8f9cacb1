/** Two numbers closer than this are the same: ties, ranks and thresholds all use it. */
export const EPSILON = 1e-9;

/** Why a figure does not exist. A closed set, so that a screen can say each one in words. */
export type Reason =
  | "no-answers"
  | "no-weights"
  | "missing-scores"
  | "needs-two-voters"
  | "needs-five-voters"
  | "needs-two-options"
  | "negative-weight"
  | "weights-sum-to-zero"
  | "not-positive"
  | "no-variation"
  | "not-reciprocal"
  | "not-connected"
  | "not-converged"
  | "needs-more-judgements"
  | "needs-more-votes"
  | "no-break-even"
  | "not-defined-here"
  | "out-of-range"
  | "tie"
  | "no-flip";

/** A figure, or the reason why there is none. Never NaN and never Infinity. */
export type Computed<T> = { value: T; reason: null } | { value: null; reason: Reason };

/** The smallest and the largest rating that may be given; `low < high`. */
export interface Scale {
  low: number;
  high: number;
}

/** Wraps a figure that exists; a number that overflowed becomes `out-of-range`. */
export function known<T>(value: T): Computed<T> {
  if (typeof value === "number" && !Number.isFinite(value)) return unknown("out-of-range");
  return { value, reason: null };
}

/** Says why a figure does not exist. */
export function unknown(reason: Reason): { value: null; reason: Reason } {
  return { value: null, reason };
}

/** The element at `index`. Throws RangeError outside the array: that is a bug of the caller, never a person's doing. */
export function at<T>(values: readonly T[], index: number): T {
  const value = values[index];
  if (value === undefined) throw new RangeError(`No element ${index} in ${values.length}.`);
  return value;
}

/** The sum, added from left to right; 0 for no values. */
export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** True when `a` and `b` differ by at most EPSILON. */
export function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= EPSILON;
}

/** The values that are there; null leaves. */
export function present(values: readonly (number | null)[]): number[] {
  return values.filter((value): value is number => value !== null);
}
