import type { Scale } from "../numeric";

/** What a voter said about one cell: a rating, no opinion, does not apply, or nothing yet (null). None of them is 0. */
export type Answer = number | "abstain" | "not-applicable" | null;

/** Everything a result follows from. Plain JSON, so it can be stored, hashed and evaluated again. */
export interface EvaluationInput {
  /** 1 to 5 by default; fixed before anybody scores. */
  scale: Scale;
  /** In the order in which screens show them. */
  options: readonly { id: string; name: string }[];
  criteria: readonly { id: string; name: string; theme: string }[];
  /**
   * The participants, whether or not they have answered; their order is irrelevant. The scores of somebody who has left
   * stay in the means, while quorum and coverage count only who is still here.
   */
  voters: readonly { id: string; hasLeft?: true }[];
  /**
   * Points per person per criterion, usually 100 in all. Who gave none is absent; a criterion left out has 0.
   * When nobody submitted weights, the steward's stand here alone, under the steward's id.
   */
  weights: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** `answers[voterId][criterionId][optionId]`; what is absent is not yet answered. */
  answers: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Answer>>>>>>;
}

/**
 * Throws RangeError when the input cannot have come from checked ballots: a scale without width, an id used twice,
 * negative or endless points, a rating off the scale.
 */
export function assertEvaluationInput(input: EvaluationInput): void {
  const { low, high } = input.scale;
  if (!Number.isFinite(low) || !Number.isFinite(high) || low >= high) throw new RangeError("The scale has no width.");
  for (const items of [input.options, input.criteria, input.voters]) {
    if (new Set(items.map((item) => item.id)).size !== items.length) throw new RangeError("An id is used twice.");
  }
  for (const points of Object.values(input.weights).flatMap((allocation) => Object.values(allocation))) {
    if (!Number.isFinite(points) || points < 0) throw new RangeError(`${points} is no number of points.`);
  }
  for (const answer of Object.values(input.answers)
    .flatMap(Object.values<Readonly<Record<string, Answer>>>)
    .flatMap(Object.values<Answer>)) {
    if (typeof answer === "number" && !(answer >= low && answer <= high)) {
      throw new RangeError(`${answer} is not on the scale from ${low} to ${high}.`);
    }
  }
}
