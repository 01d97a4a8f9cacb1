import { expect, test } from "vitest";
import { dominancePairs } from "./dominance";
import { combineCells, weightsWithoutCriterion } from "./leave-one-out";
import { median } from "../ratings/aggregation";

const pairs = (means: (number | null)[][]) =>
  dominancePairs(means).map(({ dominant, dominated }) => `${dominant} over ${dominated}`);

test("one option dominates another that is nowhere better and somewhere worse", () => {
  expect(
    pairs([
      [3, 3],
      [4, 3],
      [3, 4],
      [2, 3],
    ]),
  ).toEqual(["0 over 3", "1 over 0", "1 over 3", "2 over 0", "2 over 3"]);
  expect(pairs([[3], [3]])).toEqual([]);
  expect(pairs([])).toEqual([]);
});

test("a difference up to 1e-9 is none, in either direction", () => {
  expect(pairs([[1e-9], [0]])).toEqual([]);
  expect(pairs([[1.1e-9], [0]])).toEqual(["0 over 1"]);
  expect(
    pairs([
      [0, 5],
      [1e-9, 4],
    ]),
  ).toEqual(["0 over 1"]);
  expect(
    pairs([
      [0, 5],
      [1.1e-9, 4],
    ]),
  ).toEqual([]);
});

test("an empty cell proves nothing", () => {
  expect(
    pairs([
      [5, null],
      [1, 1],
      [1, null],
    ]),
  ).toEqual([]);
});

test("cells are combined one by one, and stay empty where nobody scored", () => {
  const votes = [
    [
      [1, null],
      [3, 4],
    ],
    [
      [5, null],
      [3, null],
    ],
    [
      [2, null],
      [4, 1],
    ],
  ];
  expect(combineCells(votes, median)).toEqual([
    [2, null],
    [3, 2.5],
  ]);
  expect(combineCells([], median)).toEqual([]);
});

test("without a criterion the other weights share its part, and nothing is left without them", () => {
  expect(weightsWithoutCriterion([0.5, 0.3, 0.2], 0)).toEqual([0, 0.6, 0.4]);
  expect(weightsWithoutCriterion([0, 1], 1)).toBeNull();
});
