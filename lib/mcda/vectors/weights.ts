import { expect } from "vitest";
import { z } from "zod";
import { groupWeights } from "../weights/group";
import { weightsFromPoints } from "../weights/points";
import { rankOrderCentroid, rankReciprocal, rankSum } from "../weights/rank-order";
import { expectNear, matrix, numbers, type Vector } from "./vector";

/** Runs one worked example of weights. */
export function expectWeights({ id, method, inputs, expected, tolerance }: Vector): void {
  const near = (actual: unknown, wanted: unknown) => expectNear(actual, wanted, tolerance);
  const count = z.number().catch(0).parse(inputs.n);
  switch (method) {
    case "weights_direct":
      return near(weightsFromPoints(numbers.parse(inputs.points)).value, expected.weights);
    case "weights_swing":
      return near(weightsFromPoints(numbers.parse(inputs.swing_points)).value, expected.weights);
    case "weights_roc":
      return near(rankOrderCentroid(count), expected.weights);
    case "weights_rank_sum":
      return near(rankSum(count), expected.weights);
    case "weights_rank_reciprocal":
      return near(rankReciprocal(count), expected.weights);
    case "weights_group": {
      const group = groupWeights(matrix.parse(inputs.allocations)).value ?? [];
      near(
        group.map(({ weight }) => weight),
        expected.mean,
      );
      return near(
        group.map(({ standardDeviation }) => standardDeviation),
        expected.sd,
      );
    }
    default:
      return expect.unreachable(`${id} has no expectation`);
  }
}
