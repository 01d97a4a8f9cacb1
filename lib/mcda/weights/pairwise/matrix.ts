import { at, EPSILON, known, unknown, type Computed } from "../../numeric";

/**
 * How many times as important the row's element is as the column's: square, positive, 1 on the diagonal, aⱼᵢ = 1/aᵢⱼ.
 * Made by the functions of this file, which prove it.
 */
export type ComparisonMatrix = readonly (readonly number[])[];

/** One answer: `first` is `ratio` times as important as `second`, both by index; 1/9 to 9 on Saaty's scale. */
export interface Judgement {
  first: number;
  second: number;
  ratio: number;
}

/** The largest ratio on Saaty's scale, "extremely more important"; the smallest is its reciprocal. */
export const LARGEST_RATIO = 9;

/** True for a ratio from 1/9 to 9; what lies between the whole steps is allowed, since groups average. */
export function isOnScale(ratio: number): boolean {
  return ratio >= 1 / LARGEST_RATIO - EPSILON && ratio <= LARGEST_RATIO + EPSILON;
}

/**
 * The matrix from its upper triangle, read row by row (a₁₂, a₁₃, …, a₂₃, …): n(n − 1)/2 ratios for n elements. `out-of-range` for a
 * ratio outside 1/9 to 9; RangeError when the count belongs to no triangle.
 */
export function matrixFromUpper(upper: readonly number[]): Computed<ComparisonMatrix> {
  const size = (1 + Math.sqrt(1 + 8 * upper.length)) / 2;
  if (!Number.isInteger(size)) throw new RangeError("A triangle of n(n − 1)/2 ratios.");
  if (!upper.every(isOnScale)) return unknown("out-of-range");
  return known(fromRatios(size, (row, column) => at(upper, row * size - (row * (row + 1)) / 2 + column - row - 1)));
}

/**
 * The matrix from all its rows. `out-of-range` for a ratio outside 1/9 to 9, `not-reciprocal` unless aᵢⱼ · aⱼᵢ = 1 and aᵢᵢ = 1 within
 * EPSILON; `no-weights` without rows; RangeError unless square. The lower triangle is recomputed, so that rounding in it is gone.
 */
export function matrixFromRows(rows: readonly (readonly number[])[]): Computed<ComparisonMatrix> {
  if (rows.some((row) => row.length !== rows.length)) throw new RangeError("As many columns as rows.");
  if (rows.length === 0) return unknown("no-weights");
  if (!rows.flat().every(isOnScale)) return unknown("out-of-range");
  const isReciprocal = rows.every((row, i) =>
    row.every((ratio, j) => Math.abs(ratio * at(at(rows, j), i) - 1) <= EPSILON),
  );
  if (!isReciprocal) return unknown("not-reciprocal");
  return known(fromRatios(rows.length, (row, column) => at(at(rows, row), column)));
}

/**
 * The perfectly consistent matrix of given priorities (> 0), aᵢⱼ = wᵢ/wⱼ: what somebody would answer who knew them. Ratios beyond 9 are
 * kept. `not-positive` unless every priority is above 0.
 */
export function matrixFromPriorities(priorities: readonly number[]): Computed<ComparisonMatrix> {
  if (priorities.length === 0) return unknown("no-weights");
  if (!priorities.every((priority) => priority > 0)) return unknown("not-positive");
  return known(fromRatios(priorities.length, (row, column) => at(priorities, row) / at(priorities, column)));
}

/** A matrix from what stands above its diagonal. */
export function fromRatios(size: number, ratio: (row: number, column: number) => number): ComparisonMatrix {
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => {
      if (row === column) return 1;
      return row < column ? ratio(row, column) : 1 / ratio(column, row);
    }),
  );
}
