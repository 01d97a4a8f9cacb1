import { expect } from "vitest";
import { z } from "zod";
import { type Computed } from "../numeric";
import { multiplyLevels, synthesize } from "../weights/hierarchy";
import { consistency, type RandomIndexTable } from "../weights/pairwise/consistency";
import { aggregateJudgements, aggregatePriorities } from "../weights/pairwise/group";
import { weighJudgements } from "../weights/pairwise/judgements";
import {
  matrixFromPriorities,
  matrixFromRows,
  matrixFromUpper,
  type ComparisonMatrix,
} from "../weights/pairwise/matrix";
import { eigenvectorPriorities, geometricMeanPriorities } from "../weights/pairwise/priorities";
import { expectNear, matrix, numbers, type Vector } from "./vector";

const compared = z.object({
  elements: z.array(z.string()),
  comparisons: z.array(z.tuple([z.string(), z.string(), z.number()])),
});

/** Runs one worked example of pairwise comparison. */
export function expectPairwise({ id, method, inputs, expected, tolerance }: Vector): void {
  const near = (actual: unknown, wanted: unknown) => expectNear(actual, wanted, tolerance);
  switch (method) {
    case "ahp_eigenvector": {
      const found =
        inputs.matrix === undefined ? fromComparisons(inputs) : given(matrixFromRows(matrix.parse(inputs.matrix)));
      const { priorities, eigenvalue } = given(eigenvectorPriorities(found));
      near(priorities, expected.weights);
      const { index, ratio, isConsistent } = given(consistency(found.length, eigenvalue, tableOf(inputs)));
      near(ratio, expected.CR);
      if (expected.CR_donegan_dodd !== undefined)
        near(consistency(found.length, eigenvalue, "donegan-dodd-1991").value?.ratio, expected.CR_donegan_dodd);
      if (expected.lambda_max !== undefined) near(eigenvalue, expected.lambda_max);
      if (expected.CI !== undefined) near(index, expected.CI);
      return expect(isConsistent).toBe(expected.consistent ?? true);
    }
    case "ahp_hierarchy":
      return expectHierarchy(inputs, expected, near);
    case "ahp_geometric_mean": {
      const found = given(matrixFromRows(matrix.parse(inputs.matrix)));
      const { priorities, eigenvalue } = given(eigenvectorPriorities(found));
      near(geometricMeanPriorities(found), expected.weights);
      near(priorities, expected.weights);
      return near(consistency(found.length, eigenvalue).value?.ratio, expected.CR);
    }
    case "ahp_rank_reversal": {
      const weights = numbers.parse(inputs.criteria_weights);
      const totals = (ratios: unknown) =>
        synthesize(
          weights,
          matrix.parse(ratios).map((row) => geometricMeanPriorities(given(matrixFromPriorities(row)))),
        );
      const [before, after] = [totals(inputs.local_ratios_3), totals(inputs.local_ratios_4_with_copy_of_B)];
      near(before, expected.before);
      near(after, expected.after);
      const best = (values: number[]) => "ABCD".charAt(values.indexOf(Math.max(...values)));
      return expect([best(before), best(after)]).toEqual([expected.best_before, expected.best_after]);
    }
    case "ahp_aij": {
      const found = given(
        aggregateJudgements(
          z
            .array(matrix)
            .parse(inputs.matrices)
            .map((rows) => given(matrixFromRows(rows))),
        ),
      );
      near(found, expected.matrix);
      return near(geometricMeanPriorities(found), expected.weights);
    }
    case "ahp_aij_aip": {
      const voters = matrix.parse(inputs.uppers).map((upper) => given(matrixFromUpper(upper)));
      near(geometricMeanPriorities(given(aggregateJudgements(voters))), expected.aij_geomean);
      return near(
        aggregatePriorities(voters.map(geometricMeanPriorities), "geometric").value,
        expected.aip_geometric_of_geomean,
      );
    }
    default:
      return expect.unreachable(`${id} has no expectation`);
  }
}

/** A matrix of named comparisons; the live weighing of the same judgements must see the same contradictions. */
function fromComparisons(inputs: Vector["inputs"]): ComparisonMatrix {
  const { elements, comparisons } = compared.parse(inputs);
  const judgements = comparisons.map(([first, second, ratio]) => ({
    first: elements.indexOf(first),
    second: elements.indexOf(second),
    ratio,
  }));
  const rows = elements.map((_, row) =>
    elements.map((__, column) => {
      const same = judgements.find(({ first, second }) => first === row && second === column);
      const reverse = judgements.find(({ first, second }) => first === column && second === row);
      return same?.ratio ?? (reverse === undefined ? 1 : 1 / reverse.ratio);
    }),
  );
  const found = given(matrixFromRows(rows));
  const live = given(weighJudgements(elements.length, judgements, tableOf(inputs)));
  expectNear(live.weights, geometricMeanPriorities(found), 1e-12);
  const { eigenvalue } = given(eigenvectorPriorities(found));
  expectNear(live.consistencyRatio.value, consistency(found.length, eigenvalue, tableOf(inputs)).value?.ratio, 1e-9);
  return found;
}

function expectHierarchy(
  inputs: Vector["inputs"],
  expected: Vector["expected"],
  near: (actual: unknown, wanted: unknown) => void,
): void {
  const { criteria, criteria_upper, alt_upper } = z
    .object({ criteria: z.array(z.string()), criteria_upper: numbers, alt_upper: z.record(z.string(), numbers) })
    .parse(inputs);
  const solved = (upper: readonly number[]) => {
    const found = given(matrixFromUpper(upper));
    const { priorities, eigenvalue } = given(eigenvectorPriorities(found));
    return { priorities, ratio: consistency(found.length, eigenvalue, tableOf(inputs)).value?.ratio };
  };
  const top = solved(criteria_upper);
  const below = new Map(criteria.map((name) => [name, solved(alt_upper[name] ?? [])]));
  near(top.priorities, expected.criteria_weights);
  near(top.ratio, expected.CR_criteria);
  near(below.get("Experience")?.priorities, expected.experience);
  near(below.get("Experience")?.ratio, expected.CR_experience);
  near(below.get("Education")?.ratio, expected.CR_education);
  const local = [...below.values()].map(({ priorities }) => priorities);
  near(synthesize(top.priorities, local), expected.final);
  expectNear(
    multiplyLevels(top.priorities, local)
      .flat()
      .reduce((one, other) => one + other),
    1,
    1e-12,
  );
}

function tableOf(inputs: Vector["inputs"]): RandomIndexTable {
  return z.string().parse(inputs.ri_table).startsWith("saaty1980") ? "saaty-1980" : "saaty-2005";
}

function given<T>(computed: Computed<T>): T {
  if (computed.reason !== null) throw new Error(computed.reason);
  return computed.value;
}
