import { at, EPSILON, known, sum, type Computed } from "../numeric";
import { pairwiseTable, prepare, type RankingProblem } from "./problem";

/**
 * How a difference on one criterion becomes a preference from 0 to 1, in the criterion's unit: at once ("usual"), in proportion up to
 * `full` ("v-shape"), or from `indifferent` on up to `full` ("linear", where indifferent: 1 makes a difference of 1 count as nothing).
 */
export type PreferenceFunction =
  { kind: "usual" } | { kind: "v-shape"; full: number } | { kind: "linear"; indifferent: number; full: number };

/** Flows, one per option: how strongly it is preferred to the others, how strongly they to it, and the balance. */
export interface Promethee {
  /** φ⁺, 0 to 1. */
  leaving: number[];
  /** φ⁻, 0 to 1. */
  entering: number[];
  /** φ = φ⁺ − φ⁻, −1 to 1; the options' sum is 0. The largest is best. */
  net: number[];
}

/**
 * PROMETHEE II (Brans & Vincke 1985): π(a, b) = Σ wₖ Pₖ(a − b), and φ is the mean of π(a, ·) − π(·, a) over the other options.
 * `preferences`: one per criterion, with 0 < full and 0 ≤ indifferent < full, else RangeError. Reasons as `prepare`.
 */
export function promethee(problem: RankingProblem, preferences: readonly PreferenceFunction[]): Computed<Promethee> {
  if (preferences.length !== problem.weights.length) throw new RangeError("One preference function per criterion.");
  if (!preferences.every(isPossible)) throw new RangeError("0 ≤ indifferent < full.");
  const prepared = prepare(problem);
  if (prepared.reason !== null) return prepared;
  const { columns, weights, options } = prepared.value;
  const preferred = pairwiseTable(options, (one, other) =>
    sum(
      columns.map((column, criterion) => {
        const difference = at(column, one) - at(column, other);
        return at(weights, criterion) * preference(at(preferences, criterion), difference);
      }),
    ),
  );
  const leaving = preferred.map((row) => sum(row) / (options - 1));
  const entering = leaving.map((_, option) => sum(preferred.map((row) => at(row, option))) / (options - 1));
  return known({ leaving, entering, net: leaving.map((flow, option) => flow - at(entering, option)) });
}

function isPossible(given: PreferenceFunction): boolean {
  if (given.kind === "usual") return true;
  return given.kind === "v-shape" ? given.full > 0 : given.indifferent >= 0 && given.indifferent < given.full;
}

/** 0 to 1; nothing for a difference of 0 or against the option. */
function preference(given: PreferenceFunction, difference: number): number {
  if (given.kind === "usual") return difference > EPSILON ? 1 : 0;
  const start = given.kind === "linear" ? given.indifferent : 0;
  return Math.min(1, Math.max(0, (difference - start) / (given.full - start)));
}
