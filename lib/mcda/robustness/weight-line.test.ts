import { expect, test } from "vitest";
import { evaluate } from "../evaluate";
import { toPoints } from "../ratings/scores";
import { storyInput } from "../examples/story";
import { pointsAtWeight } from "./weight-line";

test("at today's weight an option has today's points, and at all the weight those of the criterion alone", () => {
  const line = { points: 70, onCriterion: 40 };
  expect(pointsAtWeight(line, 0.2, 0.2)).toBeCloseTo(70, 12);
  expect(pointsAtWeight(line, 0.2, 1)).toBeCloseTo(40, 12);
  expect(pointsAtWeight(line, 0.2, 0)).toBeCloseTo(77.5, 12);
  expect(pointsAtWeight({ points: 40, onCriterion: 40 }, 1, 0.5)).toBe(40);
});

test("the lines of leader and challenger meet at the smallest swap of the built-in case", () => {
  const result = evaluate(storyInput("round2"));
  const { swap, leaderIds } = result;
  if (swap === null) throw new Error("The case has a swap.");
  const at = (optionId: string) => {
    const ranked = result.ranking.find((one) => one.optionId === optionId);
    const cell = result.cells.find((one) => one.optionId === optionId && one.criterionId === swap.criterionId);
    const line = { points: ranked?.points ?? NaN, onCriterion: toPoints(cell?.mean ?? NaN, result.parameters.scale) };
    return pointsAtWeight(line, swap.weightNow, swap.weightThen);
  };
  expect(at(leaderIds[0] ?? "")).toBeCloseTo(at(swap.challengerId), 9);
});
