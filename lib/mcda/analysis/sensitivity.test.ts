import { describe, expect, test } from "vitest";
import { evaluate } from "../evaluate";
import { unanimous, withMinimum } from "../examples/small";
import { storyInput } from "../examples/story";
import { at } from "../numeric";
import { evaluationOf } from "../vectors/vector";
import { analyse } from "./analyse";

const quick = { draws: 50, resamples: 50 };
const story = analyse({ ...storyInput("round2"), version: 2 }, quick);

describe("the tornado", () => {
  test("shows leader and challenger as each weight goes, with the flip, the longest bar first", () => {
    expect(story.tornado).toHaveLength(14);
    const ranges = story.tornado.map(({ range }) => range);
    for (const [bar, range] of ranges.slice(1).entries()) expect(range).toBeLessThanOrEqual(at(ranges, bar) + 1e-9);
    const flexibility = story.tornado.find(({ criterionId }) => criterionId === "flexibility");
    expect(flexibility).toMatchObject({ leader: { optionId: "django" }, challenger: { optionId: "hybrid" } });
    expect(flexibility?.flip?.delta).toBeCloseTo(2.9677, 4);
    expect(flexibility?.weightNow).toBeCloseTo(0.08, 9);
    for (const { criterionId, leader, challenger, range } of story.tornado) {
      expect(leader.now - challenger.now).toBeCloseTo(story.result.margin ?? NaN, 9);
      const without = story.result.leaveOneCriterionOut.find(({ id }) => id === criterionId);
      const points = (id: string) => without?.points.find(({ optionId }) => optionId === id)?.points ?? NaN;
      expect(leader.without).toBeCloseTo(points("django"), 9);
      expect(challenger.without).toBeCloseTo(points("hybrid"), 9);
      expect(range).toBeCloseTo(Math.abs(leader.now - challenger.now - leader.without + challenger.without), 9);
      const cell = story.result.cells.find((one) => one.optionId === "django" && one.criterionId === criterionId);
      expect(leader.alone).toBeCloseTo(25 * ((cell?.mean ?? NaN) - 1), 9);
    }
  });

  test("is empty while nobody leads alone, and looks at who may win", () => {
    expect(analyse(unanimous(2, [[3], [3]], [100]), quick)).toMatchObject({
      tornado: [],
      scoreSwaps: [],
      jointChange: null,
    });
    expect(analyse(unanimous(2, [[3]], [100]), quick).tornado).toEqual([]);
    expect(analyse(evaluationOf([[[3], [4]]], []), quick).tornado).toEqual([]);
    const out = analyse(
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
      quick,
    );
    expect(out.tornado.map(({ leader, challenger }) => [leader.optionId, challenger.optionId])).toEqual([
      ["o1", "o2"],
      ["o1", "o2"],
    ]);
    expect(new Set(out.scoreSwaps.map(({ optionId }) => optionId))).toEqual(new Set(["o1", "o2"]));
    expect(out.influence.map(({ change }) => change)).toEqual([0, 0]);
  });
});

test("moving one cell by its swap makes a tie at the top", () => {
  const input = unanimous(
    2,
    [
      [4, 3, 5],
      [3, 4, 2],
      [2, 3, 3],
    ],
    [50, 30, 20],
  );
  const found = analyse(input, quick).scoreSwaps;
  expect(found).toHaveLength(9);
  for (const { optionId, criterionId, change, isReachable } of found) {
    const [option, criterion] = [Number(optionId.slice(1)), Number(criterionId.slice(1))];
    const ballot = [
      [4, 3, 5],
      [3, 4, 2],
      [2, 3, 3],
    ].map((row, i) => row.map((score, k) => score + (i === option && k === criterion ? (change ?? NaN) : 0)));
    const then = at(at(ballot, option), criterion);
    expect(isReachable).toBe(then >= 1 && then <= 5);
    if (!isReachable) continue;
    const moved = evaluate(unanimous(2, ballot, [50, 30, 20]));
    expect(moved.leaderIds).toContain(optionId);
    expect(moved.margin).toBeCloseTo(0, 6);
  }
});

test("a criterion without weight cannot make a tie by any score", () => {
  const found = analyse(
    unanimous(
      2,
      [
        [4, 3],
        [3, 4],
      ],
      [100, 0],
    ),
    quick,
  ).scoreSwaps;
  expect(
    found.filter(({ criterionId }) => criterionId === "c1").map(({ change, isReachable }) => [change, isReachable]),
  ).toEqual([
    [null, false],
    [null, false],
  ]);
  expect(found[0]).toEqual({ optionId: "o0", criterionId: "c0", change: -1, isReachable: true });
});

test("at the nearest joint change of all weights the two are level", () => {
  const { jointChange, result } = story;
  const weights = jointChange?.newWeights ?? [];
  const pointsOf = (id: string) =>
    result.cells
      .filter(({ optionId }) => optionId === id)
      .reduce((all, { mean }, k) => all + at(weights, k) * (mean ?? NaN), 0);
  expect(pointsOf("django")).toBeCloseTo(pointsOf(jointChange?.challengerId ?? ""), 9);
  expect(jointChange).toMatchObject(result.jointChange ?? {});
});

test("who is pivotal stands first, and the change is that of the lead without them", () => {
  const [first, ...others] = story.influence;
  expect(first).toMatchObject({ voterId: "voter-4", isPivotal: true });
  expect(first?.change).toBeLessThan(-(story.result.margin ?? NaN));
  expect(others.every(({ isPivotal }) => !isPivotal)).toBe(true);
  for (const { voterId, change } of story.influence) {
    const { points } = story.result.leaveOneVoterOut.find(({ id }) => id === voterId) ?? { points: [] };
    const of = (id: string) => points.find(({ optionId }) => optionId === id)?.points ?? NaN;
    const best = Math.max(of("flask"), of("hybrid"));
    expect(change).toBeCloseTo(of("django") - best - (story.result.margin ?? NaN), 9);
  }
  const sizes = others.map(({ change }) => Math.abs(change ?? 0));
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  expect(
    analyse(
      evaluationOf(
        [
          [[5], [3]],
          [[5], [3]],
        ],
        [],
      ),
      quick,
    ).influence.map(({ change }) => change),
  ).toEqual([null, null]);
});
