import { describe, expect, test } from "vitest";
import { mean, median, trimmedMean, weightedMean } from "./aggregation";

describe("one rating out of many", () => {
  test("the mean leaves open answers out, and there is none of nothing", () => {
    expect(mean([1, null, 4]).value).toBe(2.5);
    expect(mean([])).toEqual({ value: null, reason: "no-answers" });
    expect(mean([null, null])).toEqual({ value: null, reason: "no-answers" });
  });

  test("the median is the middle by size, and the mean of the middle two", () => {
    expect(median([10, 9, 2]).value).toBe(9);
    expect(median([40, 1, 30, null, 2]).value).toBe(16);
    expect(median([7]).value).toBe(7);
    expect(median([null])).toEqual({ value: null, reason: "no-answers" });
  });

  test("the trimmed mean drops the rounded-down share at each end, by size", () => {
    // A quarter of seven is one at each end: 2 and 100 go.
    expect(trimmedMean([100, 3, 4, 10, 5, 8, 2], 0.25).value).toBe(6);
    expect(trimmedMean([1, 2, 3, 4, 10], 0).value).toBe(4);
    expect(trimmedMean([1, 2, 3, 4, 10], 0.49).value).toBe(3);
    expect(trimmedMean([9, 9, 1, 9, null, 9], 0.2).value).toBe(9);
  });

  test("the trimmed mean needs five ratings, and a share below a half", () => {
    expect(trimmedMean([1, 2, 3, 4, null], 0.1).reason).toBe("needs-five-voters");
    expect(trimmedMean([null], 0.1).reason).toBe("no-answers");
    for (const share of [-0.01, 0.5, Number.NaN])
      expect(() => trimmedMean([1, 2, 3, 4, 5], share)).toThrow("The trimmed share lies in [0, 0.5).");
  });
});

describe("the mean of voters who count differently", () => {
  test("is over who answered, and coverage says how much of the weight that is", () => {
    expect(weightedMean([5, null, 1], [3, 4, 1]).value).toEqual({ mean: 4, answers: 2, coverage: 0.5 });
    expect(weightedMean([5, 1], [0, 2]).value).toEqual({ mean: 1, answers: 2, coverage: 1 });
  });

  test("does not exist of nobody, of no weight, or of a negative one", () => {
    expect(weightedMean([], []).reason).toBe("no-answers");
    expect(weightedMean([null, null], [1, 1]).reason).toBe("no-answers");
    expect(weightedMean([3, null], [0, 1]).reason).toBe("weights-sum-to-zero");
    expect(weightedMean([3, null], [1, -1]).reason).toBe("negative-weight");
    expect(() => weightedMean([3], [1, 1])).toThrow("One weight per voter.");
  });

  test("says so when a float cannot hold the mean, or the weight behind it", () => {
    expect(weightedMean([1e308, 1e308], [10, 1]).reason).toBe("out-of-range");
    expect(weightedMean([0, 0], [1e308, 1e308]).reason).toBe("out-of-range");
  });
});
