import { expect, test } from "vitest";
import { at } from "../numeric";
import { createStream } from "../random";
import { startTally } from "./acceptability";
import { fixedScores, normalScores } from "./scores";
import { simulate } from "./simulate";
import { uniformWeights } from "./weights";

const SEED = "000000000000000000000000000000ff";

test("options that tie both get the better rank, and neither is strictly better", () => {
  const tally = startTally(3, 1);
  tally.add(Float64Array.of(2, 2, 1, 1, 2, 3), Float64Array.of(1, 1));
  const found = tally.finish();
  expect(found.rankAcceptability).toEqual([
    [0.5, 0, 0.5],
    [0.5, 0.5, 0],
    [0.5, 0, 0.5],
  ]);
  expect(found.pairwise).toEqual([
    [0, 0, 0.5],
    [0.5, 0, 0.5],
    [0.5, 0.5, 0],
  ]);
  expect(found.entropy).toBeCloseTo(1.5, 12);
  expect(found.centralWeights).toEqual([[1], [1], [1]]);
});

test("a certain choice has no entropy, and nothing drawn says nothing", () => {
  const tally = startTally(2, 1);
  expect(tally.finish()).toEqual({
    rankAcceptability: [
      [0, 0],
      [0, 0],
    ],
    pairwise: [
      [0, 0],
      [0, 0],
    ],
    centralWeights: [null, null],
    entropy: 0,
  });
  tally.add(Float64Array.of(2, 1), Float64Array.of(1));
  expect(Object.is(tally.finish().entropy, 0)).toBe(true);
});

test("an option below a minimum in a draw has no rank in it, and cannot be first", () => {
  const scores = { rows: 2, cells: 4, values: Float64Array.of(5, 1, 3, 3, 5, 4, 3, 3) };
  const minimums = [{ criterion: 1, minimum: 2 }];
  const found = simulate({ options: 2, criteria: 2, scores, minimums }, (weights) => weights.fill(0.5), 10);
  expect(found.draws).toBe(10);
  expect(found.rankAcceptability).toEqual([
    [0.5, 0],
    [0.5, 0.5],
  ]);
  expect(found.pairwise).toEqual([
    [0, 0.5],
    [0.5, 0],
  ]);
  expect(found.confidence).toEqual([0.5, 0.5]);
  const none = simulate(
    { options: 2, criteria: 2, scores, minimums: [{ criterion: 0, minimum: 9 }] },
    (w) => w.fill(0.5),
    4,
  );
  expect(none.rankAcceptability).toEqual([
    [0, 0],
    [0, 0],
  ]);
  expect(none.pairwise).toEqual([
    [0, 0],
    [0, 0],
  ]);
  const just = simulate(
    { options: 2, criteria: 2, scores, minimums: [{ criterion: 1, minimum: 1 }] },
    (w) => w.fill(0.5),
    2,
  );
  expect(at(just.rankAcceptability, 0)).toEqual([1, 0]);
});

test("the central weights are the mean of those at which an option is first, and the confidence what they are worth", () => {
  const scores = { rows: 4, cells: 4, values: Float64Array.of(5, 1, 1, 5, 5, 1, 1, 5, 5, 1, 1, 5, 1, 1, 5, 5) };
  const found = simulate(
    { options: 2, criteria: 2, scores, minimums: [] },
    uniformWeights(createStream(SEED), [true, true]),
    40_000,
  );
  // The first option leads in three of four rows, and there in the half where its criterion weighs more.
  expect(at(at(found.rankAcceptability, 0), 0)).toBeCloseTo(0.375, 2);
  expect(found.centralWeights[0]?.[0]).toBeCloseTo(0.75, 2);
  expect(found.confidence[0]).toBe(0.75);
  expect(found.confidence[1]).toBe(1);
});

test("normal scores have the mean and deviation asked for, and a cell without deviation stays", () => {
  const rows = 20_000;
  const table = normalScores(
    createStream(SEED),
    [
      { mean: 4, deviation: 0.5 },
      { mean: 2, deviation: 0 },
    ],
    rows,
  );
  const drawn = Array.from({ length: rows }, (_, row) => table.values[2 * row] ?? 0);
  const mean = drawn.reduce((a, b) => a + b, 0) / rows;
  expect(mean).toBeCloseTo(4, 1);
  expect(Math.sqrt(drawn.reduce((a, b) => a + (b - mean) ** 2, 0) / rows)).toBeCloseTo(0.5, 1);
  expect(table.values.filter((_, index) => index % 2 === 1).every((value) => value === 2)).toBe(true);
  expect(fixedScores([1, 2])).toEqual({ rows: 1, cells: 2, values: Float64Array.of(1, 2) });
});
