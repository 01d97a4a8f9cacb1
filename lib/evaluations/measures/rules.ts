import type { EvaluationPhase } from "@/db/enums";
import { precondition } from "@/lib/errors";
import { ratingOfMeasure } from "@/lib/mcda/ratings/scores";
import { SCALE, type DeclaredMeasure, type MatrixCriterion } from "../matrix/rules";
import { assertPhase } from "../rules";

/** Those of the criteria that people score: what is measured is nobody's to judge. */
export function scoredOf<T extends { readonly measure: object | null }>(criteria: readonly T[]): readonly T[] {
  return criteria.filter(({ measure }) => measure === null);
}

/** A value with its unit: "24 ms". */
export function valueWords(value: string, { unit }: Pick<DeclaredMeasure, "unit">): string {
  return unit === "" ? value : `${value} ${unit}`;
}

/** The rating, 1 to 5, that follows from a value by the declared line. */
export function ratingOf(value: string, { worst, best }: DeclaredMeasure): number {
  const line = { worst: Number(worst), best: Number(best) };
  return ratingOfMeasure(Number(value), line, SCALE).value ?? SCALE.low;
}

/** A value and what it is rated: "24 ms, rated 4.2 of 5"; null where the criterion is scored or the value is missing. */
export function measuredWords({ measure, values }: Pick<MatrixCriterion, "measure" | "values">, optionId: string) {
  const given = values[optionId];
  if (measure === null || given === undefined) return null;
  return `${valueWords(given.value, measure)}, rated ${ratingOf(given.value, measure).toFixed(1)} of 5`;
}

/** The line in words: "900 ms is rated 1, 50 ms is rated 5". */
export function lineWords(measure: DeclaredMeasure): string {
  return `${valueWords(measure.worst, measure)} is rated 1, ${valueWords(measure.best, measure)} is rated 5`;
}

type Measured = Pick<MatrixCriterion, "name" | "measure" | "values">;

/** Which values are missing before scoring can open, as a sentence; null when none is. */
export function whyNotMeasured(
  options: readonly { readonly id: string; readonly name: string }[],
  criteria: readonly Measured[],
): string | null {
  const missing = criteria.flatMap(({ name, measure, values }) =>
    measure === null
      ? []
      : options.filter(({ id }) => values[id] === undefined).map((option) => `${name} of ${option.name}`),
  );
  if (missing.length === 0) return null;
  const more = missing.length > 3 ? ` and ${missing.length - 3} more` : "";
  return `Enter the measured values before scoring opens: ${missing.slice(0, 3).join(", ")}${more}.`;
}

/** Why nobody would have anything to score, or null. */
export function whyNothingToScore(criteria: readonly Pick<MatrixCriterion, "measure">[]): string | null {
  return criteria.length > 0 && scoredOf(criteria).length === 0
    ? "Every criterion is measured, so that nobody would have anything to score. Add one that people score."
    : null;
}

/** Refuses a value once people score beside it: then it changes only by reopening, which stays in the history. */
export function assertMeasurable(phase: EvaluationPhase): void {
  if (phase === "scoring" || phase === "discussion")
    throw precondition("A measured value stands once scoring has opened. Reopen the evaluation to change it.");
  assertPhase(phase, ["setup", "weighting"], "Entering a measured value");
}
