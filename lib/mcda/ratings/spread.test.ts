import { expect, test } from "vitest";
import { interquartileRange, quantile, range, standardDeviation, variance } from "./spread";

test("variance and deviation divide by one less than the ratings, and leave open answers out", () => {
  expect(variance([2, null, 4, 9]).value).toBe(13);
  expect(standardDeviation([2, null, 4, 9]).value).toBe(Math.sqrt(13));
  expect(variance([3, 3]).value).toBe(0);
});

test("one rating has no spread, and nothing has neither spread nor range", () => {
  for (const spread of [variance, standardDeviation]) {
    expect(spread([3, null]).reason).toBe("needs-two-voters");
    expect(spread([null]).reason).toBe("no-answers");
    expect(spread([]).reason).toBe("no-answers");
  }
  expect(range([null])).toEqual({ value: null, reason: "no-answers" });
  expect(quantile([null], 0.5)).toEqual({ value: null, reason: "no-answers" });
  expect(interquartileRange([])).toEqual({ value: null, reason: "no-answers" });
});

test("a quantile lies between the two ratings nearest to it, by size", () => {
  const ratings = [10, null, 9, 2, 100];
  expect([0, 0.25, 0.5, 0.6, 1].map((share) => quantile(ratings, share).value)).toEqual([
    2,
    7.25,
    9.5,
    expect.closeTo(9.8, 12),
    100,
  ]);
  expect(quantile([7], 0.3).value).toBe(7);
  // From 7.25 to 32.5.
  expect(interquartileRange(ratings).value).toBe(25.25);
  for (const probability of [-0.01, 1.01, Number.NaN])
    expect(() => quantile([1], probability)).toThrow("A probability lies in [0, 1].");
});

test("the range is the largest minus the smallest, also of one rating", () => {
  expect(range([10, 9, -2, null]).value).toBe(12);
  expect(range([3]).value).toBe(0);
});
