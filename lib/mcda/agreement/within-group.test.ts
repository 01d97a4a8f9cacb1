import { describe, expect, test } from "vitest";
import { agreementAgainstMaximum, agreementAtMean, withinGroupAgreement } from "./within-group";

const scale = { low: 1, high: 5 };

describe("agreement on one cell", () => {
  test("compares the variance with that of chance, and is never below 0", () => {
    // Chance on five levels has variance (25 − 1)/12 = 2.
    expect(withinGroupAgreement([3, null, 4], 5).value).toBe(0.75);
    expect(withinGroupAgreement([1, 5], 5).value).toBe(0);
    expect(withinGroupAgreement([2, 2], 1.5).value).toBe(1);
  });

  test("compares the variance with the largest there can be", () => {
    expect(agreementAgainstMaximum([3, null, 4], scale).value).toBe(0.875);
    expect(agreementAgainstMaximum([1, 5], scale).value).toBe(-1);
    expect(agreementAgainstMaximum([10, 30], { low: 10, high: 30 }).value).toBe(-1);
  });

  test("allows for where the mean lies", () => {
    // M = 3, s² = 2: 1 − 4/((6·3 − 9 − 5)·2).
    expect(agreementAtMean([2, null, 4], scale).value).toBe(0.5);
    expect(agreementAtMean([10, 30, 20], { low: 10, high: 30 }).value).toBeCloseTo(1 - 200 / 150, 12);
  });

  test("is defined up to the mean of all but one at an end of the scale, and not beyond", () => {
    expect(agreementAtMean([1, 1, 1, 1, 5], scale).value).toBeCloseTo(-1, 9);
    expect(agreementAtMean([5, 5, 5, 5, 1], scale).value).toBeCloseTo(-1, 9);
    expect(agreementAtMean([1, 1, 1, 1, 4.9], scale).reason).toBe("not-defined-here");
    expect(agreementAtMean([5, 5, 5, 5, 1.1], scale).reason).toBe("not-defined-here");
  });

  test("needs two ratings, and a scale of more than one level", () => {
    for (const agreement of [
      (ratings: (number | null)[]) => withinGroupAgreement(ratings, 5),
      (ratings: (number | null)[]) => agreementAgainstMaximum(ratings, scale),
      (ratings: (number | null)[]) => agreementAtMean(ratings, scale),
    ]) {
      expect(agreement([])).toEqual({ value: null, reason: "no-answers" });
      expect(agreement([4, null])).toEqual({ value: null, reason: "needs-two-voters" });
    }
    for (const levels of [1, 0, Number.NaN])
      expect(() => withinGroupAgreement([3, 4], levels)).toThrow("A scale has at least two levels.");
  });
});
