import { known, sum, unknown, type Computed } from "../numeric";

/** Whether the first flow is paid at the end of the first year or today. */
export type Timing = "end" | "start";

/**
 * The net present value of yearly flows, Σ flowₜ / (1 + r)ᵗ with t from 1 ("end") or 0 ("start"); in the flows' currency. `rate` is a
 * fraction above −1, real if the flows are without inflation; else `out-of-range`.
 */
export function presentValue(flows: readonly number[], rate: number, timing: Timing): Computed<number> {
  if (!(rate > -1)) return unknown("out-of-range");
  const first = timing === "end" ? 1 : 0;
  return known(sum(flows.map((flow, year) => flow / (1 + rate) ** (year + first))));
}

/**
 * What 1 a year is worth today, paid at the end of each of `years` years and growing by `growth` a year: Σ (1 + g)^(t−1) / (1 + r)ᵗ; without
 * growth (1 − (1 + r)^−N)/r, and N at a rate of 0. Added up, so that r = g divides nothing by 0. RangeError unless `years` is a whole number
 * from 0 on; `out-of-range` unless rate and growth are above −1.
 */
export function annuityFactor(rate: number, years: number, growth = 0): Computed<number> {
  if (!Number.isInteger(years) || years < 0) throw new RangeError("A whole number of years.");
  if (!(growth > -1)) return unknown("out-of-range");
  const flows = Array.from({ length: years }, (_, year) => (1 + growth) ** year);
  return presentValue(flows, rate, "end");
}
