import { at, known, sum, unknown, type Computed } from "../../numeric";
import type { ComparisonMatrix } from "./matrix";

/**
 * Priorities (0 to 1, sum 1) by the geometric mean of each row, wᵢ = (Πⱼ aᵢⱼ)^(1/n) normalised. Source: Crawford & Williams 1985.
 * For groups the better choice: averaging judgements and averaging priorities then agree exactly.
 */
export function geometricMeanPriorities(matrix: ComparisonMatrix): number[] {
  return prioritiesFromLogarithms(matrix.map((row) => sum(row.map(Math.log)) / row.length));
}

/** Weights (sum 1) whose logarithms are given up to a constant. */
export function prioritiesFromLogarithms(logarithms: readonly number[]): number[] {
  const largest = logarithms.reduce((one, other) => Math.max(one, other));
  const parts = logarithms.map((logarithm) => Math.exp(logarithm - largest));
  const all = sum(parts);
  return parts.map((part) => part / all);
}

/** Priorities (sum 1) with the eigenvalue λ that goes with them; λ ≥ n, and λ = n only for a consistent matrix. */
export interface Eigenvector {
  priorities: number[];
  eigenvalue: number;
}

/** Two steps of the power iteration that move no priority further than this are the end of it. */
const STANDSTILL = 1e-12;

/** Ratios up to 9 shrink an error by 80/82 a step (Birkhoff 1957), so that some 1,200 steps always suffice. */
const MOST_STEPS = 2000;

/**
 * Priorities by the principal eigenvector (Saaty 1980): power iteration from 1/n until no priority moves by more than 1e-12, then
 * λ = mean((Aw)ᵢ / wᵢ). `not-converged` after `mostSteps`, which ratios up to 9 never reach.
 */
export function eigenvectorPriorities(matrix: ComparisonMatrix, mostSteps = MOST_STEPS): Computed<Eigenvector> {
  let priorities = matrix.map(() => 1 / matrix.length);
  for (let step = 1; step <= mostSteps; step += 1) {
    const image = times(matrix, priorities);
    const all = sum(image);
    const next = image.map((value) => value / all);
    const moved = next.map((value, index) => Math.abs(value - at(priorities, index)));
    priorities = next;
    if (moved.every((distance) => distance <= STANDSTILL)) {
      return known({ priorities, eigenvalue: principalEigenvalue(matrix, priorities) });
    }
  }
  return unknown("not-converged");
}

function principalEigenvalue(matrix: ComparisonMatrix, priorities: readonly number[]): number {
  const quotients = times(matrix, priorities).map((value, index) => value / at(priorities, index));
  return sum(quotients) / quotients.length;
}

function times(matrix: ComparisonMatrix, vector: readonly number[]): number[] {
  return matrix.map((row) => sum(row.map((value, index) => value * at(vector, index))));
}
