import fc from "fast-check";
import type { Answer, EvaluationInput, EvaluationInputTwo } from "../evaluate";
import type { Confidence } from "../evaluation/input";

// A fixed seed makes a failure the same for everybody; raise numRuns to search further.
fc.configureGlobal({ seed: 1997, numRuns: 300 });

/** Ratings, options × criteria, with weights that sum to 1; every cell filled. */
export const weightedMatrix = fc
  .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 6 }))
  .chain(([options, criteria]) =>
    fc.record({
      means: fc.array(fc.array(fc.double({ min: 1, max: 5, noNaN: true }), exactly(criteria)), exactly(options)),
      points: fc.array(fc.integer({ min: 1, max: 100 }), exactly(criteria)),
    }),
  )
  .map(({ means, points }) => {
    const all = points.reduce((a, b) => a + b, 0);
    return { means, weights: points.map((value) => value / all) };
  });

const rating: fc.Arbitrary<Answer> = fc.integer({ min: 1, max: 5 });
const anything: fc.Arbitrary<Answer> = fc.oneof(
  { weight: 6, arbitrary: rating },
  { weight: 1, arbitrary: fc.constantFrom<Answer>("abstain", "not-applicable", null) },
);

function exactly(length: number): { minLength: number; maxLength: number } {
  return { minLength: length, maxLength: length };
}

function evaluations(answer: fc.Arbitrary<Answer>, least: number): fc.Arbitrary<EvaluationInput> {
  return fc
    .record({
      options: fc.integer({ min: least, max: 4 }),
      criteria: fc.integer({ min: least, max: 5 }),
      voters: fc.integer({ min: least, max: 5 }),
    })
    .chain(({ options, criteria, voters }) =>
      fc
        .record({
          scores: fc.array(fc.array(fc.array(answer, exactly(options)), exactly(criteria)), exactly(voters)),
          points: fc.array(fc.array(fc.integer({ min: least, max: 60 }), exactly(criteria)), {
            minLength: least,
            maxLength: voters,
          }),
        })
        .map(({ scores, points }) => ({
          scale: { low: 1, high: 5 },
          options: names("o", options),
          criteria: names("c", criteria).map((criterion, k) => ({ ...criterion, theme: `t${k % 2}` })),
          voters: names("v", voters),
          weights: Object.fromEntries(points.map((row, v) => [`v${v}`, keyed("c", row)])),
          answers: Object.fromEntries(
            scores.map((rows, v) => [
              `v${v}`,
              keyed(
                "c",
                rows.map((row) => keyed("o", row)),
              ),
            ]),
          ),
        })),
    );
}

function names(prefix: string, count: number): { id: string; name: string }[] {
  return Array.from({ length: count }, (_, index) => ({ id: `${prefix}${index}`, name: `${prefix}${index}` }));
}

function keyed<T>(prefix: string, values: readonly T[]): Record<string, T> {
  return Object.fromEntries(values.map((value, index) => [`${prefix}${index}`, value]));
}

/** Evaluations in which every cell has a rating and somebody gave weights. */
export const completeEvaluation = evaluations(rating, 1);

const confidence = fc.constantFrom<Confidence>("low", "medium", "high");
const minimum = fc.option(fc.constantFrom(2, 3), { nil: undefined });
const measure = fc.option(fc.array(fc.option(fc.integer({ min: -5, max: 25 })), exactly(4)), { nil: undefined });

/** An evaluation in version 2, with all that only this version knows, here and there. */
function inVersionTwo(evaluation: fc.Arbitrary<EvaluationInput>): fc.Arbitrary<EvaluationInputTwo> {
  return fc
    .record({
      input: evaluation,
      minimums: fc.array(minimum, exactly(5)),
      measures: fc.array(measure, exactly(5)),
      roles: fc.array(fc.integer({ min: 1, max: 10 }), exactly(5)),
      hasRoles: fc.boolean(),
      sure: confidence,
    })
    .map(({ input, minimums, measures, roles, hasRoles, sure }) => ({
      ...input,
      version: 2 as const,
      criteria: input.criteria.map((criterion, k) => ({
        ...criterion,
        ...(minimums[k] !== undefined && { minimum: minimums[k] }),
        ...(measures[k] !== undefined && { measure: { worst: 20, best: 0, values: keyed("o", measures[k]) } }),
      })),
      voters: input.voters.map((voter, v) => ({ ...voter, ...(hasRoles && { weight: roles[v] ?? 1 }) })),
      confidence: { v0: { c0: { o0: sure } } },
      favourites: Object.fromEntries(
        input.voters.map(({ id }, v) => [
          id,
          input.options.map((option) => option.id).sort((a, b) => (v % 2 === 0 ? 1 : -1) * (a < b ? -1 : 1)),
        ]),
      ),
    }));
}

/** Any evaluation: nobody there, nothing answered, no weights, all of it abstained. */
export const anyEvaluation = evaluations(anything, 0);

/** Both of them in version 2. */
export const completeEvaluationTwo = inVersionTwo(completeEvaluation);
export const anyEvaluationTwo = inVersionTwo(anyEvaluation);
