import { at, EPSILON } from "../numeric";

/**
 * True when `first` is at least as good as `second` everywhere and better somewhere, by more than EPSILON. One mean per
 * criterion. An empty cell proves nothing, so it makes the answer false. No weights can make a dominated option win.
 */
function dominates(first: readonly (number | null)[], second: readonly (number | null)[]): boolean {
  let isBetter = false;
  for (const [criterion, score] of first.entries()) {
    const other = at(second, criterion);
    if (score === null || other === null || score < other - EPSILON) return false;
    if (score > other + EPSILON) isBetter = true;
  }
  return isBetter;
}

/** Every pair of options (row indices of `means`) in which one dominates the other. */
export function dominancePairs(
  means: readonly (readonly (number | null)[])[],
): { dominant: number; dominated: number }[] {
  return means.flatMap((first, dominant) =>
    means.flatMap((second, dominated) =>
      dominant !== dominated && dominates(first, second) ? [{ dominant, dominated }] : [],
    ),
  );
}
