import { expect, test } from "vitest";
import { evaluate } from "../evaluate";
import { two } from "../examples/small";
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
  expect(meanOfTotals(evaluate(input))).toEqual({ leaderIds: [], margin: null, voters: 0 });
});
