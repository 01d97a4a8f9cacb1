import { at, EPSILON, known, present, sum, unknown, type Computed } from "../numeric";

/** Ranks from 1 for the smallest value; values within EPSILON share the mean of their ranks. One per value. */
export function averageRanks(values: readonly number[]): number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value - EPSILON).length;
    const tied = values.filter((other) => Math.abs(other - value) <= EPSILON).length;
    return below + (tied + 1) / 2;
  });
}

/** Spearman's rank correlation of two lists of equal length, −1 to 1. `no-variation` when one list is all alike. */
export function spearman(first: readonly number[], second: readonly number[]): Computed<number> {
  if (first.length !== second.length) throw new RangeError("Two lists of equal length.");
  const middle = (first.length + 1) / 2;
  const a = averageRanks(first).map((rank) => rank - middle);
  const b = averageRanks(second).map((rank) => rank - middle);
  const scale = Math.sqrt(sum(a.map((value) => value ** 2)) * sum(b.map((value) => value ** 2)));
  return scale > 0 ? known(sum(a.map((value, index) => value * at(b, index))) / scale) : unknown("no-variation");
}

/** How alike the voters rank the options. */
export interface Concordance {
  /** 0 (no common order) to 1 (the same order), corrected for ties. */
  w: number;
  uncorrectedW: number;
  chiSquared: number;
  degreesOfFreedom: number;
  /** Voters who ranked everything; the others are left out. */
  voters: number;
}

/**
 * Kendall's W. `values` holds one row per voter with a value (or null) per option; only the order counts, ties share
 * ranks. S = Σᵢ (Rᵢ − V(m+1)/2)², W = 12S / (V²(m³ − m) − V Σᵥ Tᵥ), Tᵥ = Σ(t³ − t). Source: Kendall & Babington Smith
 * 1939. With two or three options W is coarse: do not headline it. `no-variation` when every voter ties everything.
 */
export function kendallW(values: readonly (readonly (number | null)[])[]): Computed<Concordance> {
  const complete = values.flatMap((row) => (row.includes(null) ? [] : [present(row)]));
  const voters = complete.length;
  if (voters < 2) return unknown("needs-two-voters");
  const options = at(complete, 0).length;
  if (options < 2) return unknown("needs-two-options");
  const ranks = complete.map(averageRanks);
  const rankSums = Array.from({ length: options }, (_, option) => sum(ranks.map((row) => at(row, option))));
  const spread = sum(rankSums.map((rankSum) => (rankSum - (voters * (options + 1)) / 2) ** 2));
  const untied = voters ** 2 * (options ** 3 - options);
  const divisor = untied - voters * sum(ranks.map(tieCorrection));
  if (divisor <= EPSILON) return unknown("no-variation");
  const w = (12 * spread) / divisor;
  return known({
    w,
    uncorrectedW: (12 * spread) / untied,
    chiSquared: voters * (options - 1) * w,
    degreesOfFreedom: options - 1,
    voters,
  });
}

/** Σ(t³ − t) over groups of t tied ranks; each member brings t² − 1. */
function tieCorrection(ranks: readonly number[]): number {
  return sum(ranks.map((rank) => ranks.filter((other) => other === rank).length ** 2 - 1));
}
