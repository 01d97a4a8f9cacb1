import { expect, test } from "vitest";
import { moveWeight, whatIfSentence } from "./what-if-state";

const names = { a: "Django", b: "Hybrid", c: "Flask" };
const ranking = (...points: readonly (readonly [id: string, points: number, rank: number | null])[]) =>
  points.map(([optionId, own, rank]) => ({ optionId, points: own, rank }));
const group = ranking(["a", 73.8, 1], ["b", 72.3, 2], ["c", 52.2, 3]);

test("one weight moves and the others keep their proportions", () => {
  const group = [0.5, 0.3, 0.2];
  expect(moveWeight(group, group, 0, 0)).toEqual([0, 0.6, 0.4]);
  const all = moveWeight(group, group, 0, 1.4);
  expect(all).toEqual([1, 0, 0]);
  expect(moveWeight(all, group, 0, 0.5)).toEqual([0.5, 0.3, 0.2]);
});

test("the sentence says who leads by how much, and what that changes", () => {
  expect(whatIfSentence(group, group, names, false)).toBe("By the group’s weights Django leads Hybrid by 1.5 points.");
  expect(whatIfSentence(ranking(["a", 74, 1], ["b", 73.2, 2]), group, names, true)).toBe(
    "Django still leads, by 0.8 points before Hybrid; by the group’s weights by 1.5 points.",
  );
  expect(whatIfSentence(ranking(["b", 74, 1], ["a", 73.98, 2]), group, names, true)).toBe(
    "With these weights Hybrid leads Django by less than 0.1 points; by the group’s weights Django leads by 1.5 points.",
  );
  expect(whatIfSentence(ranking(["a", 72.7, 1], ["b", 72.7, 1]), group, names, true)).toBe(
    "With these weights Django and Hybrid draw level at 72.7 points; by the group’s weights Django leads by 1.5 points.",
  );
  expect(whatIfSentence(ranking(["a", 72.7, 1], ["b", 90, null]), group, names, false)).toBe(
    "Django is the only option that may win.",
  );
  expect(whatIfSentence(ranking(["a", 72.7, null]), group, names, false)).toBeNull();
});
