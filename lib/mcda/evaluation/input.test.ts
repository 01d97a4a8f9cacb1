import { describe, expect, test } from "vitest";
import { two } from "../examples/small";
import { evaluationOf } from "../vectors/vector";
import { assertEvaluationInput, type EvaluationInput, type Measure } from "./input";

const input = evaluationOf([[[3], [5]]], [[100]]);
const [criterion = { id: "", name: "", theme: "" }] = input.criteria;
const expectTold = (changed: EvaluationInput) =>
  expect(() => {
    assertEvaluationInput(changed);
  });

describe("an input that checked ballots can produce", () => {
  test("is taken, up to the ends of the scale and without a single point", () => {
    for (const fine of [
      input,
      two(input),
      evaluationOf([[[1], [5]]], [[0]]),
      evaluationOf(
        [
          [["abstain"], ["not-applicable"]],
          [[null], [3.5]],
        ],
        [],
      ),
      { ...input, options: [], criteria: [], voters: [], answers: {}, weights: {} },
    ])
      expectTold(fine).not.toThrow();
  });

  test("has a scale with a width", () => {
    for (const [low, high] of [
      [5, 5],
      [5, 1],
      [Number.NaN, 5],
      [1, Number.NaN],
      [-Infinity, 5],
      [1, Infinity],
    ] as const)
      expectTold({ ...input, answers: {}, scale: { low, high } }).toThrow("The scale has no width.");
  });

  test("names nothing twice", () => {
    const twice = <T>(items: readonly T[]) => [...items, ...items];
    expectTold({ ...input, options: twice(input.options) }).toThrow("An id is used twice.");
    expectTold({ ...input, criteria: twice(input.criteria) }).toThrow("An id is used twice.");
    expectTold({ ...input, voters: twice(input.voters) }).toThrow("An id is used twice.");
  });

  test("hands out finite points, none below 0", () => {
    expectTold(evaluationOf([[[3]]], [[-1]])).toThrow("-1 is no number of points.");
    expectTold(evaluationOf([[[3]]], [[Infinity]])).toThrow("Infinity is no number of points.");
    expectTold(evaluationOf([[[3]]], [[Number.NaN]])).toThrow("NaN is no number of points.");
  });

  test("rates on the scale", () => {
    expectTold(evaluationOf([[[3]], [[0.9]]], [[1]])).toThrow("0.9 is not on the scale from 1 to 5.");
    expectTold(evaluationOf([[[3]], [[5.1]]], [[1]])).toThrow("5.1 is not on the scale from 1 to 5.");
    expectTold(evaluationOf([[[Number.NaN]]], [[1]])).toThrow("NaN is not on the scale from 1 to 5.");
  });
});

describe("what only version 2 knows", () => {
  const measuring = (measure: Measure) => ({ ...input, criteria: [{ ...criterion, measure }] });
  const line: Measure = { worst: 0, best: 1, values: { o0: 0.5, o1: null } };
  const limited = { ...input, criteria: [{ ...criterion, minimum: 2 }] };
  const weighing = (weight: number) => ({ ...input, voters: [{ id: "v0", weight }] });

  test("is refused in version 1, each part of it", () => {
    for (const one of [
      measuring(line),
      limited,
      weighing(1),
      { ...input, confidence: {} },
      { ...input, favourites: {} },
    ]) {
      expectTold(one).toThrow("Version 1 of the method knows none of this.");
      expectTold(two(one)).not.toThrow();
    }
  });

  test("weighs each role above 0 and up to a million", () => {
    for (const weight of [1e-9, 1e6]) expectTold(two(weighing(weight))).not.toThrow();
    for (const weight of [0, -1, 1e6 + 1, Number.NaN])
      expectTold(two(weighing(weight))).toThrow("A role counts above 0.");
    expectTold(
      two({
        ...input,
        voters: [
          { id: "v0", weight: 1 },
          { id: "v1", weight: 0 },
        ],
      }),
    ).toThrow("A role counts above 0.");
  });

  test("has finite minimums", () => {
    for (const minimum of [Number.NaN, Infinity])
      expectTold(two({ ...input, criteria: [{ ...criterion, minimum }] })).toThrow("A minimum is a number.");
  });

  test("measures on a finite line with a width", () => {
    for (const wrong of [
      { ...line, worst: Number.NaN },
      { ...line, best: Infinity },
      { ...line, worst: -1e308, best: 1e308 },
      { ...line, values: { o0: 1, o1: Infinity } },
    ])
      expectTold(two(measuring(wrong))).toThrow("A measure is a number.");
    expectTold(two(measuring({ ...line, best: 0 }))).toThrow("The line of a measure has no width.");
    expectTold(two(measuring({ worst: 9, best: 1, values: {} }))).not.toThrow();
  });

  test("names each favourite once", () => {
    expectTold(two({ ...input, favourites: { v0: ["o0", "o1"], v1: ["o0"] } })).not.toThrow();
    expectTold(two({ ...input, favourites: { v1: ["o0"], v0: ["o0", "o1", "o0"] } })).toThrow(
      "A favourite is named twice.",
    );
  });
});
