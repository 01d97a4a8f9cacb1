import { expect, test } from "vitest";
import { evaluate } from "../evaluate";
import { two, unanimous, withMinimum } from "../examples/small";
import { evaluationOf } from "../vectors/vector";
import { meanOfTotals } from "./mean-of-totals";

test("the mean of totals differs from the total of means by how weights and scores go together", () => {
  const input = evaluationOf(
    [
      [
        [5, 1],
        [3, 3],
      ],
      [
        [1, 5],
        [3, 3],
      ],
    ],
    [
      [80, 20],
      [20, 80],
    ],
  );
  const result = evaluate(input);
  expect(result.closeness).toBe("tie");
  expect(meanOfTotals(result)).toMatchObject({ leaderIds: ["o0"], voters: 2 });
  expect(meanOfTotals(result).margin).toBeCloseTo(30, 9);
});

test("voters without a total for every option do not count, and nobody leads among none", () => {
  const input = two(evaluationOf([[[5], [null]]], [[100]]));
  expect(meanOfTotals(evaluate(input))).toEqual({ leaderIds: [], margin: null, points: [], voters: 0 });
  const one = evaluate(
    evaluationOf(
      [
        [[5], [null]],
        [[1], [4]],
      ],
      [[100]],
    ),
  );
  expect(meanOfTotals(one)).toEqual({
    leaderIds: ["o1"],
    margin: 75,
    points: [
      { optionId: "o1", points: 75 },
      { optionId: "o0", points: 0 },
    ],
    voters: 1,
  });
});

test("a tie has no margin between its leaders, and a single option none at all", () => {
  const tied = unanimous(
    2,
    [
      [3, 4],
      [4, 3],
      [1, 1],
    ],
    [50, 50],
  );
  expect(meanOfTotals(evaluate(tied))).toEqual({
    leaderIds: ["o0", "o1"],
    margin: 0,
    points: [
      { optionId: "o0", points: 62.5 },
      { optionId: "o1", points: 62.5 },
      { optionId: "o2", points: 0 },
    ],
    voters: 2,
  });
  expect(meanOfTotals(evaluate(unanimous(3, [[4]], [100])))).toEqual({
    leaderIds: ["o0"],
    margin: null,
    points: [{ optionId: "o0", points: 75 }],
    voters: 3,
  });
});

test("who may not win is not among them, and the best is first whatever the order of options", () => {
  const input = unanimous(
    2,
    [
      [3, 1],
      [1, 5],
      [5, 2],
    ],
    [25, 75],
  );
  expect(meanOfTotals(evaluate(input))).toMatchObject({ leaderIds: ["o1"], margin: 31.25 });
  expect(meanOfTotals(evaluate(withMinimum(input, 2)))).toMatchObject({ leaderIds: ["o2"], margin: 31.25 });
  expect(meanOfTotals(evaluate(withMinimum(input, 5.5)))).toEqual({
    leaderIds: [],
    margin: null,
    points: [],
    voters: 0,
  });
});

test("voters count by their role", () => {
  const input = evaluationOf(
    [
      [[5], [1]],
      [[1], [3]],
      [[1], [3]],
      [[1], [3]],
    ],
    [[100]],
  );
  const heavy = { ...input, voters: input.voters.map((voter, v) => ({ ...voter, weight: v === 0 ? 3 : 1 })) };
  // A third of the say for o0 by 100 points, two thirds for o1 by 50.
  expect(meanOfTotals(evaluate(input))).toMatchObject({ leaderIds: ["o1"], margin: 12.5 });
  const found = meanOfTotals(evaluate(two(heavy)));
  expect(found.leaderIds).toEqual(["o0", "o1"]);
  expect(found.margin).toBe(0);
});
