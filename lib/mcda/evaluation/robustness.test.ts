import { describe, expect, test } from "vitest";
import { evaluate, type Answer } from "../evaluate";
import { two } from "../examples/small";
import { evaluationOf } from "../vectors/vector";

type Ballot = readonly (readonly Answer[])[];
const alone = (ballot: Ballot, points: readonly number[]) => evaluate(evaluationOf([ballot], [points]));
const close = (value: number): unknown => expect.closeTo(value, 9);

describe("the swap of weights", () => {
  test("is per criterion the smallest over all challengers, and the smallest of these in all", () => {
    // Totals 4, 3.6 and 3.4 at 40 and 60.
    const result = alone(
      [
        [4, 4],
        [3, 4],
        [1, 5],
      ],
      [40, 60],
    );
    // o1 draws level where the first weighs nothing, and wins nowhere; o2 at 4 = w + 5(1 − w).
    const swap = { challengerId: "o2", weightNow: close(0.4), weightThen: close(0.25), delta: close(-15) };
    expect(result.swap).toEqual({ ...swap, criterionId: "c0" });
    expect(result.swaps).toEqual([
      { criterionId: "c0", swap: { ...swap, criterionId: "c0" }, reason: null },
      {
        criterionId: "c1",
        swap: { ...swap, criterionId: "c1", weightNow: close(0.6), weightThen: close(0.75), delta: close(15) },
        reason: null,
      },
    ]);
    expect(result.swapReason).toBeNull();
    expect(result.closeness).toBe("clear");
  });

  test("of equal size is named in the order given, of challengers and of criteria", () => {
    const result = alone(
      [
        [5, 1],
        [1, 4],
        [1, 4],
      ],
      [50, 50],
    );
    expect(result.swap).toMatchObject({ criterionId: "c0", challengerId: "o1" });
  });

  test("is not said alone, without weights, while a total is missing, or of a tie", () => {
    const refusal = (result: ReturnType<typeof evaluate>) => {
      expect(result.swap).toBeNull();
      expect(result.jointChange).toBeNull();
      for (const entry of result.swaps) expect(entry).toMatchObject({ swap: null, reason: result.swapReason });
      expect(result.swaps.map(({ criterionId }) => criterionId)).toEqual(["c0", "c1"]);
      return result.swapReason;
    };
    expect(refusal(alone([[4, 2]], [50, 50]))).toBe("needs-two-options");
    expect(
      refusal(
        evaluate(
          evaluationOf(
            [
              [
                [4, 2],
                [3, 3],
              ],
            ],
            [],
          ),
        ),
      ),
    ).toBe("no-weights");
    expect(
      refusal(
        alone(
          [
            [4, 2],
            [3, null],
          ],
          [50, 50],
        ),
      ),
    ).toBe("missing-scores");
    expect(
      refusal(
        alone(
          [
            [4, 2],
            [3, 3],
          ],
          [50, 50],
        ),
      ),
    ).toBe("tie");
  });

  test("leaves out a criterion with an empty cell, which then has no weight, and reads it as no difference", () => {
    const result = alone(
      [
        [5, 1, null],
        [1, 4, 5],
      ],
      [60, 40, 0],
    );
    expect(result.swaps.map(({ criterionId, swap, reason }) => [criterionId, swap?.weightThen, reason])).toEqual([
      ["c0", close(3 / 7), null],
      ["c1", close(4 / 7), null],
      ["c2", undefined, "missing-scores"],
    ]);
    expect(result.jointChange).toBeNull();
  });

  test("does not exist against an option that no weight of one criterion lets win", () => {
    const result = alone(
      [
        [5, 4],
        [1, 4],
      ],
      [50, 50],
    );
    expect(result.swapReason).toBe("no-flip");
    expect(result.swaps.map(({ swap, reason }) => [swap, reason])).toEqual([
      [null, "no-flip"],
      [null, "no-flip"],
    ]);
  });
});

test("the nearest tie with all weights moving together is that with the nearest challenger", () => {
  const result = alone(
    [
      [4, 4],
      [1, 3],
      [3, 5],
    ],
    [75, 25],
  );
  // Against o2 the differences are 1 and −1: a margin of .5 over √2.
  expect(result.jointChange).toEqual({ challengerId: "o2", distance: close(0.5 / Math.SQRT2), isFeasible: true });
  const far = alone(
    [
      [5, 4],
      [1, 3],
    ],
    [50, 50],
  );
  expect(far.jointChange).toEqual({
    challengerId: "o1",
    distance: close(2.5 / Math.sqrt(4.5)),
    isFeasible: false,
  });
});

describe("leaving out", () => {
  const ballots: Ballot[] = [
    [
      [5, 2],
      [1, 4],
    ],
    [
      [4, 2],
      [2, 4],
    ],
    [
      [1, 1],
      [5, 5],
    ],
  ];
  const result = evaluate(evaluationOf(ballots, [[50, 50]]));

  test("a voter keeps the weights, and says whether the first place is another", () => {
    expect(result.leaderIds).toEqual(["o1"]);
    expect(
      result.leaveOneVoterOut.map(({ id, leaderIds, isPivotal, margin }) => [id, leaderIds, isPivotal, margin]),
    ).toEqual([
      ["v0", ["o1"], false, close(50)],
      ["v1", ["o1"], false, close(37.5)],
      ["v2", ["o0"], true, close(12.5)],
    ]);
  });

  test("a criterion lets the others share its weight", () => {
    expect(
      result.leaveOneCriterionOut.map(({ id, leaderIds, isPivotal, points }) => [
        id,
        leaderIds,
        isPivotal,
        points.map((entry) => entry.points),
      ]),
    ).toEqual([
      ["c0", ["o1"], false, [close(100 / 6), close(1000 / 12)]],
      ["c1", ["o0"], true, [close(700 / 12), close(500 / 12)]],
    ]);
  });

  test("an option moves nobody's points, and is pivotal only for another first place among the rest", () => {
    const [withoutFirst, withoutSecond] = result.leaveOneOptionOut;
    expect(withoutFirst).toMatchObject({ id: "o0", leaderIds: ["o1"], isPivotal: false, margin: null });
    expect(withoutSecond).toMatchObject({ id: "o1", leaderIds: ["o0"], isPivotal: true });
    expect(withoutSecond?.points).toEqual([
      { optionId: "o0", points: result.ranking.find(({ optionId }) => optionId === "o0")?.points },
    ]);
    const tie = evaluate(evaluationOf([[[3], [3], [1]]], [[100]]));
    expect(tie.leaveOneOptionOut.map(({ id, leaderIds, isPivotal }) => [id, leaderIds, isPivotal])).toEqual([
      ["o0", ["o1"], false],
      ["o1", ["o0"], false],
      ["o2", ["o0", "o1"], false],
    ]);
  });

  test("needs two of them", () => {
    const single = alone([[4]], [100]);
    expect([single.leaveOneVoterOut, single.leaveOneCriterionOut, single.leaveOneOptionOut]).toEqual([[], [], []]);
    expect(evaluate(evaluationOf([[[4, 4]]], [])).leaveOneCriterionOut.map(({ leaderIds }) => leaderIds)).toEqual([
      [],
      [],
    ]);
  });

  test("the tie of two makes one that stays alone pivotal", () => {
    const found = evaluate(
      evaluationOf(
        [
          [
            [4, 2],
            [2, 4],
          ],
        ],
        [[50, 50]],
      ),
    );
    expect(found.leaderIds).toEqual(["o0", "o1"]);
    expect(found.leaveOneCriterionOut.map(({ leaderIds, isPivotal }) => [leaderIds, isPivotal])).toEqual([
      [["o1"], true],
      [["o0"], true],
    ]);
  });

  test("a criterion takes its own minimum along, and no other", () => {
    const input = evaluationOf(
      [
        [
          [1, 5],
          [3, 3],
        ],
        [
          [1, 5],
          [3, 3],
        ],
      ],
      [[20, 80]],
    );
    const criteria = input.criteria.map((criterion) => ({ ...criterion, minimum: 2 }));
    const found = evaluate(two({ ...input, criteria }));
    expect(found.leaveOneCriterionOut.map(({ leaderIds }) => leaderIds)).toEqual([["o0"], ["o1"]]);
  });

  test("a voter who counts more takes more along", () => {
    const input = evaluationOf(
      [
        [[5], [1]],
        [[1], [2]],
        [[1], [3]],
        [[3], [2]],
      ],
      [[100]],
    );
    const voters = input.voters.map((voter, v) => ({ ...voter, weight: v === 0 ? 8 : 1 }));
    const found = evaluate(two({ ...input, voters }));
    expect(found.leaveOneVoterOut[0]?.points).toEqual([
      { optionId: "o0", points: close(25 * (5 / 3 - 1)) },
      { optionId: "o1", points: close(25 * (7 / 3 - 1)) },
    ]);
  });
});

test("dominance looks at criteria that apply", () => {
  const none = "not-applicable";
  const result = alone(
    [
      [4, none, 3],
      [3, none, 3],
    ],
    [40, 20, 40],
  );
  expect(result.dominance).toEqual([{ dominantId: "o0", dominatedId: "o1" }]);
  expect(
    alone(
      [
        [4, 1],
        [3, 2],
      ],
      [50, 50],
    ).dominance,
  ).toEqual([]);
});
