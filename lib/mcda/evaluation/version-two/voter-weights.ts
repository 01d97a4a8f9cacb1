import { at, EPSILON, isSame, sum } from "../../numeric";

/** The largest share of all voter weight that one person may hold: a third, or an equal part where fewer than three vote. */
export function shareCap(voters: number): number {
  return Math.max(1 / 3, 1 / Math.max(1, voters));
}

/**
 * The share of each voter (0 to 1, sum 1) from role weights above 0, none over `shareCap`. Water-filling: who is over the cap gets the
 * cap, the others share the rest in proportion to their weights, and again until nobody is over.
 */
export function cappedShares(weights: readonly number[]): number[] {
  const cap = shareCap(weights.length);
  const isCapped = weights.map(() => false);
  for (;;) {
    const rest = 1 - cap * isCapped.filter(Boolean).length;
    const free = sum(weights.filter((_, voter) => !at(isCapped, voter)));
    const shares = weights.map((weight, voter) => (at(isCapped, voter) ? cap : (rest * weight) / free));
    const over = shares.flatMap((share, voter) => (share > cap + EPSILON ? [voter] : []));
    if (over.length === 0) return shares;
    for (const voter of over) isCapped[voter] = true;
  }
}

/**
 * What each voter counts in cell means and group weights, 1 on average: the capped shares times the number of voters. Who has no
 * weight counts as weight 1. All alike gives exactly 1 each, so that equal weights change no bit of a result.
 */
export function voterFactors(weights: readonly (number | undefined)[]): number[] {
  const shares = cappedShares(weights.map((weight) => weight ?? 1));
  const first = shares[0] ?? 0;
  return shares.every((share) => isSame(share, first))
    ? shares.map(() => 1)
    : shares.map((share) => share * shares.length);
}
