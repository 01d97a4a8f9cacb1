import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluate } from "../evaluate";
import { two, unanimous, withMinimum } from "../examples/small";
import { storyInput } from "../examples/story";
import { at } from "../numeric";
import { completeEvaluation } from "../properties/arbitrary";
import { evaluationOf } from "../vectors/vector";
import { prepareWhatIf } from "./what-if";

test("today's weights give today's ranking, and other weights what a whole evaluation of them gives", () => {
  const points = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(completeEvaluation, points, (input, given) => {
      const whatIf = prepareWhatIf(evaluate(input));
      const weights = input.criteria.map((_, k) => (k === 0 ? 1 + at(given, k) : at(given, k)));
      const steward = { steward: Object.fromEntries(input.criteria.map(({ id }, k) => [id, at(weights, k)])) };
      const whole = evaluate({ ...input, weights: steward });
      const found = whatIf?.(weights) ?? [];
      for (const { optionId, rank, points: expected } of whole.ranking) {
        const option = found.find((one) => one.optionId === optionId);
        expect(option?.rank).toBe(rank);
        expect(option?.points).toBeCloseTo(expected ?? -1, 9);
      }
      expect(found).toHaveLength(whole.ranking.length);
    }),
  );
});

test("the winner flips exactly at the printed swap point", () => {
  const result = evaluate(storyInput("round2"));
  const { swap } = result;
  if (swap === null) throw new Error("The case has a swap.");
  const whatIf = prepareWhatIf(result);
  const leaderAt = (weight: number) => {
    const rest = (1 - weight) / (1 - swap.weightNow);
    return whatIf?.(
      result.weights.map((entry) => (entry.criterionId === swap.criterionId ? weight : (entry.weight ?? 0) * rest)),
    )?.filter(({ rank }) => rank === 1);
  };
  expect(leaderAt(swap.weightThen - 1e-6)?.map(({ optionId }) => optionId)).toEqual(result.leaderIds);
  expect(leaderAt(swap.weightThen + 1e-6)?.map(({ optionId }) => optionId)).toEqual([swap.challengerId]);
  expect(leaderAt(swap.weightThen)).toHaveLength(2);
});

test("who may not win keeps points without a rank, and stands last", () => {
  const whatIf = prepareWhatIf(
    evaluate(
      withMinimum(
        unanimous(
          2,
          [
            [1, 5],
            [3, 3],
            [2, 1],
          ],
          [50, 50],
        ),
        2,
      ),
    ),
  );
  expect(whatIf?.([0, 1])).toEqual([
    { optionId: "o1", points: 50, rank: 1 },
    { optionId: "o2", points: 0, rank: 2 },
    { optionId: "o0", points: 100, rank: null },
  ]);
  expect(whatIf?.([0, 2])?.map(({ points }) => points)).toEqual([50, 0, 100]);
});

test("there is nothing to move while a cell is empty, and nothing without weight", () => {
  expect(
    prepareWhatIf(
      evaluate(
        two(
          evaluationOf(
            [
              [
                [5, null],
                [3, 3],
              ],
            ],
            [[50, 50]],
          ),
        ),
      ),
    ),
  ).toBeNull();
  const input = evaluationOf(
    [
      [
        [5, 1],
        [3, 1],
      ],
    ],
    [[50, 50]],
  );
  const answers = { v0: { c0: { o0: 5, o1: 3 }, c1: { o0: "not-applicable", o1: "not-applicable" } } } as const;
  const whatIf = prepareWhatIf(evaluate({ ...input, answers }));
  expect(whatIf?.([10, 90])?.map(({ points }) => points)).toEqual([100, 50]);
  expect(whatIf?.([0, 90])).toBeNull();
  expect(() => whatIf?.([1])).toThrow(RangeError);
});
