import { expect } from "vitest";
import { z } from "zod";
import type { Answer, EvaluationInput } from "../evaluate";

/** One worked example: inputs, the expected numbers and how far off they may be. */
export const vector = z.object({
  id: z.string(),
  method: z.string(),
  source: z.string(),
  inputs: z.record(z.string(), z.unknown()),
  expected: z.record(z.string(), z.unknown()),
  tolerance: z.number(),
});

export type Vector = z.infer<typeof vector>;

const score = z.number().nullable();
export const numbers = z.array(z.number());
export const scores = z.array(score);
export const matrix = z.array(numbers);
export const gappyMatrix = z.array(scores);
export const votes = z.array(gappyMatrix);

/**
 * Fails unless every number of `actual` is within the vector's tolerance of the expected one, null where null is
 * expected.
 */
export function expectNear(actual: unknown, expected: unknown, tolerance: number): void {
  expect(expected, "the worked example names this figure").toBeDefined();
  if (Array.isArray(expected)) {
    const found = z.array(z.unknown()).parse(actual);
    expect(found).toHaveLength(expected.length);
    for (const [index, value] of expected.entries()) expectNear(found[index], value, tolerance);
  } else if (typeof expected === "number") {
    expect(Math.abs(z.number().parse(actual) - expected)).toBeLessThanOrEqual(tolerance + 1e-15);
  } else {
    expect(actual).toEqual(expected);
  }
}

/**
 * An evaluation of answers (voters × options × criteria) with ids o0…, c0…, v0…; points per voter, or one allocation
 * for all.
 */
export function evaluationOf(
  allVotes: readonly (readonly (readonly Answer[])[])[],
  allocations: readonly (readonly number[])[],
  scale = { low: 1, high: 5 },
): EvaluationInput {
  const options = (allVotes[0] ?? []).map((_, index) => ({ id: `o${index}`, name: `Option ${index}` }));
  const criteria = (allVotes[0]?.[0] ?? []).map((_, index) => ({
    id: `c${index}`,
    name: `Criterion ${index}`,
    theme: "",
  }));
  const person = (index: number) => (allocations.length === allVotes.length ? `v${index}` : `steward${index}`);
  return {
    scale,
    options,
    criteria,
    voters: allVotes.map((_, index) => ({ id: `v${index}` })),
    weights: Object.fromEntries(
      allocations.map((points, index) => [
        person(index),
        Object.fromEntries(points.map((value, k) => [`c${k}`, value])),
      ]),
    ),
    answers: Object.fromEntries(
      allVotes.map((rows, index) => [
        `v${index}`,
        Object.fromEntries(
          criteria.map(({ id }, k) => [id, Object.fromEntries(rows.map((row, i) => [`o${i}`, row[k] ?? null]))]),
        ),
      ]),
    ),
  };
}
