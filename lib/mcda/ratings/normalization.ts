import { known, sum, unknown, type Computed } from "../numeric";

/** Whether more is better (a benefit) or less is (a cost). A cost is declared, never entered as a negative number. */
export type Direction = "benefit" | "cost";

/**
 * One criterion's values on a common footing; false when all options are alike, so that the criterion decides nothing.
 */
export interface NormalizedColumn {
  values: number[];
  discriminates: boolean;
}

function hasVariation(column: readonly number[]): boolean {
  return column.some((value) => value !== column[0]);
}

function finished(column: readonly number[], values: number[]): Computed<NormalizedColumn> {
  if (!values.every(Number.isFinite)) return unknown("out-of-range");
  return known({ values, discriminates: hasVariation(column) });
}

/**
 * (x − min)/(max − min), for a cost (max − x)/(max − min); 0 to 1. Equal values all become 1.
 * Offered, never the default: adding an option changes everybody's score.
 */
export function normalizeMinMax(column: readonly number[], direction: Direction): Computed<NormalizedColumn> {
  if (column.length === 0) return unknown("no-answers");
  const min = column.reduce((a, b) => Math.min(a, b));
  const max = column.reduce((a, b) => Math.max(a, b));
  if (min === max) return known({ values: column.map(() => 1), discriminates: false });
  return finished(
    column,
    column.map((value) => (direction === "benefit" ? value - min : max - value) / (max - min)),
  );
}

/** x/max, for a cost min/x; 0 to 1. `not-positive` unless every value is above 0. */
export function normalizeLinear(column: readonly number[], direction: Direction): Computed<NormalizedColumn> {
  if (column.length === 0) return unknown("no-answers");
  if (column.some((value) => !(value > 0))) return unknown("not-positive");
  const min = column.reduce((a, b) => Math.min(a, b));
  const max = column.reduce((a, b) => Math.max(a, b));
  return finished(
    column,
    column.map((value) => (direction === "benefit" ? value / max : min / value)),
  );
}

/** x/Σx, for a cost (1/x)/Σ(1/x); the values sum to 1. `not-positive` unless every value is above 0. */
export function normalizeSum(column: readonly number[], direction: Direction): Computed<NormalizedColumn> {
  if (column.length === 0) return unknown("no-answers");
  if (column.some((value) => !(value > 0))) return unknown("not-positive");
  const worth = column.map((value) => (direction === "benefit" ? value : 1 / value));
  const all = sum(worth);
  return finished(
    column,
    worth.map((value) => value / all),
  );
}

/** x/√Σx², a benefit's share of the column's length. `no-variation` when every value is 0. */
export function normalizeVector(column: readonly number[]): Computed<NormalizedColumn> {
  if (column.length === 0) return unknown("no-answers");
  const length = Math.hypot(...column);
  if (length === 0) return unknown("no-variation");
  return finished(
    column,
    column.map((value) => value / length),
  );
}
