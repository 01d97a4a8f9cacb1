import { expect, test } from "vitest";
import { weightRadius } from "./radius";

test("the nearest tie is where the plane of equal totals lies", () => {
  // d − d̄ = 2, −1, −1 and its square 6: from (.5, .3, .2) by 1.5/6 of it.
  const found = weightRadius(1.5, [3, 0, 0], [0.5, 0.3, 0.2]).value;
  expect(found?.distance).toBeCloseTo(1.5 / Math.sqrt(6), 12);
  expect(found?.newWeights.map((weight) => weight.toFixed(9))).toEqual(["0.000000000", "0.550000000", "0.450000000"]);
  expect(found?.isFeasible).toBe(true);
});

test("a tie that needs a weight below 0 is not feasible, and neither is its distance below 0", () => {
  expect(weightRadius(-2, [1, 2], [0, 1]).value).toEqual({
    distance: 2 / Math.sqrt(0.5),
    newWeights: [-2, 3],
    isFeasible: false,
  });
  // A hair below 0 is 0.
  expect(weightRadius(0.5 + 1e-10, [1, -1], [0.25, 0.75]).value?.isFeasible).toBe(true);
  expect(weightRadius(0.5 + 1e-8, [1, -1], [0.25, 0.75]).value?.isFeasible).toBe(false);
});

test("no weights make a tie where every criterion tells the two apart equally", () => {
  expect(weightRadius(1, [2, 2, 2], [0.5, 0.3, 0.2]).reason).toBe("no-variation");
  expect(weightRadius(1, [2, 2 + 1e-9], [0.5, 0.5]).reason).toBe("no-variation");
  expect(weightRadius(1, [2, 2 + 4e-9], [0.5, 0.5]).reason).toBeNull();
  expect(weightRadius(1, [], []).reason).toBe("no-variation");
  expect(() => weightRadius(1, [1, 2], [1])).toThrow("One weight per criterion.");
});
