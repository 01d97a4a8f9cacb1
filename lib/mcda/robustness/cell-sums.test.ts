import { expect, test } from "vitest";
import { meansOfSums, sumCells, withoutBallot } from "./cell-sums";

const votes = [
  [
    [1, null, 3],
    [4, 5, null],
  ],
  [
    [5, null, 1],
    [2, null, null],
  ],
];
const sums = sumCells(votes, [1, 3], { options: 2, criteria: 3 });

test("a cell's mean counts each voter as much as they count, and there is none where nobody scored", () => {
  expect(meansOfSums(sums)).toEqual([
    [4, null, 1.5],
    [2.5, 5, null],
  ]);
  expect([...sums.answers]).toEqual([2, 0, 2, 2, 1, 0]);
  expect(sums).toMatchObject({ options: 2, criteria: 3 });
});

test("a ballot is taken out of the sums without touching them", () => {
  const [first, second] = votes;
  expect(meansOfSums(withoutBallot(sums, second ?? [], 3))).toEqual([
    [1, null, 3],
    [4, 5, null],
  ]);
  expect(meansOfSums(withoutBallot(sums, first ?? [], 1))).toEqual([
    [5, null, 1],
    [2, null, null],
  ]);
  expect(meansOfSums(sums)[0]?.[0]).toBe(4);
});

test("there are as many factors as voters", () => {
  expect(() => sumCells(votes, [1], { options: 2, criteria: 3 })).toThrow(RangeError);
});
