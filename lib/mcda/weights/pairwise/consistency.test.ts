import { describe, expect, test } from "vitest";
import { sum } from "../../numeric";
import { consistency, geometricConsistencyIndex, RANDOM_INDEXES } from "./consistency";
import { matrixFromUpper } from "./matrix";
import { eigenvectorPriorities, prioritiesFromLogarithms } from "./priorities";

describe("consistency", () => {
  test("takes its random index from the named table, by the number of elements", () => {
    for (const table of ["saaty-1980", "saaty-2005", "alonso-lamata-2006", "donegan-dodd-1991"] as const) {
      expect(RANDOM_INDEXES[table]).toHaveLength(13);
      for (const [offset, index] of RANDOM_INDEXES[table].entries()) {
        const size = offset + 3;
        const found = consistency(size, size + 0.2 * (size - 1), table).value;
        expect(found?.index).toBeCloseTo(0.2, 12);
        expect(found?.ratio).toBeCloseTo(0.2 / index, 12);
        expect(index).toBeGreaterThanOrEqual(offset === 0 ? 0.49 : (RANDOM_INDEXES[table][offset - 1] ?? NaN) - 0.04);
      }
    }
    expect(consistency(5, 5.4).value).toEqual(consistency(5, 5.4, "alonso-lamata-2006").value);
    expect(consistency(16, 17).reason).toBe("not-defined-here");
  });

  test("is perfect for one or two elements, and never below 0", () => {
    for (const size of [1, 2]) {
      expect(consistency(size, 7).value).toEqual({ index: 0, ratio: 0, isConsistent: true });
    }
    expect(consistency(3, 3 - 1e-15).value?.index).toBe(0);
    expect(
      geometricConsistencyIndex(
        [
          [1, 3],
          [1 / 3, 1],
        ],
        [0.5, 0.5],
      ),
    ).toBe(0);
  });

  test("is flagged above 0.10, not at it", () => {
    const atRatio = (ratio: number) => consistency(4, 4 + 3 * ratio * 0.9, "saaty-1980").value?.isConsistent;
    expect([0.099, 0.1, 0.101].map(atRatio)).toEqual([true, true, false]);
  });

  test("allows for missing judgements, and asks for more when none can contradict another", () => {
    expect(consistency(4, 4.3, "saaty-1980", 1).value?.ratio).toBeCloseTo(0.1 / (0.9 * (2 / 3)), 12);
    expect(consistency(4, 4.3, "saaty-1980", 2).value?.ratio).toBeCloseTo(0.1 / (0.9 / 3), 12);
    expect(consistency(4, 4, "saaty-1980", 3).reason).toBe("needs-more-judgements");
  });

  test("of the geometric mean is 2/((n − 1)(n − 2)) Σ ln² of what does not fit", () => {
    const matrix = matrixFromUpper([2, 2, 2]).value ?? [];
    // Row means 4^(1/3), 1, 4^(-1/3): the residuals are ln 2 − ln 4/3, ln 2 − 2 ln 4/3 and ln 2 − ln 4/3.
    const weights = [4 ** (1 / 3), 1, 4 ** (-1 / 3)];
    const third = Math.log(2) / 3;
    expect(geometricConsistencyIndex(matrix, weights)).toBeCloseTo(3 * third ** 2, 12);
    const larger = matrixFromUpper([3, 1, 1, 1, 1, 1]).value ?? [];
    expect(geometricConsistencyIndex(larger, [1, 1, 1, 1])).toBeCloseTo((2 / 6) * Math.log(3) ** 2, 12);
  });
});

describe("the eigenvector", () => {
  test("is given up after the steps it may take", () => {
    const matrix = matrixFromUpper([9, 2, 9]).value ?? [];
    expect(eigenvectorPriorities(matrix, 3).reason).toBe("not-converged");
    expect(eigenvectorPriorities(matrix).reason).toBeNull();
    expect(eigenvectorPriorities([[1]], 1).value).toEqual({ priorities: [1], eigenvalue: 1 });
    expect(eigenvectorPriorities([[1]], 0).reason).toBe("not-converged");
  });

  test("converges for the most contradictory judgements of forty elements", () => {
    const contradictory = Array.from({ length: 780 }, (_, index) => (index % 2 === 0 ? 9 : 1 / 9));
    const found = eigenvectorPriorities(matrixFromUpper(contradictory).value ?? []).value;
    expect(sum(found?.priorities ?? [])).toBeCloseTo(1, 12);
  });
});

test("priorities of logarithms overflow nowhere", () => {
  expect(prioritiesFromLogarithms([1000, 0])).toEqual([1, 0]);
  expect(prioritiesFromLogarithms([-1000, -1000])).toEqual([0.5, 0.5]);
});
