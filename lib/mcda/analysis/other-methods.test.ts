import { describe, expect, test } from "vitest";
import type { EvaluationInput } from "../evaluate";
import { two, unanimous, withMinimum } from "../examples/small";
import { evaluationOf } from "../vectors/vector";
import { analyse } from "./analyse";

const quick = { draws: 20, resamples: 20 };
const others = (input: EvaluationInput) =>
  analyse(input, quick).otherMethods.map(({ method, winnerIds, isOtherWinner, reason }) => [
    method,
    winnerIds.join(),
    isOtherWinner,
    reason,
  ]);

describe("another method", () => {
  test("agrees where everybody does", () => {
    expect(
      others(
        unanimous(
          3,
          [
            [5, 4],
            [2, 1],
          ],
          [50, 50],
        ),
      ),
    ).toEqual([
      ["topsis", "o0", false, null],
      ["borda", "o0", false, null],
      ["schulze", "o0", false, null],
    ]);
  });

  test("differs where one loud voice carries the mean and most people think otherwise", () => {
    expect(
      others(
        evaluationOf(
          [
            [[5], [1]],
            [[3], [4]],
            [[3], [4]],
          ],
          [[100]],
        ),
      ),
    ).toEqual([
      ["topsis", "o0", false, null],
      ["borda", "o1", true, null],
      ["schulze", "o1", true, null],
    ]);
  });

  test("counts a voter as much as the role does, and a tie on a ballot as one", () => {
    const ballots = [
      [[5], [1]],
      [[3], [4]],
      [[3], [4]],
      [[3], [3]],
    ];
    const input = evaluationOf(ballots, [[100]]);
    const voters = input.voters.map((voter, v) => ({ ...voter, weight: v === 0 ? 8 : 1 }));
    expect(others(two({ ...input, voters })).map(([, winners]) => winners)).toEqual(["o0", "o1", "o1"]);
    const even = evaluationOf(
      [
        [[5], [1]],
        [[3], [4]],
        [[3], [3]],
      ],
      [[100]],
    );
    expect(others(even).map(([, winners, isOther]) => [winners, isOther])).toEqual([
      ["o0", false],
      ["o0,o1", false],
      ["o0,o1", false],
    ]);
  });

  test("chooses among the options that may win", () => {
    expect(
      others(
        withMinimum(
          unanimous(
            2,
            [
              [1, 5],
              [3, 3],
              [2, 3],
            ],
            [10, 90],
          ),
          2,
        ),
      ).map(([, winners]) => winners),
    ).toEqual(["o1", "o1", "o1"]);
  });

  test("has nothing to say of one option, without weights, with gaps, or where all are alike", () => {
    expect(
      others(unanimous(2, [[5]], [100])).map(([, winners, isOther, reason]) => [winners, isOther, reason]),
    ).toEqual(Array(3).fill(["", null, "needs-two-options"]));
    expect(others(evaluationOf([[[5], [3]]], [])).map(([, , , reason]) => reason)).toEqual([
      "no-weights",
      "no-answers",
      "no-answers",
    ]);
    expect(
      others(
        unanimous(
          2,
          [
            [5, null],
            [3, 2],
          ],
          [50, 50],
        ),
      ).map(([, winners, isOther, reason]) => [winners, isOther, reason]),
    ).toEqual([
      ["", null, "missing-scores"],
      ["o0", false, null],
      ["o0", false, null],
    ]);
    expect(others(unanimous(2, [[3], [3]], [100]))[0]).toEqual(["topsis", "", null, "no-variation"]);
    expect(
      others(
        unanimous(
          2,
          [
            [5, null],
            [3, null],
          ],
          [100, 0],
        ),
      )[0],
    ).toEqual(["topsis", "o0", false, null]);
  });
});

describe("the gut vote", () => {
  const input = unanimous(3, [[5], [3], [1]], [100]);
  const gut = (favourites: Record<string, readonly string[]>) => analyse(two({ ...input, favourites }), quick).gutVote;

  test("that names the same option has nothing to add, and one that names another says that a criterion may be missing", () => {
    expect(gut({ v0: ["o0", "o1"], v1: ["o0"], v2: ["o2", "o0"] })).toEqual({
      voters: 3,
      winnerIds: ["o0"],
      ranking: [["o0"], ["o1", "o2"]],
      disagrees: false,
    });
    expect(gut({ v0: ["o1"], v1: ["o1"], v2: ["o0"] })).toMatchObject({ winnerIds: ["o1"], disagrees: true });
  });

  test("hears who takes part, and options that are still there", () => {
    expect(gut({ v0: ["gone", "o2"], stranger: ["o0"], v1: [], v2: ["gone"] })).toMatchObject({
      voters: 1,
      winnerIds: ["o2"],
    });
    expect(gut({ stranger: ["o0"] })).toBeNull();
    expect(gut({})).toBeNull();
    expect(analyse(input, quick).gutVote).toBeNull();
  });

  test("disagrees with nobody while nobody leads", () => {
    const open = two({ ...evaluationOf([[[5], [3]]], []), favourites: { v0: ["o1"] } });
    expect(analyse(open, quick).gutVote).toMatchObject({ winnerIds: ["o1"], disagrees: null });
  });
});
