import type { ResultView } from "@/lib/evaluations/results/queries";

/** One criterion's weight, in points of 100. */
export interface WeightRow {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly theme: string;
  readonly now: number;
  /** Between people; null below two. */
  readonly deviation: number | null;
  /** Where another option begins to lead, and which. */
  readonly flip: { readonly weight: number; readonly winner: string } | null;
}

/** Criteria whose weight flips the winner first, the smallest change first; then the others, the heaviest first. */
export function weightRows({ frozen, names }: ResultView): WeightRow[] {
  const { weights, swaps } = frozen.result;
  const rows = weights.map(({ criterionId, weight, standardDeviation }): WeightRow => {
    const criterion = frozen.criteria.find(({ id }) => id === criterionId);
    const swap = swaps.find((one) => one.criterionId === criterionId)?.swap ?? null;
    return {
      id: criterionId,
      name: criterion?.name ?? "",
      shortName: criterion?.shortName ?? "",
      theme: criterion?.theme ?? "",
      now: 100 * (weight ?? 0),
      deviation: standardDeviation === null ? null : 100 * standardDeviation,
      flip: swap && { weight: 100 * swap.weightThen, winner: names.options[swap.challengerId] ?? "" },
    };
  });
  const change = ({ flip, now }: WeightRow) => (flip === null ? Infinity : Math.abs(flip.weight - now));
  return rows.sort((a, b) => {
    const [first, second] = [change(a), change(b)];
    return first === second ? b.now - a.now : first - second;
  });
}
