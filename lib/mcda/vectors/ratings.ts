import { expect } from "vitest";
import { z } from "zod";
import { at, present, type Computed } from "../numeric";
import { mean, median, trimmedMean, weightedMean } from "../ratings/aggregation";
import {
  normalizeLinear,
  normalizeMinMax,
  normalizeSum,
  type Direction,
  type NormalizedColumn,
} from "../ratings/normalization";
import { competitionRanks, total } from "../ratings/scores";
import { interquartileRange, quantile, standardDeviation } from "../ratings/spread";
import { expectNear, matrix, numbers, scores, type Vector } from "./vector";

/** Runs one worked example of scores, normalisation or aggregation. */
export function expectRatings({ id, method, inputs, expected, tolerance }: Vector): void {
  const near = (actual: unknown, wanted: unknown) => expectNear(actual, wanted, tolerance);
  switch (method) {
    case "saw": {
      const totals = totalsOf(matrix.parse(inputs.matrix), numbers.parse(inputs.weights));
      near(totals, expected.scores);
      return expect(competitionRanks(present(totals))).toEqual(expected.rank);
    }
    case "saw_rank_invariance": {
      const before = matrix.parse(inputs.matrix);
      const weights = numbers.parse(inputs.weights);
      near(totalsOf(before, weights), expected.scores_before);
      return near(totalsOf([...before, numbers.parse(inputs.added_option)], weights), expected.scores_after);
    }
    case "normalize_minmax":
      return near(normalized(inputs, normalizeMinMax), expected.matrix);
    case "normalize_linear":
      return near(normalized(inputs, normalizeLinear), expected.matrix);
    case "normalize_sum":
      return near(normalized(inputs, normalizeSum), expected.matrix);
    case "aggregate_trimmed_mean": {
      const values = numbers.parse(inputs.values);
      near(mean(values).value, expected.mean);
      near(median(values).value, expected.median);
      return near(trimmedMean(values, z.number().parse(inputs.trim)).value, expected.trimmed);
    }
    case "aggregate_spread": {
      const values = numbers.parse(inputs.values);
      near(mean(values).value, expected.mean);
      near(standardDeviation(values).value, expected.sd);
      near(quantile(values, 0.25).value, expected.q1);
      near(quantile(values, 0.75).value, expected.q3);
      return near(interquartileRange(values).value, expected.iqr);
    }
    case "aggregate_weighted_mean": {
      const found = weightedMean(scores.parse(inputs.values), numbers.parse(inputs.voter_weights)).value;
      near(found?.mean, expected.mean);
      near(found?.answers, expected.n);
      return near(found?.coverage, expected.coverage_weight);
    }
    default:
      return expect.unreachable(`${id} has no expectation`);
  }
}

function totalsOf(options: readonly (readonly number[])[], weights: readonly number[]): (number | null)[] {
  return options.map((row) => total(row, weights).value);
}

function normalized(
  inputs: Vector["inputs"],
  normalize: (column: readonly number[], direction: Direction) => Computed<NormalizedColumn>,
): number[][] {
  const rows = matrix.parse(inputs.matrix);
  const columns = numbers.parse(inputs.types).map(
    (type, k) =>
      normalize(
        rows.map((row) => at(row, k)),
        type === 1 ? "benefit" : "cost",
      ).value?.values ?? [],
  );
  return rows.map((_, i) => columns.map((column) => at(column, i)));
}
