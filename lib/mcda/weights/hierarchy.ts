import { at, sum } from "../numeric";

/**
 * The weights of a lower level within everything: each branch's weight times the weights inside it, branch by branch. `branches` sum
 * to 1, `inside` holds one list per branch that sums to 1, so the result sums to 1. Deeper levels: flatten and apply again.
 */
export function multiplyLevels(branches: readonly number[], inside: readonly (readonly number[])[]): number[][] {
  if (branches.length !== inside.length) throw new RangeError("One list of weights per branch.");
  return branches.map((weight, branch) => at(inside, branch).map((share) => weight * share));
}

/**
 * The priorities of alternatives over all criteria, Σₖ wₖ pₖᵢ (Saaty 1980). `weights` one per criterion, sum 1; `priorities` one list
 * per criterion with one entry per alternative, sum 1. Adding an alternative may reverse the others' order (Belton & Gear 1983): use it
 * for weights, and rate options absolutely.
 */
export function synthesize(weights: readonly number[], priorities: readonly (readonly number[])[]): number[] {
  const shares = multiplyLevels(weights, priorities);
  return (priorities[0] ?? []).map((_, alternative) => sum(shares.map((row) => at(row, alternative))));
}
