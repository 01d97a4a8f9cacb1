import { describe, expect, test } from "vitest";
import { isOnScale, matrixFromPriorities, matrixFromRows, matrixFromUpper } from "./matrix";

describe("a comparison matrix", () => {
  test("is read from its upper triangle row by row, or from all of it", () => {
    const rows = [
      [1, 2, 3, 4],
      [1 / 2, 1, 5, 6],
      [1 / 3, 1 / 5, 1, 7],
      [1 / 4, 1 / 6, 1 / 7, 1],
    ];
    expect(matrixFromUpper([2, 3, 4, 5, 6, 7]).value).toEqual(rows);
    expect(matrixFromRows(rows).value).toEqual(rows);
    expect(matrixFromUpper([]).value).toEqual([[1]]);
    expect(matrixFromUpper([9]).value).toEqual([
      [1, 9],
      [1 / 9, 1],
    ]);
  });

  test("refuses what is no comparison, and says why", () => {
    for (const ratio of [9.01, 0.11, 0, -3, NaN, Infinity]) {
      expect(matrixFromUpper([ratio]).reason).toBe("out-of-range");
      expect(
        matrixFromRows([
          [1, ratio],
          [1, 1],
        ]).reason,
      ).toBe("out-of-range");
    }
    expect(
      matrixFromRows([
        [1, 3],
        [3, 1],
      ]).reason,
    ).toBe("not-reciprocal");
    expect(
      matrixFromRows([
        [2, 3],
        [1 / 3, 1],
      ]).reason,
    ).toBe("not-reciprocal");
    expect(matrixFromRows([]).reason).toBe("no-weights");
    expect(() => matrixFromRows([[1, 2], [1]])).toThrow("As many columns as rows.");
    expect(() => matrixFromRows([[1, 2]])).toThrow("As many columns as rows.");
    expect(() => matrixFromUpper([2, 3])).toThrow("A triangle of n(n − 1)/2 ratios.");
    expect(matrixFromPriorities([0, 1]).reason).toBe("not-positive");
    expect(matrixFromPriorities([NaN, 1]).reason).toBe("not-positive");
    expect(matrixFromPriorities([]).reason).toBe("no-weights");
  });

  test("takes a ratio within 1e-9 of an end of the scale for that end", () => {
    expect([9, 9 + 1e-9, 1 / 9, 1 / 9 - 1e-9].map(isOnScale)).toEqual([true, true, true, true]);
    expect([9 + 2e-9, 1 / 9 - 2e-9].map(isOnScale)).toEqual([false, false]);
  });

  test("drops the rounding of its lower triangle", () => {
    expect(
      matrixFromRows([
        [1, 3],
        [0.333333333333, 1],
      ]).value,
    ).toEqual([
      [1, 3],
      [1 / 3, 1],
    ]);
  });
});
