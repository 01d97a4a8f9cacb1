import { describe, expect, test } from "vitest";
import { findClosingObstacles } from "./closing";
import { evaluate, type Answer } from "./evaluate";
import { two } from "./examples/small";
import { evaluationOf } from "./vectors/vector";

const none = "not-applicable";
/** What stands in the way after these ballots: voters × options × criteria, one person having given the weights. */
const obstacles = (ballots: readonly (readonly (readonly Answer[])[])[]) => {
  const criteria = ballots[0]?.[0]?.length ?? 0;
  return findClosingObstacles(evaluate(evaluationOf(ballots, [Array.from({ length: criteria }, () => 10)])));
};
/** So many voters of whom the first `answered` rated the only cell. */
const group = (voters: number, answered: number) =>
  Array.from({ length: voters }, (_, voter) => [[voter < answered ? 3 : null]]);

describe("an evaluation closes", () => {
  test("on one answer where one person takes part", () => {
    expect(obstacles([[[3]]])).toEqual([]);
    expect(obstacles([[[null]]])).toEqual([
      { kind: "too-few-answers", criterionId: "c0", optionId: "o0", answers: 0, needed: 1 },
    ]);
  });

  test("on two answers, and on 60 % of the people, rounded up", () => {
    for (const [voters, needed] of [
      [2, 2],
      [3, 2],
      [4, 3],
      [5, 3],
      [6, 4],
      [10, 6],
      [115, 69],
    ] as const) {
      expect(obstacles(group(voters, needed))).toEqual([]);
      expect(obstacles(group(voters, needed - 1))).toEqual([
        { kind: "too-few-answers", criterionId: "c0", optionId: "o0", answers: needed - 1, needed },
      ]);
    }
  });

  test("not before there are weights, whatever else is missing", () => {
    const found = findClosingObstacles(evaluate(evaluationOf([[[3], [null]]], [])));
    expect(found.map(({ kind }) => kind)).toEqual(["no-weights", "too-few-answers"]);
  });
});

describe("what applies to nothing", () => {
  test("is named once as criterion or option, and its cells are not asked for", () => {
    expect(
      obstacles([
        [
          [3, none, 4],
          [none, none, none],
          [5, none, null],
        ],
      ]),
    ).toEqual([
      { kind: "criterion-not-applicable", criterionId: "c1" },
      { kind: "option-not-applicable", optionId: "o1" },
      { kind: "too-few-answers", criterionId: "c2", optionId: "o2", answers: 0, needed: 1 },
    ]);
  });

  test("is no option that somebody rated, abstained on, or left open somewhere", () => {
    for (const other of [3, "abstain", null] as const) {
      const found = obstacles([
        [
          [3, 4],
          [none, other],
        ],
      ]);
      expect(found.map(({ kind }) => kind)).not.toContain("option-not-applicable");
      expect(found).toContainEqual({
        kind: "too-few-answers",
        criterionId: "c0",
        optionId: "o1",
        answers: 0,
        needed: 1,
      });
    }
    const divided = obstacles([
      [[3], [none]],
      [[3], ["abstain"]],
    ]);
    expect(divided).toEqual([{ kind: "too-few-answers", criterionId: "c0", optionId: "o1", answers: 0, needed: 2 }]);
  });

  test("is not every option when no criterion applies to anything", () => {
    expect(obstacles([[[none], [none]]])).toEqual([{ kind: "criterion-not-applicable", criterionId: "c0" }]);
  });
});

test("a value that was not measured is asked for in version 2, beside the answers of people", () => {
  const input = evaluationOf(
    [
      [
        [null, null],
        [4, null],
      ],
    ],
    [[50, 50]],
  );
  const measure = { worst: 9, best: 1, values: { o0: 5 } };
  const criteria = input.criteria.map((criterion, k) => (k === 1 ? { ...criterion, measure } : criterion));
  expect(findClosingObstacles(evaluate(two({ ...input, criteria })))).toEqual([
    { kind: "too-few-answers", criterionId: "c0", optionId: "o0", answers: 0, needed: 1 },
    { kind: "no-value", criterionId: "c1", optionId: "o1" },
  ]);
});
