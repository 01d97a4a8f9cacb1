import fc from "fast-check";
import type { Answer, EvaluationInput } from "../evaluate";

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

/** Any evaluation: nobody there, nothing answered, no weights, all of it abstained. */
export const anyEvaluation = evaluations(anything, 0);
