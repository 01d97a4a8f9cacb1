import { describe, expect, test } from "vitest";
import { evaluate, type Answer } from "../evaluate";
import { two } from "../examples/small";
import { evaluationOf } from "../vectors/vector";

const close = (value: number): unknown => expect.closeTo(value, 9);
type Ballot = readonly (readonly Answer[])[];

describe("one voter's own result", () => {
  test("uses their own weights, or the group's where they gave none", () => {
    const ballots: Ballot[] = [
      [
        [5, 1],
        [2, 3],
      ],
      [
        [5, 1],
        [2, 3],
      ],
    ];
    const input = evaluationOf(ballots, [
      [75, 25],
      [0, 0],
    ]);
    const { individual } = evaluate({ ...input, weights: { ...input.weights, steward: { c1: 100 } } });
    // The group has .375 and .625.
    expect(individual).toEqual([
      {
        voterId: "v0",
        hasOwnWeights: true,
        points: [
          { optionId: "o0", points: 75 },
          { optionId: "o1", points: 31.25 },
        ],
        winnerIds: ["o0"],
      },
      {
        voterId: "v1",
        hasOwnWeights: false,
        points: [
          { optionId: "o0", points: 37.5 },
          { optionId: "o1", points: 40.625 },
        ],
        winnerIds: ["o1"],
      },
    ]);
  });

  test("is over the criteria they scored for every option, and nothing without one", () => {
    const { individual } = evaluate(
      evaluationOf(
        [
          [
            [5, null],
            [2, 3],
          ],
          [
            [null, 5],
            [2, null],
          ],
        ],
        [[10, 90]],
      ),
    );
    expect(individual.map(({ points }) => points.map((entry) => entry.points))).toEqual([
      [100, 25],
      [null, null],
    ]);
    expect(individual.map(({ winnerIds }) => winnerIds)).toEqual([["o0"], []]);
    const unweighted = evaluate(evaluationOf([[[5], [2]]], []));
    expect(unweighted.individual[0]).toMatchObject({ hasOwnWeights: false, winnerIds: [] });
  });
});

describe("the group's agreement", () => {
  const divided: Ballot[] = [
    [
      [1, 4, 3],
      [5, 2, 3],
    ],
    [
      [5, 4, 3],
      [5, 4, 3],
    ],
  ];

  test("counts the cells agreed, those that divide, and all that people score", () => {
    const { agreement } = evaluate(evaluationOf(divided, [[50, 25, 25]]));
    expect(agreement).toMatchObject({ agreedCells: 4, dividedCells: 2, cells: 6 });
    const single = evaluate(evaluationOf([[[5, null]]], [[50, 50]])).agreement;
    expect(single).toEqual({
      agreedCells: 0,
      dividedCells: 0,
      cells: 2,
      contested: [],
      kendallW: null,
      kendallVoters: 0,
      alphaInterval: null,
      alphaOrdinal: null,
    });
  });

  test("leaves out cells that are measured", () => {
    const input = evaluationOf(divided, [[50, 25, 25]]);
    const measure = { worst: 0, best: 1, values: { o0: 1, o1: 0 } };
    const criteria = input.criteria.map((criterion, k) => (k === 1 ? { ...criterion, measure } : criterion));
    const { agreement } = evaluate(two({ ...input, criteria }));
    expect(agreement).toMatchObject({ agreedCells: 3, dividedCells: 1, cells: 4 });
    expect(agreement.contested.map(({ criterionId }) => criterionId)).toEqual(["c0"]);
  });

  test("names contested cells by spread times weight, and by criterion where that ties", () => {
    const { contested } = evaluate(evaluationOf(divided, [[50, 25, 25]])).agreement;
    expect(contested).toEqual([
      { optionId: "o0", criterionId: "c0", spreadTimesWeight: close(Math.sqrt(8) * 50) },
      { optionId: "o1", criterionId: "c1", spreadTimesWeight: close(Math.SQRT2 * 25) },
    ]);
    const reversed = evaluate(evaluationOf(divided, [[20, 60, 20]])).agreement.contested;
    expect(reversed.map(({ criterionId }) => criterionId)).toEqual(["c1", "c0"]);
    // The same spread and weight: the first criterion first, although its option stands second.
    const tie = evaluate(
      evaluationOf(
        [
          [
            [3, 1],
            [1, 3],
          ],
          [
            [3, 4],
            [4, 3],
          ],
        ],
        [[50, 50]],
      ),
    ).agreement.contested;
    expect(tie.map(({ optionId, criterionId }) => [optionId, criterionId])).toEqual([
      ["o1", "c0"],
      ["o0", "c1"],
    ]);
  });

  test("takes criteria for equal in weight where nobody gave any", () => {
    const { contested } = evaluate(evaluationOf(divided, [])).agreement;
    expect(contested.map(({ spreadTimesWeight }) => spreadTimesWeight)).toEqual([
      close((Math.sqrt(8) * 100) / 3),
      close((Math.SQRT2 * 100) / 3),
    ]);
  });

  test("says how alike people rank, and how alike they rate", () => {
    const { agreement } = evaluate(
      evaluationOf(
        [
          [[5], [3], [1]],
          [[4], [3], [2]],
          [[4], [null], [2]],
        ],
        [[100]],
      ),
    );
    expect(agreement.kendallW).toBeCloseTo(1, 12);
    expect(agreement.kendallVoters).toBe(2);
    // Values 5 4 4, 3 3, 1 2 2 by cell; 8 in all: 7 · 2 over the ordered squared distances.
    const values = [5, 4, 4, 3, 3, 1, 2, 2];
    const expected = values.flatMap((a) => values.map((b) => (a - b) ** 2)).reduce((a, b) => a + b);
    expect(agreement.alphaInterval).toBeCloseTo(1 - (7 * (2 + 2)) / expected, 12);
    expect(agreement.alphaOrdinal).not.toBe(agreement.alphaInterval);
  });
});
