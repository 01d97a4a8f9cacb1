import { describe, expect, test } from "vitest";
import { competitionRanks, ratingOfMeasure, toPoints, total } from "./scores";

describe("a total", () => {
  test("is the weighted sum, and an empty cell counts only where it has no weight", () => {
    expect(total([5, 2], [0.75, 0.25]).value).toBe(4.25);
    expect(total([5, null], [1, 0]).value).toBe(5);
    expect(total([5, null], [0.5, 0.5])).toEqual({ value: null, reason: "missing-scores" });
  });

  test("has as many weights as means, at least one, and none below 0", () => {
    expect(() => total([5], [0.5, 0.5])).toThrow("One weight per criterion.");
    expect(total([], []).reason).toBe("no-answers");
    expect(total([5, null], [1, -1]).reason).toBe("negative-weight");
  });
});

test("points run from 0 at the lowest rating to 100 at the highest", () => {
  const scale = { low: 2, high: 10 };
  expect([2, 4, 10].map((score) => toPoints(score, scale))).toEqual([0, 25, 100]);
});

test("values share a rank within 1e-9, and the next rank is left out", () => {
  expect(competitionRanks([7, 9, 9, 4])).toEqual([3, 1, 1, 4]);
  expect(competitionRanks([0, 1e-9])).toEqual([1, 1]);
  expect(competitionRanks([0, 1.1e-9])).toEqual([2, 1]);
  expect(competitionRanks([])).toEqual([]);
});

test("a measure is rated on its line, whichever way it runs, and never beyond the scale", () => {
  const scale = { low: 1, high: 5 };
  const speed = (measure: number) => ratingOfMeasure(measure, { worst: 100, best: 300 }, scale).value;
  expect([50, 100, 150, 300, 400].map(speed)).toEqual([1, 1, 2, 5, 5]);
  const cost = (measure: number) => ratingOfMeasure(measure, { worst: 300, best: 100 }, scale).value;
  expect([50, 100, 150, 300, 400].map(cost)).toEqual([5, 5, 4, 1, 1]);
  expect(ratingOfMeasure(7, { worst: 7, best: 7 }, scale)).toEqual({ value: null, reason: "no-variation" });
});
