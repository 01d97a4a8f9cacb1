import { expect, test } from "vitest";
import { rankOrderCentroid, rankReciprocal, rankSum, weightsOfRanks } from "./rank-order";

test("each rule gives the first the most, by its own formula", () => {
  // (1 + 1/2 + 1/3)/3, (1/2 + 1/3)/3, (1/3)/3.
  for (const [index, weight] of [11 / 18, 5 / 18, 1 / 9].entries())
    expect(rankOrderCentroid(3)[index]).toBeCloseTo(weight, 12);
  expect(rankSum(3)).toEqual([3 / 6, 2 / 6, 1 / 6]);
  for (const [index, weight] of [6 / 11, 3 / 11, 2 / 11].entries())
    expect(rankReciprocal(3)[index]).toBeCloseTo(weight, 12);
});

test("a ranking has a whole number of criteria, one at least", () => {
  for (const rule of [rankOrderCentroid, rankSum, rankReciprocal]) {
    expect(rule(1)).toEqual([1]);
    for (const count of [0, -1, 1.5, Number.NaN])
      expect(() => rule(count)).toThrow("A ranking has at least one criterion.");
  }
});

test("criteria that share a rank share the mean of the places they take, whatever their order", () => {
  expect(weightsOfRanks([2, 1, 2, 4], [0.5, 0.25, 0.15, 0.1])).toEqual([0.2, 0.5, 0.2, 0.1]);
  expect(weightsOfRanks([], [])).toEqual([]);
  expect(() => weightsOfRanks([1, 2], [1])).toThrow("One position per criterion.");
});
