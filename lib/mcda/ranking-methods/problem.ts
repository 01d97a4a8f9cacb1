import { at, known, sum, unknown, type Computed } from "../numeric";
import type { Direction } from "../ratings/normalization";

/** What another ranking method is asked: the same options and weights, seen its way. */
export interface RankingProblem {
  /** Options × criteria, each criterion in its own unit; complete. */
  values: readonly (readonly number[])[];
  /** One per criterion, ≥ 0; brought to a sum of 1. */
  weights: readonly number[];
  /** One per criterion. */
  directions: readonly Direction[];
}

/** A problem that has an answer: one column per criterion in which more is better, and weights that sum to 1. */
export interface PreparedProblem {
  options: number;
  /** Criteria × options; a cost's values are negated. */
  columns: number[][];
  weights: number[];
}

/**
 * Checks and turns a problem. `needs-two-options`, `no-weights` without criteria, `negative-weight`, `weights-sum-to-zero`,
 * `out-of-range` for a value that is no number or a range too wide for one. RangeError when rows, weights and directions differ in length.
 */
export function prepare({ values, weights, directions }: RankingProblem): Computed<PreparedProblem> {
  if (weights.length !== directions.length || values.some((row) => row.length !== weights.length)) {
    throw new RangeError("One value, weight and direction per criterion.");
  }
  if (values.length < 2) return unknown("needs-two-options");
  if (weights.length === 0) return unknown("no-weights");
  if (weights.some((weight) => weight < 0)) return unknown("negative-weight");
  const all = sum(weights);
  if (all === 0) return unknown("weights-sum-to-zero");
  const columns = directions.map((direction, criterion) =>
    values.map((row) => (direction === "benefit" ? at(row, criterion) : -at(row, criterion))),
  );
  const ranges = columns.map(extent).map(({ least, most }) => most - least);
  if (![all, ...ranges].every(Number.isFinite)) return unknown("out-of-range");
  return known({ options: values.length, columns, weights: weights.map((weight) => weight / all) });
}

/** The smallest and the largest value of a column. */
export function extent(column: readonly number[]): { least: number; most: number } {
  return {
    least: column.reduce((one, other) => Math.min(one, other)),
    most: column.reduce((one, other) => Math.max(one, other)),
  };
}

/** A table of options × options. */
export function pairwiseTable<T>(options: number, entry: (one: number, other: number) => T): T[][] {
  return Array.from({ length: options }, (_, one) => Array.from({ length: options }, (__, other) => entry(one, other)));
}
