import { describe, expect, test } from "vitest";
import { hasConverged, spreadLost } from "./convergence";

describe("the spread a cell lost between two rounds", () => {
  test("is all of it where everybody agrees, none where nothing moved, and below nothing where they went apart", () => {
    expect(spreadLost([1, 5, 3], [3, 3, 3]).value).toBe(1);
    expect(spreadLost([1, 5, 3], [1, 5, 3]).value).toBe(0);
    expect(spreadLost([2, 4], [1, 5]).value).toBeCloseTo(-1, 12);
    expect(spreadLost([1, 5], [1, 4]).value).toBeCloseTo(0.25, 12);
  });

  test("counts only who rated in both rounds", () => {
    expect(spreadLost([1, 5, null, 3], [2, 4, 5, null]).value).toBeCloseTo(0.5, 12);
  });

  test("does not exist below two such voters, or where they agreed before", () => {
    expect(spreadLost([1, 5], [1, null])).toEqual({ value: null, reason: "needs-two-voters" });
    expect(spreadLost([], [])).toEqual({ value: null, reason: "needs-two-voters" });
    expect(spreadLost([4, 4], [4, 5])).toEqual({ value: null, reason: "no-variation" });
  });

  test("refuses rounds of different voters", () => {
    expect(() => spreadLost([1], [1, 2])).toThrow("Both rounds name the same voters.");
  });
});

describe("a cell has converged", () => {
  test("from a third of its standard deviation on", () => {
    // 1 and 4 lie 3 apart, 1 and 3 lie 2 apart: exactly a third is gone.
    expect(hasConverged([1, 4], [1, 3])).toBe(true);
    expect(hasConverged([1, 5], [1, 4])).toBe(false);
    expect(hasConverged([1, 5], [4, 4])).toBe(true);
  });

  test("never where nothing can be compared", () => {
    expect(hasConverged([4, 4], [4, 4])).toBe(false);
    expect(hasConverged([1], [1])).toBe(false);
  });
});
