import { expect } from "vitest";
import { z } from "zod";
import { at, present } from "../numeric";
import { total } from "../ratings/scores";
import { meansOfSums, sumCells, withoutBallot } from "../robustness/cell-sums";
import { weightsWithoutCriterion } from "../robustness/leave-one-out";
import { weightRadius } from "../robustness/radius";
import { subtractedWeight, weightSwap } from "../robustness/swap";
import { weightsFromPoints } from "../weights/points";
import { expectNear, matrix, numbers, votes, type Vector } from "./vector";

const leftOut = z.array(z.object({ removed: z.number(), totals: numbers, leader: z.number() }));
const radii = z.array(
  z.object({ challenger: z.number(), distance: z.number(), new_weights: numbers, feasible: z.boolean() }),
);

/** Runs one worked example of robustness. */
export function expectRobustness({ id, method, inputs, expected, tolerance }: Vector): void {
  const near = (actual: unknown, wanted: unknown) => expectNear(actual, wanted, tolerance);
  if (method === "leave_one_out") return expectLeaveOneOut({ inputs, expected }, near);
  const rows = matrix.parse(inputs.matrix);
  // The published weights are rounded and sum to 1.0001.
  const weights = weightsFromPoints(numbers.parse(inputs.weights)).value ?? [];
  const totals = present(rows.map((row) => total(row, weights).value));
  const differences = (a: number, b: number) => at(rows, a).map((score, k) => score - at(at(rows, b), k));
  const margin = (a: number, b: number) => at(totals, a) - at(totals, b);
  switch (id) {
    case "swap-triantaphyllou-sanchez1997": {
      expectNear(totals, expected.scores, 1e-4);
      const changes = differences(1, 2).map(
        (d, k) => (100 * (subtractedWeight(margin(1, 2), d).value ?? 0)) / at(weights, k),
      );
      return near(changes, expected.relative_change_pct_A2_A3);
    }
    case "swap-closed-form-ts-matrix": {
      const all = [1, 2, 3].flatMap((challenger) =>
        differences(0, challenger).flatMap((d, criterion) => {
          const swap = weightSwap(margin(0, challenger), d, at(weights, criterion)).value;
          return swap === null ? [] : [{ challenger, criterion, ...swap }];
        }),
      );
      const smallest = all.reduce((a, b) => (Math.abs(b.delta) < Math.abs(a.delta) ? b : a));
      expect(totals.indexOf(Math.max(...totals))).toBe(expected.leader);
      expect(smallest).toMatchObject({ challenger: expected.min_challenger, criterion: expected.min_criterion });
      near(smallest.delta, expected.min_delta);
      return near(smallest.newWeight, expected.new_weight);
    }
    case "swap-l2-radius-ts":
      for (const wanted of radii.parse(expected.results)) {
        const found = weightRadius(margin(0, wanted.challenger), differences(0, wanted.challenger), weights).value;
        near(found?.distance, wanted.distance);
        near(found?.newWeights, wanted.new_weights);
        expect(found?.isFeasible).toBe(wanted.feasible);
      }
      return;
    default:
      return expect.unreachable(`${id} has no expectation`);
  }
}

function expectLeaveOneOut(
  { inputs, expected }: Pick<Vector, "inputs" | "expected">,
  near: (actual: unknown, wanted: unknown) => void,
): void {
  const ballots = votes.parse(inputs.votes);
  const weights = numbers.parse(inputs.criteria_weights);
  const totalsOf = (means: readonly (readonly (number | null)[])[], by: readonly number[]) =>
    present(means.map((row) => total(row, by).value));
  const shape = { options: at(ballots, 0).length, criteria: weights.length };
  const sums = sumCells(
    ballots,
    ballots.map(() => 1),
    shape,
  );
  const means = meansOfSums(sums);
  near(totalsOf(means, weights), expected.base);
  for (const { removed, totals, leader } of leftOut.parse(expected.voters)) {
    const found = totalsOf(meansOfSums(withoutBallot(sums, at(ballots, removed), 1)), weights);
    near(found, totals);
    expect(found.indexOf(Math.max(...found))).toBe(leader);
  }
  for (const { removed, totals, leader } of leftOut.parse(expected.criteria)) {
    const found = totalsOf(means, weightsWithoutCriterion(weights, removed) ?? []);
    near(found, totals);
    expect(found.indexOf(Math.max(...found))).toBe(leader);
  }
}
