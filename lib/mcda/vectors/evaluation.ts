import { expect } from "vitest";
import { z } from "zod";
import { evaluate, type EvaluationResult } from "../evaluate";
import { at } from "../numeric";
import { weightSwap } from "../robustness/swap";
import { evaluationOf, expectNear, gappyMatrix, matrix, numbers, votes, type Vector } from "./vector";

/** Runs one worked example of the whole evaluation. */
export function expectEvaluation({ id, method, inputs, expected, tolerance }: Vector): void {
  const near = (actual: unknown, wanted: unknown) => expectNear(actual, wanted, tolerance);
  switch (method) {
    case "missing_scores": {
      const result = evaluate(evaluationOf(votes.parse(inputs.votes), [numbers.parse(inputs.criteria_weights)]));
      near(
        cellTable(result, ({ mean }) => mean),
        expected.cell_means,
      );
      return near(
        inOptionOrder(result).map(({ total }) => total),
        expected.totals,
      );
    }
    case "group_order_of_aggregation": {
      const result = evaluate(evaluationOf(votes.parse(inputs.votes), matrix.parse(inputs.individual_weights)));
      near(
        inOptionOrder(result).map(({ total }) => total),
        expected.total_of_means,
      );
      const individual = individualTotals(result);
      const means = at(individual, 0).map(
        (_, i) => individual.reduce((sum, row) => sum + at(row, i), 0) / individual.length,
      );
      return near(means, expected.mean_of_individual_totals);
    }
    case "edge_cases": {
      const result = evaluate(evaluationOf([gappyMatrix.parse(inputs.matrix)], [numbers.parse(inputs.weights)]));
      near(
        inOptionOrder(result).map(({ total }) => total),
        expected.scores,
      );
      expect(inOptionOrder(result).map(({ rank }) => rank)).toEqual(expected.rank);
      expect(result.swap).toBeNull();
      return expect(result.closeness).toBe(expected.decision ?? "single");
    }
    case "end_to_end":
      return expectEndToEnd(
        evaluate(evaluationOf(votes.parse(inputs.votes), matrix.parse(inputs.weight_allocations))),
        expected,
        near,
      );
    default:
      return expect.unreachable(`${id} has no expectation`);
  }
}

const swapPoints = z.array(
  z.object({
    challenger: z.number(),
    criterion: z.number(),
    delta: z.number().nullable(),
    new_weight: z.number().nullable(),
  }),
);
const swapPoint = z.object({
  challenger: z.number(),
  criterion: z.number(),
  delta: z.number(),
  new_weight: z.number(),
});

function expectEndToEnd(
  result: EvaluationResult,
  expected: Vector["expected"],
  near: (actual: unknown, wanted: unknown) => void,
): void {
  const ranked = inOptionOrder(result);
  near(
    result.weights.map(({ weight }) => weight),
    expected.group_weights,
  );
  near(
    cellTable(result, ({ mean }) => mean),
    expected.cell_means,
  );
  near(
    cellTable(result, ({ answers }) => answers),
    expected.cell_n,
  );
  near(
    cellTable(result, ({ standardDeviation }) => standardDeviation),
    expected.cell_sd,
  );
  near(
    cellTable(result, ({ agreement }) => agreement),
    expected.cell_rwg,
  );
  near(
    ranked.map(({ total }) => total),
    expected.totals,
  );
  near(
    ranked.map(({ points }) => points),
    expected.index_0_100,
  );
  near(
    ranked.map(({ rank }) => rank),
    expected.ranking,
  );
  near(result.agreement.alphaInterval, expected.alpha_interval);
  near(result.agreement.alphaOrdinal, expected.alpha_ordinal);
  near(individualTotals(result), expected.individual_totals);
  expect(result.individual.map(({ winnerIds }) => winnerIds)).toEqual(
    numbers.parse(expected.individual_winner).map((i) => [`o${i}`]),
  );
  const { W } = z.object({ W: z.number() }).parse(expected.kendall_w_individual_rankings);
  near(result.agreement.kendallW, W);
  expect(result.agreement.kendallVoters).toBe(5);
  const smallest = swapPoint.parse(expected.swap_min);
  expect(result.swap).toMatchObject({ challengerId: `o${smallest.challenger}`, criterionId: `c${smallest.criterion}` });
  near((result.swap?.delta ?? 0) / 100, smallest.delta);
  near(result.swap?.weightThen, smallest.new_weight);
  expectSwapPoints(result, expected, near);
  const leaders = (entries: EvaluationResult["leaveOneVoterOut"]) => entries.map(({ leaderIds }) => leaderIds.join());
  expect(leaders(result.leaveOneVoterOut)).toEqual(numbers.parse(expected.loo_voter_leaders).map((i) => `o${i}`));
  expect(leaders(result.leaveOneCriterionOut)).toEqual(
    numbers.parse(expected.loo_criterion_leaders).map((i) => `o${i}`),
  );
  const contested = matrix.parse(expected.most_contested_cells).map(([i, k]) => `o${i} c${k}`);
  const lowest = result.cells.filter(
    ({ agreement }) => agreement === Math.min(...result.cells.map((cell) => cell.agreement ?? 1)),
  );
  expect(lowest.map(({ optionId, criterionId }) => `${optionId} ${criterionId}`)).toEqual(contested);
}

function expectSwapPoints(
  result: EvaluationResult,
  expected: Vector["expected"],
  near: (actual: unknown, wanted: unknown) => void,
): void {
  const means = cellTable(result, ({ mean }) => mean ?? 0);
  const totals = inOptionOrder(result).map(({ total }) => total ?? 0);
  for (const { challenger, criterion, delta, new_weight } of swapPoints.parse(expected.swap_points)) {
    const difference = at(at(means, 0), criterion) - at(at(means, challenger), criterion);
    const found = weightSwap(
      at(totals, 0) - at(totals, challenger),
      difference,
      at(result.weights, criterion).weight ?? 0,
    );
    near(found.value?.delta ?? null, delta);
    near(found.value?.newWeight ?? null, new_weight);
  }
}

function inOptionOrder(result: EvaluationResult): EvaluationResult["ranking"] {
  return [...result.ranking].sort((a, b) => a.optionId.localeCompare(b.optionId));
}

function cellTable<T>(result: EvaluationResult, pick: (cell: EvaluationResult["cells"][number]) => T): T[][] {
  const optionIds = [...new Set(result.cells.map(({ optionId }) => optionId))];
  return optionIds.map((id) => result.cells.filter(({ optionId }) => optionId === id).map(pick));
}

function individualTotals(result: EvaluationResult): number[][] {
  const { low, high } = result.parameters.scale;
  return result.individual.map(({ points }) => points.map((entry) => low + ((entry.points ?? 0) / 100) * (high - low)));
}
