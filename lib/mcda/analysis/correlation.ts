import type { Basis } from "../evaluation/basis";
import { at, sum } from "../numeric";
import type { CorrelatedPair } from "./analysis";

/** Cells from which on a correlation says anything: any two criteria of two options correlate fully. */
const FEWEST_CELLS = 3;

/** Pearson's correlation of two lists of equal length, −1 to 1; null below three pairs or when one list is all alike. */
export function correlation(first: readonly number[], second: readonly number[]): number | null {
  if (first.length < FEWEST_CELLS) return null;
  const [a, b] = [centered(first), centered(second)];
  const scale = Math.sqrt(sum(a.map((value) => value ** 2)) * sum(b.map((value) => value ** 2)));
  return scale > 1e-12 ? sum(a.map((value, index) => value * at(b, index))) / scale : null;
}

function centered(values: readonly number[]): number[] {
  const middle = sum(values) / values.length;
  return values.map((value) => value - middle);
}

/** Pairs of criteria whose cell means correlate more than `above`, the closest first; null with fewer than three options. */
export function correlatedPairs({ means, criterionIds }: Basis, above: number): CorrelatedPair[] | null {
  if (means.length < FEWEST_CELLS) return null;
  const pairs: CorrelatedPair[] = [];
  for (const [first, one] of criterionIds.entries()) {
    for (const [second, other] of criterionIds.entries()) {
      if (second <= first) continue;
      const both = means.flatMap((row) => {
        const [a, b] = [at(row, first), at(row, second)];
        return a === null || b === null ? [] : [{ a, b }];
      });
      const found = correlation(
        both.map(({ a }) => a),
        both.map(({ b }) => b),
      );
      if (found !== null && found > above)
        pairs.push({ criterionIds: [one, other], correlation: found, cells: both.length });
    }
  }
  return pairs.sort((a, b) => b.correlation - a.correlation);
}
