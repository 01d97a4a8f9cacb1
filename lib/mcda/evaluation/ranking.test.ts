import { describe, expect, test } from "vitest";
import { evaluate, type Answer } from "../evaluate";
import { two } from "../examples/small";
import { evaluationOf } from "../vectors/vector";

/** A ballot (options × criteria) by one person, with themes t0, t1, t0 … */
const evaluation = (ballot: readonly (readonly Answer[])[], points: readonly number[]) => {
  const input = evaluationOf([ballot], points.length === 0 ? [] : [points]);
  const criteria = input.criteria.map((criterion, k) => ({ ...criterion, theme: `t${k % 2}` }));
  return { ...input, criteria };
};
const optionOf = (result: ReturnType<typeof evaluate>, id: string) =>
  result.ranking.find(({ optionId }) => optionId === id);

const close = (value: number): unknown => expect.closeTo(value, 9);

describe("a ranked option", () => {
  test("says where its points come from, by criterion and by theme", () => {
    const result = evaluate(
      evaluation(
        [
          [3, 5, 1],
          [5, 1, 4],
        ],
        [50, 25, 25],
      ),
    );
    expect(result.ranking).toEqual([
      {
        optionId: "o1",
        rank: 1,
        points: 68.75,
        total: 3.75,
        contributions: [
          { criterionId: "c0", points: 50 },
          { criterionId: "c1", points: 0 },
          { criterionId: "c2", points: 18.75 },
        ],
        themes: [
          { theme: "t0", points: 68.75 },
          { theme: "t1", points: 0 },
        ],
        interval: null,
        comparablePoints: 68.75,
      },
      {
        optionId: "o0",
        rank: 2,
        points: 50,
        total: 3,
        contributions: [
          { criterionId: "c0", points: 25 },
          { criterionId: "c1", points: 25 },
          { criterionId: "c2", points: 0 },
        ],
        themes: [
          { theme: "t0", points: 25 },
          { theme: "t1", points: 25 },
        ],
        interval: null,
        comparablePoints: 50,
      },
    ]);
  });

  test("has an interval while a cell is empty, and points over what every option has", () => {
    const result = evaluate(
      evaluation(
        [
          [3, null],
          [5, 2],
        ],
        [60, 40],
      ),
    );
    expect(optionOf(result, "o0")).toMatchObject({
      rank: null,
      points: null,
      total: null,
      contributions: [
        { criterionId: "c0", points: 30 },
        { criterionId: "c1", points: null },
      ],
      themes: [
        { theme: "t0", points: 30 },
        { theme: "t1", points: 0 },
      ],
      interval: { low: close(30), high: close(70) },
      comparablePoints: 50,
    });
    expect(optionOf(result, "o1")).toMatchObject({ points: 70, interval: null, comparablePoints: 100 });
  });

  test("gets nothing from an empty cell without weight, and is not open for it", () => {
    const result = evaluate(
      evaluation(
        [
          [3, null],
          [5, 2],
        ],
        [100, 0],
      ),
    );
    expect(optionOf(result, "o0")).toMatchObject({
      rank: 2,
      points: 50,
      contributions: [{ points: 50 }, { points: 0 }],
      interval: null,
    });
  });

  test("has no comparable points where no criterion is answered for all", () => {
    const result = evaluate(
      evaluation(
        [
          [3, null],
          [null, 2],
        ],
        [50, 50],
      ),
    );
    expect(result.ranking.map(({ comparablePoints }) => comparablePoints)).toEqual([null, null]);
  });

  test("has neither rank nor points without weights, in the order given", () => {
    const result = evaluate(
      evaluation(
        [
          [3, 4],
          [5, 5],
        ],
        [],
      ),
    );
    expect(result.ranking).toEqual(
      ["o0", "o1"].map((optionId) => ({
        optionId,
        rank: null,
        points: null,
        total: null,
        contributions: [
          { criterionId: "c0", points: null },
          { criterionId: "c1", points: null },
        ],
        themes: [
          { theme: "t0", points: 0 },
          { theme: "t1", points: 0 },
        ],
        interval: null,
        comparablePoints: null,
      })),
    );
  });
});

describe("the order of options", () => {
  const orderOf = (ballot: readonly (readonly Answer[])[], minimum?: number) => {
    const input = evaluation(ballot, [50, 50]);
    const criteria = input.criteria.map((one, k) => (k === 0 && minimum !== undefined ? { ...one, minimum } : one));
    return evaluate(two({ ...input, criteria })).ranking.map(({ optionId }) => optionId);
  };

  test("goes by points, and what ties stays in the order given", () => {
    expect(
      orderOf([
        [2, 2],
        [4, 1],
        [5, 5],
        [1, 4],
      ]),
    ).toEqual(["o2", "o1", "o3", "o0"]);
  });

  test("goes by the middle of what an option can still get", () => {
    // 1 to 3, 2.5, 3 to 5, and 1.5.
    expect(
      orderOf([
        [1, null],
        [2, 3],
        [5, null],
        [1, 2],
      ]),
    ).toEqual(["o2", "o1", "o0", "o3"]);
  });

  test("puts those that may not win last, by points among themselves", () => {
    expect(
      orderOf(
        [
          [1, 4],
          [2, 1],
          [1, 5],
          [3, 1],
        ],
        2,
      ),
    ).toEqual(["o3", "o1", "o2", "o0"]);
  });
});
