import { describe, expect, test } from "vitest";
import { evaluate, type Answer, type EvaluationInput } from "../evaluate";
import type { Confidence } from "../evaluation/input";
import { countConfidence, relianceOn } from "./reliance";

type Given = readonly [Answer, Confidence?];

/** Two options A and B on criteria of weights 60 and 40: by voter and criterion what was given to A and to B. */
function inputOf(
  voters: Readonly<Record<string, readonly (readonly [Given, Given])[]>>,
  extra: Partial<EvaluationInput> = {},
): EvaluationInput {
  const cells = <T>(read: (given: Given) => T | undefined) =>
    Object.fromEntries(
      Object.entries(voters).map(([voter, rows]) => [
        voter,
        Object.fromEntries(
          rows.map(([a, b], criterion) => [
            `c${criterion + 1}`,
            Object.fromEntries(
              [["A", read(a)] as const, ["B", read(b)] as const].flatMap(([id, value]) =>
                value === undefined ? [] : [[id, value] as const],
              ),
            ),
          ]),
        ),
      ]),
    );
  return {
    version: 2,
    scale: { low: 1, high: 5 },
    options: ["A", "B"].map((id) => ({ id, name: id })),
    criteria: ["c1", "c2"].map((id) => ({ id, name: id, theme: "" })),
    voters: Object.keys(voters).map((id) => ({ id })),
    weights: { x: { c1: 60, c2: 40 } },
    answers: cells(([answer]) => answer),
    confidence: cells(([, confidence]) => confidence),
    ...extra,
  };
}

const unsure = inputOf({
  x: [
    [
      [5, "low"],
      [2, "high"],
    ],
    [[3, "medium"], [4]],
  ],
  y: [
    [
      [1, "high"],
      [2, "high"],
    ],
    [["abstain"], [4, "low"]],
  ],
});

describe("relianceOn", () => {
  test("counts per cell and over all, and what was not scored is not counted", () => {
    expect(relianceOn(unsure)).toMatchObject({ low: 2, medium: 1, high: 3, unsaid: 1 });
    expect(relianceOn(unsure)?.cells).toEqual([
      { optionId: "A", criterionId: "c1", low: 1, medium: 0, high: 1, unsaid: 0, lowShare: 0.5 },
      { optionId: "A", criterionId: "c2", low: 0, medium: 1, high: 0, unsaid: 0, lowShare: 0 },
      { optionId: "B", criterionId: "c1", low: 0, medium: 0, high: 2, unsaid: 0, lowShare: 0 },
      { optionId: "B", criterionId: "c2", low: 1, medium: 0, high: 0, unsaid: 1, lowShare: 0.5 },
    ]);
  });

  test("weighs each cell by its criterion: (0.6 × 0.5 + 0.4 × 0.5) / 2", () => {
    expect(relianceOn(unsure)?.lowShareByWeight).toBeCloseTo(0.25, 12);
    expect(relianceOn({ ...unsure, weights: {} })?.lowShareByWeight).toBeNull();
  });

  test("finds that another option leads without the guesses, as if their authors had abstained", () => {
    // With all: A 0.6 × 3 + 0.4 × 3 = 3.0 and B 0.6 × 2 + 0.4 × 4 = 2.8. Without: A 0.6 + 1.2 = 1.8, B 2.8, 25 points apart.
    expect(evaluate(unsure).leaderIds).toEqual(["A"]);
    const without = relianceOn(unsure)?.withoutLow;
    expect(without).toMatchObject({ leaderIds: ["B"], emptied: 0 });
    expect(without?.margin).toBeCloseTo(25, 9);
  });

  test("an emptied cell is an interval: nobody leads where it could turn the ranking, and who leads anyway does", () => {
    const alone = (a: number, b: number) =>
      relianceOn(
        inputOf({
          x: [
            [
              [a, "high"],
              [b, "high"],
            ],
            [
              [3, "low"],
              [3, "high"],
            ],
          ],
        }),
      )?.withoutLow;
    const points = (other: unknown) => [
      { optionId: "A", points: null },
      { optionId: "B", points: other },
    ];
    expect(alone(3, 3)).toEqual({ leaderIds: [], margin: null, points: points(50), emptied: 1 });
    expect(alone(5, 1)).toEqual({
      leaderIds: ["A"],
      margin: null,
      points: points(expect.closeTo(20, 9)),
      emptied: 1,
    });
  });

  test("a criterion whose only scores were guesses still applies, so that its weight stays", () => {
    const input = inputOf({
      x: [
        [
          [4, "high"],
          [2, "high"],
        ],
        [
          [1, "low"],
          [1, "low"],
        ],
      ],
      y: [
        [
          [4, "high"],
          [2, "high"],
        ],
        [["not-applicable"], ["not-applicable"]],
      ],
    });
    expect(relianceOn(input)?.withoutLow).toMatchObject({ leaderIds: [], emptied: 2 });
  });

  test("role weights count in the shares, and measured criteria are nobody's guess", () => {
    const weighted = {
      ...unsure,
      voters: [
        { id: "x", weight: 1 },
        { id: "y", weight: 1 },
        { id: "z", weight: 2 },
      ],
      answers: { ...unsure.answers, z: { c1: { A: 1, B: 2 }, c2: { A: 3, B: 4 } } },
      criteria: [
        { id: "c1", name: "c1", theme: "" },
        { id: "c2", name: "c2", theme: "", measure: { worst: 1, best: 5, values: { A: 3, B: 4 } } },
      ],
    } satisfies EvaluationInput;
    const reliance = relianceOn(weighted);
    expect(reliance?.cells.map(({ criterionId }) => criterionId)).toEqual(["c1", "c1"]);
    expect(reliance).toMatchObject({ low: 1, unsaid: 2 });
    // The cap of max(1/3, 1/3) makes all three count alike.
    expect(reliance?.cells[0]?.lowShare).toBeCloseTo(1 / 3, 9);
    expect(reliance?.lowShareByWeight).toBeCloseTo((0.6 * (1 / 3)) / 2, 9);
  });

  test("says nothing where nobody said how sure they were, and asks nothing where nobody guessed", () => {
    expect(relianceOn({ ...unsure, confidence: undefined })).toBeNull();
    expect(relianceOn({ ...unsure, confidence: {} })).toBeNull();
    expect(relianceOn({ ...unsure, confidence: { x: { c1: { A: "high" } } } })).toMatchObject({
      low: 0,
      high: 1,
      unsaid: 6,
      lowShareByWeight: 0,
      withoutLow: null,
    });
  });

  test("an empty cell has no share, and an input that no ballot can produce is refused", () => {
    const empty = inputOf({
      x: [
        [[5, "low"], ["abstain"]],
        [
          [3, "high"],
          [3, "high"],
        ],
      ],
    });
    expect(relianceOn(empty)?.cells.map(({ lowShare }) => lowShare)).toEqual([1, 0, null, 0]);
    expect(relianceOn(empty)?.lowShareByWeight).toBeCloseTo(0.3, 12);
    expect(() => relianceOn({ ...unsure, scale: { low: 5, high: 1 } })).toThrow(RangeError);
  });
});

test("countConfidence counts each word once", () => {
  expect(countConfidence(["low", "high", null, "low", "medium"])).toEqual({ low: 2, medium: 1, high: 1, unsaid: 1 });
  expect(countConfidence([])).toEqual({ low: 0, medium: 0, high: 0, unsaid: 0 });
});
