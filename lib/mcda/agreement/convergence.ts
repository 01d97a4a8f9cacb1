import { at, EPSILON, known, unknown, type Computed } from "../numeric";
import { standardDeviation } from "../ratings/spread";

/** A contested cell has converged once its standard deviation has lost at least this share. */
const CONVERGED_FROM = 1 / 3;

/**
 * The share of its standard deviation that one cell lost between two rounds: 1 where all came to agree, 0 unchanged, below 0 where
 * they went apart. Both rounds name the voters in the same order (null: no rating); only who rated in both counts, so that coming,
 * leaving and abstaining move nothing. `needs-two-voters` below two of them, `no-variation` where they agreed before.
 */
export function spreadLost(before: readonly (number | null)[], after: readonly (number | null)[]): Computed<number> {
  if (before.length !== after.length) throw new RangeError("Both rounds name the same voters.");
  const both = before.flatMap((rating, voter) => {
    const later = at(after, voter);
    return rating === null || later === null ? [] : [{ rating, later }];
  });
  if (both.length < 2) return unknown("needs-two-voters");
  const first = standardDeviation(both.map(({ rating }) => rating)).value ?? 0;
  const second = standardDeviation(both.map(({ later }) => later)).value ?? 0;
  return first <= EPSILON ? unknown("no-variation") : known(1 - second / first);
}

/** Did the voters of a contested cell come together notably between two rounds, by `CONVERGED_FROM`? Takes what `spreadLost` takes. */
export function hasConverged(before: readonly (number | null)[], after: readonly (number | null)[]): boolean {
  const lost = spreadLost(before, after).value;
  return lost !== null && lost >= CONVERGED_FROM - EPSILON;
}
