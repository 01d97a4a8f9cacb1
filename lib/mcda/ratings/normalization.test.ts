import { describe, expect, test } from "vitest";
import { normalizeLinear, normalizeMinMax, normalizeSum, normalizeVector } from "./normalization";

const RULES = [normalizeMinMax, normalizeLinear, normalizeSum];

describe("a column on a common footing", () => {
  test("runs from the worst to the best, for a cost the other way round", () => {
    expect(normalizeMinMax([4, 2, 8, 6], "benefit").value).toEqual({
      values: [1 / 3, 0, 1, 2 / 3],
      discriminates: true,
    });
    expect(normalizeMinMax([4, 2, 8, 6], "cost").value?.values).toEqual([2 / 3, 1, 0, 1 / 3]);
  });

  test("is a share of the best, and for a cost what the best is of it", () => {
    expect(normalizeLinear([4, 2, 8], "benefit").value).toEqual({ values: [0.5, 0.25, 1], discriminates: true });
    expect(normalizeLinear([4, 2, 8], "cost").value?.values).toEqual([0.5, 1, 0.25]);
  });

  test("is a share of all, and for a cost of all reciprocals", () => {
    expect(normalizeSum([1, 3, 4], "benefit").value).toEqual({ values: [0.125, 0.375, 0.5], discriminates: true });
    expect(normalizeSum([1, 2, 4], "cost").value?.values).toEqual([4 / 7, 2 / 7, 1 / 7]);
  });

  test("is a share of its length, with its sign", () => {
    expect(normalizeVector([3, -4]).value).toEqual({ values: [0.6, -0.8], discriminates: true });
    expect(normalizeVector([0, 2]).value?.values).toEqual([0, 1]);
  });

  test("decides nothing where all options are alike, and decides where a single one differs", () => {
    for (const rule of RULES) {
      expect(rule([2, 2, 2], "benefit").value?.discriminates).toBe(false);
      expect(rule([2, 2, 3], "cost").value?.discriminates).toBe(true);
    }
    expect(normalizeMinMax([2, 2], "benefit").value?.values).toEqual([1, 1]);
    expect(normalizeLinear([2, 2], "benefit").value?.values).toEqual([1, 1]);
    expect(normalizeVector([2, 2]).value?.discriminates).toBe(false);
  });

  test("of nothing does not exist", () => {
    for (const rule of RULES) expect(rule([], "benefit").reason).toBe("no-answers");
    expect(normalizeVector([]).reason).toBe("no-answers");
    expect(normalizeVector([0, 0, 0]).reason).toBe("no-variation");
  });

  test("is refused where shares need values above 0, and where a float cannot hold it", () => {
    for (const value of [0, -1, Number.NaN])
      for (const rule of [normalizeLinear, normalizeSum])
        expect(rule([3, value], "benefit").reason).toBe("not-positive");
    expect(normalizeMinMax([-1e308, 1e308], "benefit").reason).toBe("out-of-range");
    expect(normalizeSum([1, 1e-310], "cost").reason).toBe("out-of-range");
  });
});
