import { describe, expect, test } from "vitest";
import { scoreSwap, shiftWeight, subtractedWeight, weightSwap } from "./swap";

describe("the swap point", () => {
  test("lies where the challenger draws level, above or below the weight", () => {
    // 0.5 + 0.5 · 1 / (1 + 1), and 0.5 − 0.5 · 1 / (3 − 1).
    expect(weightSwap(1, -1, 0.5).value).toEqual({ delta: 0.25, newWeight: 0.75, overtakes: true });
    expect(weightSwap(1, 3, 0.5).value).toEqual({ delta: -0.25, newWeight: 0.25, overtakes: true });
  });

  test("at an end of the scale of weights is a tie that nothing goes beyond", () => {
    expect(weightSwap(1, 2, 0.5).value).toEqual({ delta: -0.5, newWeight: 0, overtakes: false });
    expect(weightSwap(1, 0, 0.5).value).toEqual({ delta: 0.5, newWeight: 1, overtakes: false });
    const [floor, ceiling] = [weightSwap(1, 2 - 1e-10, 0.5).value, weightSwap(1, 1e-10, 0.5).value];
    expect(floor).toEqual({ delta: -0.5, newWeight: 0, overtakes: false });
    expect(ceiling).toEqual({ delta: 0.5, newWeight: 1, overtakes: false });
    // As near to an end, but on the inner side.
    expect(weightSwap(1, 2 + 1e-9, 0.5).value).toMatchObject({ overtakes: false });
    expect(weightSwap(1, 2 + 1e-7, 0.5).value).toMatchObject({ overtakes: true });
    expect(weightSwap(1, -1e-9, 0.5).value).toMatchObject({ overtakes: false });
    expect(weightSwap(1, -1e-7, 0.5).value).toMatchObject({ overtakes: true });
  });

  test("does not exist beyond the ends", () => {
    expect(weightSwap(1, 2 - 1e-7, 0.5).reason).toBe("no-flip");
    expect(weightSwap(1, 1e-7, 0.5).reason).toBe("no-flip");
  });

  test("does not exist for a tie, for a criterion like all others, or for one with all the weight", () => {
    expect(weightSwap(1e-9, -1, 0.5).reason).toBe("tie");
    expect(weightSwap(-1e-9, -1, 0.5).reason).toBe("tie");
    expect(weightSwap(2e-9, -1, 0.5).reason).toBeNull();
    expect(weightSwap(1, 1, 0.5).reason).toBe("no-flip");
    expect(weightSwap(1, 1 + 1e-9, 1).reason).toBe("no-flip");
    expect(weightSwap(1, -1, 1 - 1e-9).reason).toBe("no-flip");
    expect(weightSwap(1, -1, 1 - 2e-9).reason).toBeNull();
    expect(weightSwap(2e-9, 1e-9, 0.5).reason).toBe("no-flip");
  });

  test("says so when a float cannot hold it", () => {
    expect(weightSwap(1e308, -1e308, 0.5).reason).toBeNull();
    expect(weightSwap(Infinity, 0, 0.5).reason).toBe("out-of-range");
  });
});

test("the other weights take up a change in proportion", () => {
  expect(shiftWeight([0.5, 0.3, 0.2], 0, 0.25).value).toEqual([0.75, 0.15, 0.1]);
  expect(shiftWeight([0, 1], 1, -0.5).reason).toBe("no-flip");
  expect(shiftWeight([1e-9, 1 - 1e-9], 1, -0.5).reason).toBe("no-flip");
  expect(shiftWeight([1e-8, 1 - 1e-8], 1, -0.5).reason).toBeNull();
});

test("what is subtracted before renormalising, and how far one mean would have to fall", () => {
  expect(subtractedWeight(1, 4).value).toBe(0.25);
  expect(subtractedWeight(1, -4).value).toBe(-0.25);
  for (const difference of [0, 1e-9, -1e-9]) expect(subtractedWeight(1, difference).reason).toBe("no-flip");
  expect(subtractedWeight(1, 1.1e-9).reason).toBeNull();
  expect(scoreSwap(1, 0.5).value).toBe(-2);
  for (const weight of [0, 1e-9]) expect(scoreSwap(1, weight).reason).toBe("no-flip");
  expect(scoreSwap(1, 1.1e-9).reason).toBeNull();
});
