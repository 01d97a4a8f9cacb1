import fc from "fast-check";
import { expect, test } from "vitest";
import { at, sum } from "../../numeric";
import { cappedShares, shareCap, voterFactors } from "./voter-weights";

test("a voter's share is capped at a third, and what is over goes to the others in proportion", () => {
  const four = cappedShares([6, 1, 1, 2]);
  expect(four.map((share) => share.toFixed(6))).toEqual(["0.333333", "0.166667", "0.166667", "0.333333"]);
  const again = cappedShares([10, 5, 1, 1, 1]);
  expect(again.map((share) => share.toFixed(6))).toEqual(["0.333333", "0.333333", "0.111111", "0.111111", "0.111111"]);
  for (const share of cappedShares([1, 1, 2])) expect(share).toBeCloseTo(1 / 3, 12);
  expect(cappedShares([9, 1])).toEqual([0.5, 0.5]);
  expect(cappedShares([7])).toEqual([1]);
  expect(cappedShares([])).toEqual([]);
  expect([0, 1, 2, 3, 4, 100].map(shareCap)).toEqual([1, 1, 0.5, 1 / 3, 1 / 3, 1 / 3]);
});

test("nobody is over the cap, all is handed out, and who weighs more never counts less", () => {
  const weights = fc.array(fc.double({ min: 0.001, max: 1000, noNaN: true }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(weights, (given) => {
      const shares = cappedShares(given);
      expect(sum(shares)).toBeCloseTo(1, 9);
      for (const [voter, share] of shares.entries()) {
        expect(share).toBeLessThanOrEqual(shareCap(given.length) + 1e-9);
        for (const [other, theirs] of shares.entries())
          if (at(given, voter) >= at(given, other)) expect(share).toBeGreaterThanOrEqual(theirs - 1e-9);
      }
      const free = shares.flatMap((share, voter) =>
        share < shareCap(given.length) - 1e-9 ? [share / at(given, voter)] : [],
      );
      for (const ratio of free) expect(ratio / at(free, 0)).toBeCloseTo(1, 6);
    }),
  );
});

test("voters who weigh alike count exactly 1, and others 1 on average; no weight is a weight of 1", () => {
  expect(voterFactors([3, 3, 3, 3, 3, 3, 3])).toEqual([1, 1, 1, 1, 1, 1, 1]);
  expect(voterFactors([undefined, undefined])).toEqual([1, 1]);
  expect(voterFactors([2, undefined, 1, 1]).map((factor) => factor.toFixed(4))).toEqual([
    "1.3333",
    "0.8889",
    "0.8889",
    "0.8889",
  ]);
  expect(voterFactors([])).toEqual([]);
});
