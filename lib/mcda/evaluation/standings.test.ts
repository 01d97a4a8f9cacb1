import { describe, expect, test } from "vitest";
import { comparableWeights, placeOptions, standingOf } from "./standings";
import { failedMinimums, mayWin } from "./version-two/knock-out";

const scale = { low: 1, high: 5 };
const open = { scale, minimums: [null, null] };
const one = { scale, minimums: [null] };

describe("where an option stands", () => {
  test("is its weighted sum, or the interval that empty cells leave it", () => {
    const placings = placeOptions(
      [
        [5, 2],
        [3, null],
      ],
      [0.75, 0.25],
      open,
    );
    expect(placings).toEqual([
      { total: 4.25, low: 4.25, high: 4.25, rank: 1, mayWin: true },
      { total: null, low: 2.5, high: 3.5, rank: 2, mayWin: true },
    ]);
  });

  test("does not depend on an empty cell without weight", () => {
    expect(placeOptions([[4, null]], [1, 0], open)).toEqual([{ total: 4, low: 4, high: 4, rank: 1, mayWin: true }]);
  });

  test("has no rank while another may or may not be above it", () => {
    const ranks = (means: (number | null)[][]) => placeOptions(means, [0.5, 0.5], open).map(({ rank }) => rank);
    // 3 to 5 against 4.
    expect(
      ranks([
        [5, null],
        [4, 4],
        [1, 1],
      ]),
    ).toEqual([null, null, 3]);
    // 1 to 3 against 3: the second is at least level, the first may be or may not.
    expect(
      ranks([
        [1, null],
        [3, 3],
      ]),
    ).toEqual([null, 1]);
  });

  test("is shared within 1e-9, and the next rank is left out", () => {
    const ranks = (totals: number[]) =>
      placeOptions(
        totals.map((total) => [total]),
        [1],
        one,
      ).map(({ rank }) => rank);
    expect(ranks([2, 3, 3 - 1e-9])).toEqual([3, 1, 1]);
    expect(ranks([3, 3 - 2e-9])).toEqual([1, 2]);
  });

  test("is among those that may win, and an option below a minimum has no rank", () => {
    expect(
      placeOptions([[1], [4], [3]], [1], { scale, minimums: [2] }).map(({ rank, mayWin: may }) => [rank, may]),
    ).toEqual([
      [null, false],
      [1, true],
      [2, true],
    ]);
  });
});

describe("who leads", () => {
  const standing = (means: (number | null)[][], frame: Parameters<typeof standingOf>[3] = open) =>
    standingOf(
      means.map((_, option) => `o${option}`),
      means,
      [0.5, 0.5],
      frame,
    );

  test("is said with the margin to the next, in points of the scale", () => {
    expect(
      standing([
        [2, 2],
        [5, 4],
        [3, 3],
      ]),
    ).toEqual({
      leaderIds: ["o1"],
      margin: 37.5,
      points: [
        { optionId: "o0", points: 25 },
        { optionId: "o1", points: 87.5 },
        { optionId: "o2", points: 50 },
      ],
    });
    const wide = { scale: { low: 0, high: 10 }, minimums: [null, null] };
    expect(
      standing(
        [
          [5, 5],
          [2, 2],
        ],
        wide,
      ).margin,
    ).toBe(30);
  });

  test("is everybody on rank 1, with no margin between them", () => {
    const tie = standing([
      [4, 2],
      [1, 1],
      [3, 3],
    ]);
    expect(tie).toMatchObject({ leaderIds: ["o0", "o2"], margin: 0 });
    expect(
      standing([
        [3, 3],
        [3, 3 + 1e-9],
      ]).margin,
    ).toBe(0);
  });

  test("has no margin alone, nor while one that may win has no total", () => {
    expect(standing([[4, 2]])).toMatchObject({ leaderIds: ["o0"], margin: null });
    expect(standing([])).toEqual({ leaderIds: [], margin: null, points: [] });
    const missing = standing([
      [5, 5],
      [4, 4],
      [1, null],
    ]);
    expect(missing).toMatchObject({ leaderIds: ["o0"], margin: null });
    expect(missing.points[2]).toEqual({ optionId: "o2", points: null });
  });

  test("looks at those that may win alone", () => {
    const limited = { scale, minimums: [2, null] };
    const means = [
      [1, null],
      [3, 3],
      [2, 2],
    ];
    expect(standing(means, limited)).toMatchObject({ leaderIds: ["o1"], margin: 25 });
    expect(standing(means.slice(0, 2), limited)).toMatchObject({ leaderIds: ["o1"], margin: null });
  });

  test("is nobody without weights", () => {
    expect(standingOf(["o0"], [[3]], null, one)).toEqual({
      leaderIds: [],
      margin: null,
      points: [{ optionId: "o0", points: null }],
    });
  });
});

test("comparable weights are those of the criteria that every option has, brought to 1", () => {
  const means = [
    [3, null, 4],
    [3, 2, 4],
  ];
  expect(comparableWeights(means, [0.3, 0.6, 0.1])).toEqual([0.3 / 0.4, 0, 0.1 / 0.4]);
  expect(comparableWeights(means, [0, 1, 0])).toBeNull();
  expect(comparableWeights(means, [1e-9, 1, 0])).toBeNull();
  expect(comparableWeights(means, [1e-8, 1, 0])).toEqual([1, 0, 0]);
});

test("an option fails a minimum that it misses by more than 1e-9, and an empty cell fails none", () => {
  expect(failedMinimums([2, 2 - 1e-9, 2 - 2e-9, null, 1], [2, 2, 2, 2, null])).toEqual([2]);
  expect(mayWin([2, null], [2, 2])).toBe(true);
  expect(mayWin([3, 1], [null, 2])).toBe(false);
  expect(mayWin([1, 1], [null, null])).toBe(true);
});
