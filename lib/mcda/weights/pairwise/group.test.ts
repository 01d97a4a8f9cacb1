import { describe, expect, test } from "vitest";
import { present } from "../../numeric";
import { expectNear } from "../../vectors/vector";
import { multiplyLevels, synthesize } from "../hierarchy";
import { aggregateJudgements, aggregatePriorities, type PriorityMean } from "./group";
import { matrixFromUpper } from "./matrix";

describe("a group's judgements and priorities", () => {
  const opposite = present([7, 1 / 7]).map((ratio) => matrixFromUpper([ratio]).value ?? []);
  /** What two voters give the first of two elements, together. */
  const together = (shares: [number, number], mean: PriorityMean, voters?: number[]) =>
    aggregatePriorities(
      shares.map((share) => [share, 1 - share]),
      mean,
      voters,
    );

  test("count by the weight of the voter", () => {
    expect(aggregateJudgements(opposite, [1, 0]).value?.[0]?.[1]).toBeCloseTo(7, 12);
    expect(aggregateJudgements(opposite, [3, 1]).value?.[0]?.[1]).toBeCloseTo(Math.sqrt(7), 12);
    expectNear(together([0.8, 0.2], "arithmetic", [3, 1]).value, [0.65, 0.35], 1e-12);
    expectNear(together([0.8, 0.2], "geometric", [3, 1]).value, [2 / 3, 1 / 3], 1e-12);
    expectNear(together([0.8, 0.4], "arithmetic").value, [0.6, 0.4], 1e-12);
  });

  test("say why there is no average", () => {
    expect(aggregateJudgements([]).reason).toBe("no-answers");
    expect(aggregatePriorities([], "geometric").reason).toBe("no-answers");
    expect(aggregateJudgements(opposite, [1, -1]).reason).toBe("negative-weight");
    expect(together([1, 1], "geometric", [-1, 2]).reason).toBe("negative-weight");
    expect(aggregateJudgements(opposite, [0, 0]).reason).toBe("weights-sum-to-zero");
    expect(together([1, 0], "geometric").reason).toBe("weights-sum-to-zero");
    expect(together([1, 0], "arithmetic").value).toEqual([0.5, 0.5]);
    expect(() => aggregateJudgements(opposite, [1])).toThrow("One weight per voter.");
    expect(() => aggregatePriorities([[1], [0.5, 0.5]], "geometric")).toThrow("One size for all voters.");
  });

  test("levels multiply, branch by branch", () => {
    expect(multiplyLevels([0.25, 0.75], [[0.5, 0.5], [1]])).toEqual([[0.125, 0.125], [0.75]]);
    const local = [
      [1, 0],
      [0.5, 0.5],
    ];
    expect(synthesize([0.25, 0.75], local)).toEqual([0.625, 0.375]);
    expect(synthesize([], [])).toEqual([]);
    expect(() => multiplyLevels([1], [])).toThrow("One list of weights per branch.");
  });
});
