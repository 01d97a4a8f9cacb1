import { expect } from "vitest";
import { z } from "zod";
import { at } from "../numeric";
import { createStream } from "../random";
import { startTally, type Acceptability } from "../smaa/acceptability";
import { fixedScores, normalScores, type ScoreTable } from "../smaa/scores";
import { simulate, type Simulated } from "../smaa/simulate";
import { ordinalWeights, uniformWeights, type WeightSampler } from "../smaa/weights";
import { rankOrderCentroid } from "../weights/rank-order";
import { expectNear, matrix, numbers, type Vector } from "./vector";

const SEED = "00000000000000000000000000001998";
const DRAWS = 40_000;
const distributions = z.array(z.object({ mean_sd: matrix }));

/** Runs one worked example of SMAA. */
export function expectSmaa({ id, inputs, expected, tolerance }: Vector): void {
  const near = (actual: unknown, wanted: unknown) => expectNear(actual, wanted, tolerance);
  const stream = createStream(SEED);
  switch (id) {
    case "smaa-rsmaa-pwi": {
      const found = tallied(matrix.parse(inputs.values));
      near(found.pairwise, expected.pairwise);
      return near(found.rankAcceptability, expected.rank_acceptability);
    }
    case "smaa-rsmaa-nacw": {
      const found = simulated(matrix.parse(inputs.scores), (weights) => weights.fill(1 / 3), 10);
      near(found.rankAcceptability, expected.rank_acceptability);
      near(found.centralWeights, expected.central_weight);
      return near(found.confidence, expected.confidence);
    }
    case "smaa-exact-2x2": {
      const found = simulated(matrix.parse(inputs.scores), uniformWeights(stream, [true, true]));
      near(
        found.rankAcceptability.map((row) => row[0]),
        expected.first_rank_acceptability,
      );
      return near(found.centralWeights, [expected.central_weight_A, expected.central_weight_B]);
    }
    case "smaa-exact-4x3-with-dominated": {
      const found = simulated(matrix.parse(inputs.scores), uniformWeights(stream, [true, true, true]));
      near(found.rankAcceptability, expected.rank_acceptability);
      return near(found.centralWeights, expected.central_weights);
    }
    case "smaa-ordinal-weights-mean-is-roc": {
      const count = z.number().parse(inputs.n);
      const sample = ordinalWeights(stream, rankOrderCentroid(count));
      const drawn = new Float64Array(count);
      const sums = new Float64Array(count);
      for (let draw = 0; draw < DRAWS; draw += 1) {
        sample(drawn);
        for (const [criterion, weight] of drawn.entries()) sums[criterion] = (sums[criterion] ?? 0) + weight;
      }
      return near(
        Array.from(sums, (all) => all / DRAWS),
        expected.mean_weights,
      );
    }
    case "smaa-parametric-one-criterion": {
      const [criterion] = distributions.parse(inputs.criteria);
      const cells = (criterion?.mean_sd ?? []).map((row) => ({ mean: at(row, 0), deviation: at(row, 1) }));
      const scores = normalScores(stream, cells, DRAWS);
      const found = run(scores, 2, 1, (weights) => weights.fill(1), DRAWS);
      return near(
        found.rankAcceptability.map((row) => row[0]),
        expected.first_rank_acceptability,
      );
    }
    default:
      return expect.unreachable(`${id} has no expectation`);
  }
}

function tallied(values: readonly (readonly number[])[]): Acceptability {
  const tally = startTally(numbers.parse(values[0]).length, 0);
  for (const totals of values) tally.add(Float64Array.from(totals), new Float64Array(0));
  return tally.finish();
}

function simulated(scores: readonly (readonly number[])[], sample: WeightSampler, draws = DRAWS): Simulated {
  return run(fixedScores(scores.flat()), scores.length, at(scores, 0).length, sample, draws);
}

function run(scores: ScoreTable, options: number, criteria: number, sample: WeightSampler, draws: number): Simulated {
  return simulate({ options, criteria, scores, minimums: [] }, sample, draws);
}
