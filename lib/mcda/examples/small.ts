import type { EvaluationInput, EvaluationInputTwo } from "../evaluate";
import { evaluationOf } from "../vectors/vector";

/** The same evaluation in version 2 of the method. */
export function two(input: EvaluationInput): EvaluationInputTwo {
  return { ...input, version: 2 };
}

/** In version 2 with a minimum on its first criterion. */
export function withMinimum(input: EvaluationInput, minimum: number): EvaluationInputTwo {
  const [first, ...rest] = input.criteria;
  return two({ ...input, criteria: first === undefined ? [] : [{ ...first, minimum }, ...rest] });
}

/** The same ballot (options × criteria) by so many people, and one allocation of points. */
export function unanimous(
  voters: number,
  ballot: readonly (readonly (number | null)[])[],
  points: readonly number[],
): EvaluationInput {
  return evaluationOf(
    Array.from({ length: voters }, () => ballot),
    [points],
  );
}
