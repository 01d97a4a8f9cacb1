import { at, known, unknown, type Computed } from "../../numeric";
import type { Judgement } from "./matrix";
import { prioritiesFromLogarithms } from "./priorities";

/**
 * Priorities (sum 1) of `count` elements from any connected set of judgements: the logarithmic least squares, min Σ (ln aᵢⱼ − yᵢ + yⱼ)²
 * with w = eʸ normalised (Bozóki, Fülöp & Rónyai 2010). With every pair judged these are the row geometric means. `not-connected` when
 * some elements are not linked by judgements.
 */
export function leastSquaresPriorities(count: number, judgements: readonly Judgement[]): Computed<number[]> {
  if (!isConnected(count, judgements)) return unknown("not-connected");
  // The normal equations of a graph: Laplacian · y = b. The last y is 0, which leaves a positive definite system.
  const equations = Array.from({ length: count }, () => Array.from({ length: count + 1 }, () => 0));
  for (const { first, second, ratio } of judgements) {
    addTo(equations, first, first, 1);
    addTo(equations, second, second, 1);
    addTo(equations, first, second, -1);
    addTo(equations, second, first, -1);
    addTo(equations, first, count, Math.log(ratio));
    addTo(equations, second, count, -Math.log(ratio));
  }
  const free = equations.slice(0, -1).map((row) => [...row.slice(0, count - 1), at(row, count)]);
  return known(prioritiesFromLogarithms([...solve(free), 0]));
}

/** True when every element is linked with every other by a chain of judgements. */
function isConnected(count: number, judgements: readonly Judgement[]): boolean {
  const reached = new Set([0]);
  for (const element of reached) {
    for (const { first, second } of judgements) {
      if (first === element) reached.add(second);
      if (second === element) reached.add(first);
    }
  }
  return reached.size === count;
}

function addTo(rows: number[][], row: number, column: number, value: number): void {
  const values = at(rows, row);
  values[column] = at(values, column) + value;
}

/** Solves a positive definite system, whose pivots need no search; each row ends with its right-hand side. */
function solve(system: readonly (readonly number[])[]): number[] {
  const rows = system.map((row) => [...row]);
  for (const [pivot, chosen] of rows.entries()) {
    for (const [index, row] of rows.entries()) {
      if (index === pivot) continue;
      const factor = at(row, pivot) / at(chosen, pivot);
      for (const [column, value] of chosen.entries()) row[column] = at(row, column) - factor * value;
    }
  }
  return rows.map((row, index) => at(row, rows.length) / at(row, index));
}
