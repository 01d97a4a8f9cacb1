import { describe, expect, test } from "vitest";
import { evaluate, type EvaluationInput } from "../../evaluate";
import { two, unanimous } from "../../examples/small";
import { evaluationOf } from "../../vectors/vector";

describe("how often an option would be first", () => {
  test("is not said of one voter, without weights, or while cells are empty", () => {
    const reason = (input: EvaluationInput) => evaluate(two(input)).bestShareReason;
    expect(reason(unanimous(1, [[5], [3]], [100]))).toBe("needs-two-voters");
    expect(
      reason(
        evaluationOf(
          [
            [[5], [3]],
            [[5], [3]],
          ],
          [],
        ),
      ),
    ).toBe("no-weights");
    expect(reason(unanimous(2, [[null], [3]], [100]))).toBe("missing-scores");
    expect(reason({ ...unanimous(2, [[5], [3]], [100]), options: [] })).toBe("needs-two-options");
    expect(reason(unanimous(2, [[5], [3]], [100]))).toBeNull();
  });

  test("counts who scored, and shares a tie", () => {
    const input = evaluationOf(
      [
        [[5], [5]],
        [[4], [4]],
        [[null], [null]],
      ],
      [[100]],
    );
    expect(evaluate(two(input)).bestShare).toEqual([
      { optionId: "o0", share: 0.5 },
      { optionId: "o1", share: 0.5 },
    ]);
    expect(evaluate(two({ ...input, voters: input.voters.slice(1) })).bestShareReason).toBe("needs-two-voters");
  });

  test("is what two people who disagree make of it: a quarter each, and half of the time a tie that goes by the margin", () => {
    const result = evaluate(
      two(
        evaluationOf(
          [
            [[5], [1]],
            [[2], [3]],
          ],
          [[100]],
        ),
      ),
    );
    // Drawn twice: the first alone, both, or the second alone: o0 wins the first two.
    expect(result.bestShare?.[0]?.share).toBeCloseTo(0.75, 1);
    expect(result.closeness).toBe("close");
  });

  test("keeps the mean of a cell that nobody drawn has scored", () => {
    const input = evaluationOf(
      [
        [
          [5, 3],
          [1, 3],
        ],
        [
          [5, null],
          [1, null],
        ],
        [
          [5, null],
          [1, null],
        ],
      ],
      [[50, 50]],
    );
    expect(evaluate(two(input)).bestShare?.[0]?.share).toBe(1);
  });
});
