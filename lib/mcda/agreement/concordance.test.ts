import { describe, expect, test } from "vitest";
import { averageRanks, kendallW, spearman } from "./concordance";

test("values within 1e-9 share the mean of their ranks", () => {
  expect(averageRanks([20, 10, 20, 5])).toEqual([3.5, 2, 3.5, 1]);
  expect(averageRanks([0, 1e-9])).toEqual([1.5, 1.5]);
  expect(averageRanks([1.1e-9, 0])).toEqual([2, 1]);
  expect(averageRanks([])).toEqual([]);
});

describe("Spearman's correlation", () => {
  test("is 1 for the same order, −1 for the reverse, and in between as the ranks go together", () => {
    expect(spearman([1, 5, 70], [2, 3, 4]).value).toBeCloseTo(1, 12);
    expect(spearman([1, 5, 70], [4, 3, 2]).value).toBeCloseTo(-1, 12);
    expect(spearman([1, 2, 3], [1, 3, 2]).value).toBeCloseTo(0.5, 12);
    // Ranks 1.5, 1.5, 3 against 1, 2, 3: 1.5 / √(1.5 · 2).
    expect(spearman([1, 1, 2], [1, 2, 3]).value).toBeCloseTo(Math.sqrt(0.75), 12);
  });

  test("does not exist where one list is all alike, nor of lists of two lengths", () => {
    expect(spearman([1, 1], [1, 2]).reason).toBe("no-variation");
    expect(spearman([1, 2], [1, 1]).reason).toBe("no-variation");
    expect(spearman([], []).reason).toBe("no-variation");
    expect(() => spearman([1], [1, 2])).toThrow("Two lists of equal length.");
  });
});

describe("Kendall's W", () => {
  test("counts who ranked everything, and allows for ties", () => {
    // Ranks 1, 2, 3 and 1.5, 1.5, 3: sums 2.5, 3.5, 6, S = 6.5; T = 6 of the tie.
    const found = kendallW([
      [1, 2, 3],
      [5, 5, 9],
      [1, null, 3],
    ]).value;
    expect(found?.w).toBeCloseTo((12 * 6.5) / (4 * 24 - 2 * 6), 12);
    expect(found?.uncorrectedW).toBeCloseTo((12 * 6.5) / 96, 12);
    expect(found?.chiSquared).toBeCloseTo(4 * (found?.w ?? NaN), 12);
    expect(found).toMatchObject({ degreesOfFreedom: 2, voters: 2 });
  });

  test("needs two voters, two options, and somebody who does not tie everything", () => {
    expect(kendallW([]).reason).toBe("needs-two-voters");
    expect(
      kendallW([
        [1, 2],
        [2, null],
      ]).reason,
    ).toBe("needs-two-voters");
    expect(kendallW([[1], [2]]).reason).toBe("needs-two-options");
    expect(
      kendallW([
        [3, 3],
        [4, 4],
      ]).reason,
    ).toBe("no-variation");
    expect(
      kendallW([
        [3, 3],
        [4, 5],
      ]).value?.w,
    ).toBe(1 / 2);
  });
});
