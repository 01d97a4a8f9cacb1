import fc from "fast-check";
import { expect, test } from "vitest";
import { at, sum } from "../numeric";
import {
  consistency,
  geometricConsistencyIndex,
  judgementsOf,
  orderViolations,
  worstJudgement,
} from "../weights/pairwise/consistency";
import { aggregateJudgements, aggregatePriorities } from "../weights/pairwise/group";
import { nearestStep, weighJudgements } from "../weights/pairwise/judgements";
import { leastSquaresPriorities } from "../weights/pairwise/least-squares";
import {
  matrixFromPriorities,
  matrixFromRows,
  matrixFromUpper,
  type ComparisonMatrix,
} from "../weights/pairwise/matrix";
import { eigenvectorPriorities, geometricMeanPriorities } from "../weights/pairwise/priorities";
import "./arbitrary";

const step = fc.integer({ min: 1, max: 9 }).chain((value) => fc.constantFrom(value, 1 / value));

function matrixOf(size: number): fc.Arbitrary<ComparisonMatrix> {
  const pairs = (size * (size - 1)) / 2;
  return fc.array(step, { minLength: pairs, maxLength: pairs }).map((upper) => matrixFromUpper(upper).value ?? []);
}

const matrix = fc.integer({ min: 1, max: 7 }).chain(matrixOf);
const priorities = fc
  .array(fc.integer({ min: 10, max: 90 }), { minLength: 1, maxLength: 9 })
  .map((points) => points.map((value) => value / sum(points)));

function expectClose(actual: readonly number[], wanted: readonly number[], digits = 9): void {
  expect(actual).toHaveLength(wanted.length);
  for (const [index, value] of actual.entries()) expect(value).toBeCloseTo(at(wanted, index), digits);
}

test("a consistent matrix gives its weights back, whichever way, without any inconsistency", () => {
  fc.assert(
    fc.property(priorities, (weights) => {
      const found = matrixFromPriorities(weights).value ?? [];
      const eigenvector = eigenvectorPriorities(found).value;
      expectClose(geometricMeanPriorities(found), weights);
      expectClose(eigenvector?.priorities ?? [], weights);
      expect(eigenvector?.eigenvalue).toBeCloseTo(weights.length, 9);
      expect(consistency(weights.length, eigenvector?.eigenvalue ?? NaN).value?.ratio).toBeCloseTo(0, 9);
      expect(geometricConsistencyIndex(found, weights)).toBeCloseTo(0, 9);
      const live = weighJudgements(weights.length, judgementsOf(found)).value;
      expectClose(live?.weights ?? [], weights);
      expect(live).toMatchObject({ worstPair: null, orderViolations: [], isConsistent: true, missing: 0 });
    }),
  );
});

test("priorities are positive, sum to 1, and λ is never below n", () => {
  fc.assert(
    fc.property(matrix, (found) => {
      const eigenvector = eigenvectorPriorities(found).value;
      expect(eigenvector?.eigenvalue).toBeGreaterThanOrEqual(found.length - 1e-9);
      for (const weights of [geometricMeanPriorities(found), eigenvector?.priorities ?? []]) {
        expect(weights.every((weight) => weight > 0)).toBe(true);
        expect(sum(weights)).toBeCloseTo(1, 12);
      }
    }),
  );
});

test("the eigenvector is what the matrix only stretches", () => {
  fc.assert(
    fc.property(matrix, (found) => {
      const { priorities: weights, eigenvalue } = eigenvectorPriorities(found).value ?? {
        priorities: [],
        eigenvalue: 0,
      };
      const image = found.map((row) => sum(row.map((ratio, column) => ratio * at(weights, column))));
      expectClose(
        image,
        weights.map((weight) => eigenvalue * weight),
        8,
      );
    }),
  );
});

test("with every pair judged the live weights are the row geometric means, and the worst pair is the same", () => {
  fc.assert(
    fc.property(matrix, (found) => {
      const live = weighJudgements(found.length, judgementsOf(found)).value;
      const weights = geometricMeanPriorities(found);
      expectClose(live?.weights ?? [], weights);
      const eigenvalue = eigenvectorPriorities(found).value?.eigenvalue ?? NaN;
      expect(live?.consistencyRatio.value).toBeCloseTo(consistency(found.length, eigenvalue).value?.ratio ?? NaN, 9);
      expect(live?.orderViolations).toEqual(orderViolations(judgementsOf(found), weights));
      expect(live?.worstPair === null).toBe(worstJudgement(judgementsOf(found), weights) === null);
    }),
  );
});

test("it does not matter in which order pairs are judged, nor in which direction", () => {
  fc.assert(
    fc.property(matrixOf(5), fc.infiniteStream(fc.boolean()), (found, turned) => {
      const judgements = judgementsOf(found);
      const other = judgements
        .map(({ first, second, ratio }) =>
          turned.next().value ? { first: second, second: first, ratio: 1 / ratio } : { first, second, ratio },
        )
        .reverse();
      const [one, two] = [weighJudgements(5, judgements).value, weighJudgements(5, other).value];
      expectClose(one?.weights ?? [], two?.weights ?? []);
      expect(one?.consistencyRatio.value).toBeCloseTo(two?.consistencyRatio.value ?? NaN, 9);
      expect(one?.orderViolations).toHaveLength(two?.orderViolations.length ?? NaN);
    }),
  );
});

test("answering the worst pair as the others imply leaves it in agreement with them", () => {
  fc.assert(
    fc.property(matrixOf(5), fc.integer({ min: 0, max: 3 }), (found, unanswered) => {
      const judgements = judgementsOf(found).slice(unanswered);
      const worst = weighJudgements(5, judgements).value?.worstPair ?? null;
      if (worst === null) return;
      const answered = judgements.map((judgement) =>
        judgement.first === worst.first && judgement.second === worst.second
          ? { ...judgement, ratio: worst.implied }
          : judgement,
      );
      const weights = leastSquaresPriorities(5, answered).value ?? [];
      expect(Math.log(worst.implied * (at(weights, worst.second) / at(weights, worst.first)))).toBeCloseTo(0, 9);
    }),
  );
});

test("least squares are the weights whose ratios lie nearest to the judgements, by any small step away", () => {
  fc.assert(
    fc.property(
      matrixOf(4),
      fc.integer({ min: 0, max: 2 }),
      fc.integer({ min: 0, max: 3 }),
      (found, unanswered, element) => {
        const judgements = judgementsOf(found).slice(unanswered);
        const weights = leastSquaresPriorities(4, judgements).value ?? [];
        const error = (logarithms: readonly number[]) =>
          sum(
            judgements.map(
              ({ first, second, ratio }) => (Math.log(ratio) - at(logarithms, first) + at(logarithms, second)) ** 2,
            ),
          );
        const best = weights.map(Math.log);
        for (const away of [-0.01, 0.01]) {
          const other = best.map((value, index) => (index === element ? value + away : value));
          expect(error(best)).toBeLessThanOrEqual(error(other) + 1e-12);
        }
      },
    ),
  );
});

test("averaging judgements and averaging priorities agree for the geometric mean, whoever counts how much", () => {
  const group = fc
    .integer({ min: 2, max: 5 })
    .chain((size) =>
      fc.array(fc.tuple(matrixOf(size), fc.integer({ min: 1, max: 10 })), { minLength: 1, maxLength: 6 }),
    );
  fc.assert(
    fc.property(group, (voters) => {
      const matrices = voters.map(([found]) => found);
      const shares = voters.map(([, share]) => share);
      const judged = aggregateJudgements(matrices, shares).value ?? [];
      const averaged = aggregatePriorities(matrices.map(geometricMeanPriorities), "geometric", shares).value ?? [];
      expectClose(geometricMeanPriorities(judged), averaged);
      expect(matrixFromRows(judged).value).toEqual(judged);
      const arithmetic = aggregatePriorities(matrices.map(geometricMeanPriorities), "arithmetic", shares).value ?? [];
      expect(sum(arithmetic)).toBeCloseTo(1, 12);
    }),
  );
});

test("a group of one mind keeps it, and the order of voters does not matter", () => {
  fc.assert(
    fc.property(fc.array(matrixOf(4), { minLength: 1, maxLength: 5 }), (matrices) => {
      const alike = matrices.map(() => at(matrices, 0));
      expectClose((aggregateJudgements(alike).value ?? []).flat(), at(matrices, 0).flat());
      const forward = aggregateJudgements(matrices).value ?? [];
      expectClose(forward.flat(), (aggregateJudgements([...matrices].reverse()).value ?? []).flat());
    }),
  );
});

test("no step of the scale is nearer to a ratio than the suggested one", () => {
  const steps = [1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((value) => [value, 1 / value]);
  const distance = (one: number, other: number) => Math.abs(Math.log(one / other));
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), (ratio) => {
      const suggested = nearestStep(ratio);
      const nearest = Math.min(...steps.map((value) => distance(value, ratio)));
      expect(distance(suggested, ratio)).toBeLessThanOrEqual(nearest + 1e-9);
      expect(steps.some((value) => Math.abs(value - suggested) < 1e-12)).toBe(true);
    }),
  );
});
