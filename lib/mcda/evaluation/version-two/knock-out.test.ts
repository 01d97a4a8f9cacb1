import { describe, expect, test } from "vitest";
import { findClosingObstacles } from "../../closing";
import { evaluate } from "../../evaluate";
import { two, unanimous, withMinimum } from "../../examples/small";
import { flipSentence, knockOutSentence, leadSentence } from "../../sentence";
import { evaluationOf } from "../../vectors/vector";

const unnamed = { options: {}, criteria: {} };

describe("a minimum", () => {
  const ballot = [
    [1, 5],
    [3, 3],
    [4, 1],
  ];

  test("takes an option out of everything about the lead, and leaves it its points", () => {
    const input = unanimous(3, ballot, [30, 70]);
    expect(evaluate(two(input)).leaderIds).toEqual(["o0"]);
    const result = evaluate(withMinimum(input, 2));
    expect(result.ranking.map(({ optionId, rank, points }) => [optionId, rank, points])).toEqual([
      ["o1", 1, expect.closeTo(50, 9)],
      ["o2", 2, expect.closeTo(22.5, 9)],
      ["o0", null, expect.closeTo(70, 9)],
    ]);
    expect(result.ranking[2]?.knockedOutBy).toEqual([{ criterionId: "c0", mean: 1, minimum: 2 }]);
    expect(result.leaderIds).toEqual(["o1"]);
    expect(result.margin).toBeCloseTo(27.5, 9);
    expect(result.swap).toMatchObject({ challengerId: "o2", criterionId: "c0" });
    expect(result.jointChange?.challengerId).toBe("o2");
    expect(result.leaveOneOptionOut.map(({ id, leaderIds }) => [id, leaderIds])).toEqual([
      ["o1", ["o2"]],
      ["o2", ["o1"]],
    ]);
    expect(result.leaveOneVoterOut.every(({ leaderIds }) => leaderIds.join() === "o1")).toBe(true);
    expect(result.leaveOneCriterionOut.map(({ leaderIds }) => leaderIds)).toEqual([["o0"], ["o2"]]);
    expect(result.medianInsteadOfMean.leaderIds).toEqual(["o1"]);
    expect(result.individual.every(({ winnerIds }) => winnerIds.join() === "o1")).toBe(true);
    expect(result.bestShare).toEqual([
      { optionId: "o0", share: 0 },
      { optionId: "o1", share: 1 },
      { optionId: "o2", share: 0 },
    ]);
    expect(result.closeness).toBe("clear");
    expect(leadSentence(result, unnamed)).toBe("o1 leads o2 by 27.5 points of 100: a clear lead.");
    expect(knockOutSentence(result, unnamed)).toBe("o0 is knocked out: c0 is 1, below the minimum of 2.");
  });

  test("that is just reached knocks nobody out, and dominance looks at who may win", () => {
    const input = unanimous(
      2,
      [
        [2, 5],
        [1, 4],
        [1, 3],
      ],
      [50, 50],
    );
    const result = evaluate(withMinimum(input, 2));
    expect(result.leaderIds).toEqual(["o0"]);
    expect(result.closeness).toBe("single");
    expect(result.dominance).toEqual([]);
    expect(result.leaveOneOptionOut).toEqual([]);
    expect(result.swapReason).toBe("needs-two-options");
    expect(leadSentence(result, unnamed)).toBe("o0 is the only option that may win: 62.5 points of 100.");
    expect(evaluate(two(input)).dominance).toHaveLength(3);
  });

  test("is applied again to each voter left out and each resample", () => {
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
        [
          [4, 5],
          [3, 3],
        ],
      ],
      [[20, 80]],
    );
    const result = evaluate(withMinimum(input, 2));
    expect(result.leaderIds).toEqual(["o0"]);
    expect(result.leaveOneVoterOut.map(({ leaderIds, isPivotal }) => [leaderIds.join(), isPivotal])).toEqual([
      ["o0", false],
      ["o0", false],
      ["o1", true],
    ]);
    const share = result.bestShare?.[0]?.share ?? 0;
    // The third voter is in a resample with probability 1 − (2/3)³; once among three keeps the mean at 2.
    expect(share).toBeCloseTo(19 / 27, 1);
    expect(result.closeness).toBe("close");
    expect(leadSentence(result, unnamed)).toBe(
      `o0 leads o1 by 35.0 points of 100: a close call, first in ${Math.floor(100 * share)}% of resampled groups.`,
    );
  });

  test("that no option reaches leaves nobody to win", () => {
    const result = evaluate(
      withMinimum(
        unanimous(
          2,
          [
            [1.96, 5],
            [1, 4],
          ],
          [50, 50],
        ),
        2,
      ),
    );
    expect(result).toMatchObject({ closeness: "none", leaderIds: [], margin: null, swap: null });
    expect(result.ranking.map(({ rank, points }) => [rank, points === null])).toEqual([
      [null, false],
      [null, false],
    ]);
    expect(result.bestShare?.map(({ share }) => share)).toEqual([0, 0]);
    const sentence =
      "No option may win: o0 is knocked out: c0 is 1.96, below the minimum of 2; o1 is knocked out: c0 is 1, below the minimum of 2.";
    expect(leadSentence(result, unnamed)).toBe(sentence.replace("2.00", "2"));
    expect(flipSentence(result, unnamed)).toBeNull();
    expect(findClosingObstacles(result)).toEqual([]);
  });

  test("is named with each criterion it fails on", () => {
    const input = unanimous(
      2,
      [
        [1, 1.5],
        [3, 3],
      ],
      [50, 50],
    );
    const criteria = input.criteria.map((criterion) => ({ ...criterion, minimum: 2 }));
    expect(
      knockOutSentence(evaluate(two({ ...input, criteria })), {
        options: { o0: "Flask" },
        criteria: { c0: "Security", c1: "Cost" },
      }),
    ).toBe("Flask is knocked out: Security is 1, below the minimum of 2 and Cost is 1.5, below the minimum of 2.");
    expect(knockOutSentence(evaluate(input), unnamed)).toBeNull();
    expect(knockOutSentence(evaluate(two(input)), unnamed)).toBeNull();
  });

  test("says nothing about an option that nobody has scored there", () => {
    const result = evaluate(
      withMinimum(
        unanimous(
          2,
          [
            [null, 5],
            [3, 3],
          ],
          [50, 50],
        ),
        2,
      ),
    );
    expect(result.closeness).toBe("undecided");
    expect(result.bestShare).toBeNull();
    expect(result.bestShareReason).toBe("missing-scores");
    const decided = evaluate(
      withMinimum(
        unanimous(
          2,
          [
            [1, null],
            [3, 3],
          ],
          [50, 50],
        ),
        2,
      ),
    );
    expect(decided).toMatchObject({ closeness: "single", leaderIds: ["o1"] });
  });
});
