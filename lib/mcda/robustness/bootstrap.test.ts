import { describe, expect, test } from "vitest";
import { createRandom, createStream, integerVariate } from "../random";
import { firstOf, layOut, resampleFigures, resampleVoters, type Figure } from "./bootstrap";

const SEED = "0123456789abcdef0123456789abcdef";

test("each resample draws as many voters as there are, one after the other", () => {
  const [voters, resamples] = [7, 50];
  const random = createRandom(SEED);
  const expected = Array.from({ length: resamples }, () => {
    const drawn = Array.from({ length: voters }, () => 0);
    for (let draw = 0; draw < voters; draw += 1) {
      const voter = integerVariate(random, voters);
      drawn[voter] = (drawn[voter] ?? 0) + 1;
    }
    return drawn;
  });
  expect([...resampleVoters(createStream(SEED), voters, resamples)]).toEqual(expected.flat());
});

describe("figures of resamples", () => {
  const seen = (figures: readonly Figure[], factors: readonly number[], counts: readonly number[]) => {
    const found = [...resampleFigures(layOut(figures, factors), Uint16Array.from(counts))];
    const resamples = counts.length / factors.length;
    expect(found).toHaveLength(resamples * figures.length);
    return Array.from({ length: resamples }, (_, row) => found.slice(row * figures.length, (row + 1) * figures.length));
  };

  test("are means over who was drawn, as often as they were, each counting what they count", () => {
    const figures = [
      { values: [1, 2, 4], otherwise: -1 },
      { values: [3, null, 5], otherwise: -2 },
    ];
    expect(seen(figures, [1, 1, 2], [1, 1, 1, 3, 0, 0, 0, 3, 0, 0, 2, 1])).toEqual([
      [(1 + 2 + 2 * 4) / 4, (3 + 2 * 5) / 3],
      [1, 3],
      [2, -2],
      [(2 * 2 + 2 * 4) / 4, 5],
    ]);
  });

  test("add everybody who was drawn, however many they are", () => {
    for (let voters = 1; voters <= 10; voters += 1) {
      const ballot = Array.from({ length: voters }, (_, voter) => 3 ** voter);
      const ones = ballot.map(() => 1);
      const figures = [
        { values: ballot, otherwise: 0 },
        { values: ballot.map((value) => -2 * value), otherwise: 0 },
      ];
      const all = ballot.reduce((a, b) => a + b);
      expect(seen(figures, ones, ones)).toEqual([[all / voters, (-2 * all) / voters]]);
      const odd = ballot.map((_, voter) => (voter % 2 === 0 ? voter + 1 : 0));
      const drawn = odd.reduce((a, b) => a + b);
      const told = ballot.reduce((sum, value, voter) => sum + value * (odd[voter] ?? 0), 0);
      expect(seen(figures, ones, odd)).toEqual([[told / drawn, (-2 * told) / drawn]]);
    }
  });

  test("start from nothing each time", () => {
    const figures = [{ values: [2, 6], otherwise: 0 }];
    expect(seen(figures, [1, 1], [1, 1, 1, 1, 2, 0])).toEqual([[4], [4], [2]]);
  });
});

test("first are the largest within 1e-9; who is in no race never is", () => {
  expect(firstOf([3, 5, 5 - 1e-9, 5 - 2e-9])).toEqual([1, 2]);
  expect(firstOf([-Infinity, -4, -Infinity])).toEqual([1]);
  expect(firstOf([-Infinity, -Infinity])).toEqual([]);
  expect(firstOf([])).toEqual([]);
});
