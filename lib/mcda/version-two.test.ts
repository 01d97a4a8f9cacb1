import { describe, expect, test } from "vitest";
import { findClosingObstacles } from "./closing";
import { evaluate, type EvaluationInput } from "./evaluate";
import { two, unanimous } from "./examples/small";
import { storyInput, storyNames } from "./examples/story";
import { leadSentence } from "./sentence";
import { evaluationOf } from "./vectors/vector";

describe("the story in version 2", () => {
  const result = evaluate(two(storyInput("round2")));
  const one = evaluate(storyInput("round2"));

  test("has the figures of version 1, and says from what it was computed", () => {
    expect(result).toMatchObject({
      version: 2,
      method: "weighted-sum",
      leaderIds: one.leaderIds,
      margin: one.margin,
      swaps: one.swaps,
      leaveOneVoterOut: one.leaveOneVoterOut,
      closeness: "close",
      equalWeights: null,
      voterShares: null,
      measuredIds: [],
      bestShareReason: null,
    });
    expect(result.ranking.map(({ points }) => points)).toEqual(one.ranking.map(({ points }) => points));
    expect(result.ranking.every(({ knockedOutBy }) => knockedOutBy.length === 0)).toBe(true);
    expect(result.inputHash).toMatch(/^[0-9a-f]{64}$/);
    expect(result.parameters).toMatchObject({
      closeBelow: 5,
      closeShareBelow: 0.8,
      largestShare: 1 / 3,
      resamples: 2000,
      generator: "sfc32",
    });
    expect(result.parameters.seed).toMatch(/^[0-9a-f]{32}$/);
  });

  test("says how often each option would be first, to the same digit each time", () => {
    const shares = result.bestShare?.map(({ share }) => share) ?? [];
    expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
    expect(result.bestShare?.map(({ optionId }) => optionId)).toEqual(["django", "flask", "hybrid"]);
    expect(shares[0]).toBeGreaterThan(0.5);
    expect(evaluate(two(storyInput("round2"))).bestShare).toEqual(result.bestShare);
    expect(leadSentence(result, storyNames)).toBe("Django leads Hybrid by 1.5 points of 100: a close call.");
  });
});

describe("role weights", () => {
  const ballots = [
    [[5], [1]],
    [[5], [1]],
    [[1], [5]],
    [[1], [5]],
    [[1], [5]],
  ];
  const weighted = (weights: readonly number[]) => {
    const input = evaluationOf(ballots, [[100]]);
    return evaluate(two({ ...input, voters: input.voters.map((voter, v) => ({ ...voter, weight: weights[v] ?? 1 })) }));
  };

  test("count in means and coverage, under the cap, and the result with equal weights stands beside", () => {
    const result = weighted([3, 3, 1, 1, 1]);
    expect(result.voterShares?.map((entry) => entry.share.toFixed(4))).toEqual([
      "0.3333",
      "0.3333",
      "0.1111",
      "0.1111",
      "0.1111",
    ]);
    expect(result.cells[0]?.mean).toBeCloseTo(5 * (2 / 3) + 1 / 3, 9);
    expect(result.cells[0]?.median).toBe(1);
    expect(result.cells[0]?.standardDeviation).toBeCloseTo(Math.sqrt(4.8), 9);
    expect(result.leaderIds).toEqual(["o0"]);
    expect(result.equalWeights).toMatchObject({ leaderIds: ["o1"], isOtherWinner: true });
    expect(result.equalWeights?.margin).toBeCloseTo(20, 9);
  });

  test("that are equal change nothing, and say so", () => {
    const plain = evaluate(two(evaluationOf(ballots, [[100]])));
    const equal = weighted([2, 2, 2, 2, 2]);
    expect(equal.ranking).toEqual(plain.ranking);
    expect(equal.cells).toEqual(plain.cells);
    expect(equal.equalWeights).toMatchObject({ leaderIds: plain.leaderIds, isOtherWinner: false });
  });

  test("count in the group's weights", () => {
    const input = evaluationOf(
      [0, 1, 2, 3].map(() => [
        [5, 1],
        [1, 5],
      ]),
      [
        [100, 0],
        [0, 100],
        [0, 100],
        [0, 100],
      ],
    );
    const voters = input.voters.map((voter, v) => (v === 0 ? { ...voter, weight: 9 } : voter));
    const result = evaluate(two({ ...input, voters }));
    expect(result.weights.map(({ weight }) => weight?.toFixed(6))).toEqual(["0.333333", "0.666667"]);
    expect(result.equalWeights?.points[0]?.points).toBeCloseTo(25, 9);
    expect(result.equalWeights?.isOtherWinner).toBe(false);
  });

  test("keep the cap among those who gave weights, however few of the voters they are", () => {
    const input = evaluationOf(
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(() => [
        [5, 1],
        [1, 5],
      ]),
      [
        [100, 0],
        [0, 100],
      ],
    );
    const voters = input.voters.map((voter, v) => ({ ...voter, weight: v === 0 ? 10 : 1 }));
    const result = evaluate(two({ ...input, voters }));
    expect(result.weights.map(({ weight }) => weight?.toFixed(6))).toEqual(["0.500000", "0.500000"]);
  });

  test("close a cell that many answered and little weight stands behind", () => {
    const input = evaluationOf(
      [
        [[null], [4]],
        [[null], [4]],
        [[5], [4]],
        [[5], [4]],
        [[5], [4]],
      ],
      [[100]],
    );
    const voters = input.voters.map((voter, v) => ({ ...voter, weight: v < 2 ? 5 : 1 }));
    const result = evaluate(two({ ...input, voters }));
    expect(result.cells[0]?.coverage).toBeCloseTo(1 / 3, 9);
    expect(findClosingObstacles(result)).toEqual([
      {
        kind: "too-little-weight",
        criterionId: "c0",
        optionId: "o0",
        coverage: result.cells[0]?.coverage,
        needed: 0.6,
      },
    ]);
  });
});

test("what no checked evaluation can produce is refused, and version 1 knows nothing of version 2", () => {
  const input = unanimous(2, [[5], [3]], [100]);
  const criterion = { id: "c0", name: "", theme: "" };
  const refused: EvaluationInput[] = [
    { ...input, criteria: [{ ...criterion, minimum: 2 }] },
    { ...input, criteria: [{ ...criterion, measure: { worst: 0, best: 1, values: {} } }] },
    { ...input, voters: [{ id: "v0", weight: 1 }] },
    { ...input, confidence: {} },
    { ...input, favourites: {} },
    two({ ...input, criteria: [{ ...criterion, minimum: Number.NaN }] }),
    two({ ...input, criteria: [{ ...criterion, measure: { worst: 1, best: 1, values: {} } }] }),
    two({ ...input, criteria: [{ ...criterion, measure: { worst: 0, best: Infinity, values: {} } }] }),
    two({ ...input, criteria: [{ ...criterion, measure: { worst: 0, best: 1, values: { o0: Number.NaN } } }] }),
    two({ ...input, criteria: [{ ...criterion, measure: { worst: -1e308, best: 1e308, values: {} } }] }),
    two({ ...input, voters: [{ id: "v0", weight: 0 }] }),
    two({ ...input, voters: [{ id: "v0", weight: 1e7 }] }),
    two({ ...input, favourites: { v0: ["o0", "o0"] } }),
  ];
  for (const one of refused) expect(() => evaluate(one)).toThrow(RangeError);
  const fine = { ...input, criteria: [{ ...criterion, measure: { worst: 0, best: 1, values: { o0: null } } }] };
  expect(() => evaluate(two(fine))).not.toThrow();
  expect(() => evaluate(two({ ...input, favourites: { v0: ["o1", "o0"] }, confidence: {} }))).not.toThrow();
});
