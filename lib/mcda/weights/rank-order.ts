import { at, sum } from "../numeric";

function positions(count: number): number[] {
  if (!Number.isInteger(count) || count < 1) throw new RangeError("A ranking has at least one criterion.");
  return Array.from({ length: count }, (_, index) => index + 1);
}

/**
 * Rank-order centroid: wₖ = (1/n) Σⱼ₌ₖ..ₙ 1/j for the k-th most important of n criteria; sums to 1.
 * Source: Barron & Barrett 1996. Suits weights out of a fixed budget.
 */
export function rankOrderCentroid(count: number): number[] {
  const ranks = positions(count);
  return ranks.map((rank) => sum(ranks.slice(rank - 1).map((later) => 1 / later)) / count);
}

/** Rank sum: 2(n + 1 − k) / (n(n + 1)); sums to 1. Source: Stillwell, Seaver & Edwards 1981. */
export function rankSum(count: number): number[] {
  return positions(count).map((rank) => (2 * (count + 1 - rank)) / (count * (count + 1)));
}

/** Rank reciprocal: (1/k) / Σ(1/j); sums to 1. Source: Stillwell, Seaver & Edwards 1981. */
export function rankReciprocal(count: number): number[] {
  const ranks = positions(count);
  const all = sum(ranks.map((rank) => 1 / rank));
  return ranks.map((rank) => 1 / rank / all);
}

/**
 * Hands the weights of the positions to criteria that may share one. `ranks` are competition ranks (1, 2, 2, 4) per
 * criterion, `byPosition` comes from one of the three rules above; tied criteria share their positions' mean.
 */
export function weightsOfRanks(ranks: readonly number[], byPosition: readonly number[]): number[] {
  if (ranks.length !== byPosition.length) throw new RangeError("One position per criterion.");
  return ranks.map((rank) => {
    const tied = ranks.filter((other) => other === rank).length;
    return sum(Array.from({ length: tied }, (_, offset) => at(byPosition, rank - 1 + offset))) / tied;
  });
}
