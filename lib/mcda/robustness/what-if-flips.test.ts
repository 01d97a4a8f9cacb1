import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluate } from "../evaluate";
import { unanimous, withMinimum } from "../examples/small";
import { storyInput } from "../examples/story";
import { at } from "../numeric";
import { completeEvaluation } from "../properties/arbitrary";
import { evaluationOf } from "../vectors/vector";
import { shiftWeight } from "./swap";
import { prepareWhatIf } from "./what-if";
import { prepareFlips } from "./what-if-flips";

const weightsOf = (result: ReturnType<typeof evaluate>) => result.weights.map(({ weight }) => weight ?? 0);

test("at the group's weights the marks are the swap points of the result", () => {
  fc.assert(
    fc.property(completeEvaluation, (input) => {
      const result = evaluate(input);
      const marks = prepareFlips(result)?.(weightsOf(result)) ?? [];
      for (const [criterion, { swap }] of result.swaps.entries()) {
        const { flip } = at(marks, criterion);
        expect(flip === null).toBe(swap === null);
        if (swap !== null) expect(flip?.weight).toBeCloseTo(swap.weightThen, 7);
      }
    }),
  );
});

test("from moved weights, the winner still changes exactly at the mark", () => {
  const result = evaluate(storyInput("round2"));
  const whatIf = prepareWhatIf(result);
  const marks = prepareFlips(result);
  const moved = shiftWeight(weightsOf(result), 0, 0.07).value ?? [];
  const leader = whatIf?.(moved)?.[0]?.optionId;
  let flips = 0;
  for (const [criterion, { flip, lines }] of (marks?.(moved) ?? []).entries()) {
    if (flip === null) continue;
    flips += 1;
    const at = (weight: number) => {
      const then = shiftWeight(moved, criterion, weight - (moved[criterion] ?? 0)).value ?? [];
      return whatIf?.(then)?.[0]?.optionId;
    };
    const side = flip.weight > (moved[criterion] ?? 0) ? 1e-6 : -1e-6;
    expect(at(flip.weight - side)).toBe(leader);
    expect(at(flip.weight + side)).toBe(flip.challengerId);
    expect(lines?.map(({ optionId }) => optionId)).toEqual([leader, flip.challengerId]);
  }
  expect(flips).toBeGreaterThan(3);
});

test("nothing flips on a tie, against an option that may not win, or while a cell is empty", () => {
  const tie = evaluate(
    unanimous(
      2,
      [
        [3, 3],
        [3, 3],
      ],
      [50, 50],
    ),
  );
  expect(prepareFlips(tie)?.([0.5, 0.5]).every(({ flip }) => flip === null)).toBe(true);
  const knocked = evaluate(
    withMinimum(
      unanimous(
        2,
        [
          [1, 5],
          [3, 3],
        ],
        [50, 50],
      ),
      2,
    ),
  );
  expect(prepareFlips(knocked)?.([0.5, 0.5]).every(({ flip }) => flip === null)).toBe(true);
  const empty = evaluate(
    evaluationOf(
      [
        [
          [5, null],
          [3, 3],
        ],
      ],
      [[50, 50]],
    ),
  );
  expect(prepareFlips(empty)).toBeNull();
});
