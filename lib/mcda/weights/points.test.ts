import { describe, expect, test } from "vitest";
import { groupWeights } from "./group";
import { weightsFromPoints } from "./points";

describe("weights from points", () => {
  test("are shares of all points, and a zero is a weight of 0", () => {
    expect(weightsFromPoints([30, 0, 10]).value).toEqual([0.75, 0, 0.25]);
    expect(weightsFromPoints([7]).value).toEqual([1]);
  });

  test("do not exist of nothing, of zeros, of anything below 0, or of more than a float holds", () => {
    expect(weightsFromPoints([])).toEqual({ value: null, reason: "no-weights" });
    expect(weightsFromPoints([0, 0])).toEqual({ value: null, reason: "weights-sum-to-zero" });
    expect(weightsFromPoints([5, -1])).toEqual({ value: null, reason: "negative-weight" });
    expect(weightsFromPoints([1e308, 1e308])).toEqual({ value: null, reason: "out-of-range" });
  });
});

describe("the group's weights", () => {
  test("are the mean of everybody's shares with their spread, whoever hands out more points", () => {
    const group = groupWeights([
      [1, 3],
      [300, 100],
    ]).value;
    expect(group?.map(({ weight }) => weight)).toEqual([0.5, 0.5]);
    for (const entry of group ?? []) expect(entry.standardDeviation).toBeCloseTo(Math.sqrt(0.125), 12);
  });

  test("leave out who gave nothing, and have no spread of a single voter", () => {
    expect(
      groupWeights([
        [0, 0],
        [1, 3],
        [0, 0],
      ]).value,
    ).toEqual([
      { weight: 0.25, standardDeviation: null },
      { weight: 0.75, standardDeviation: null },
    ]);
  });

  test("count each voter by their own weight, also after somebody who gave nothing", () => {
    const group = groupWeights(
      [
        [0, 0],
        [1, 0],
        [0, 1],
      ],
      [5, 3, 1],
    ).value;
    expect(group?.map(({ weight }) => weight)).toEqual([0.75, 0.25]);
  });

  test("say why there are none", () => {
    expect(groupWeights([])).toEqual({ value: null, reason: "no-weights" });
    expect(groupWeights([[], []])).toEqual({ value: null, reason: "no-weights" });
    expect(groupWeights([[0, 0]])).toEqual({ value: null, reason: "no-weights" });
    expect(groupWeights([[1, -1]])).toEqual({ value: null, reason: "negative-weight" });
    expect(groupWeights([[1, 1]], [0])).toEqual({ value: null, reason: "weights-sum-to-zero" });
  });
});
