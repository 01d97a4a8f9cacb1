import type { Scale } from "../numeric";

/** What a voter said about one cell: a rating, no opinion, does not apply, or nothing yet (null). None of them is 0. */
export type Answer = number | "abstain" | "not-applicable" | null;

/** How sure a voter is of one score. It widens what is sampled and multiplies nothing. */
export type Confidence = "low" | "medium" | "high";

/** A criterion that is measured, not scored: its rating lies on the line from `worst` to `best`, declared before scoring. */
export interface Measure {
  /** The values rated lowest and highest; `best` < `worst` for a cost. */
  worst: number;
  best: number;
  /** By option, in the criterion's own unit; null or absent while it is not known. */
  values: Readonly<Record<string, number | null>>;
}

/**
 * Everything a result follows from. Plain JSON, so it can be stored, hashed and evaluated again. What only version 2 of the method
 * knows is optional, and where absent the input's canonical text is that of version 1.
 */
export interface EvaluationInput {
  /** The version of the method; absent for version 1. */
  version?: 2;
  /** 1 to 5 by default; fixed before anybody scores. */
  scale: Scale;
  /** In the order in which screens show them. */
  options: readonly { id: string; name: string }[];
  criteria: readonly {
    id: string;
    name: string;
    theme: string;
    /** An option whose mean is below it may not win. In scale units. */
    minimum?: number;
    measure?: Measure;
  }[];
  /**
   * The participants, whether or not they have answered; their order is irrelevant. The scores of somebody who has left
   * stay in the means, while quorum and coverage count only who is still here. `weight`: how much a role counts, above 0 and
   * before the cap; 1 where absent.
   */
  voters: readonly { id: string; hasLeft?: true; weight?: number }[];
  /**
   * Points per person per criterion, usually 100 in all. Who gave none is absent; a criterion left out has 0.
   * When nobody submitted weights, the steward's stand here alone, under the steward's id.
   */
  weights: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** `answers[voterId][criterionId][optionId]`; what is absent is not yet answered. */
  answers: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Answer>>>>>>;
  /** `confidence[voterId][criterionId][optionId]`. */
  confidence?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Confidence>>>>>>;
  /** By voter the option ids in the order they would choose them, asked last. Never part of a total. */
  favourites?: Readonly<Record<string, readonly string[]>>;
}

/** The input of version 2. */
export type EvaluationInputTwo = EvaluationInput & { version: 2 };

/**
 * Throws RangeError when the input cannot have come from checked ballots: a scale without width, an id used twice,
 * negative or endless points, a rating off the scale, a line without width, a favourite named twice, or what version 1 never knew.
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
  assertVersion(input);
  for (const answer of Object.values(input.answers)
    .flatMap(Object.values<Readonly<Record<string, Answer>>>)
    .flatMap(Object.values<Answer>)) {
    if (typeof answer === "number" && !(answer >= low && answer <= high)) {
      throw new RangeError(`${answer} is not on the scale from ${low} to ${high}.`);
    }
  }
}

/** No role counts more than this many times another. */
const LARGEST_WEIGHT = 1e6;

function assertVersion({ version, voters, criteria, confidence, favourites }: EvaluationInput): void {
  const measures = criteria.flatMap(({ measure }) => (measure === undefined ? [] : [measure]));
  const minimums = criteria.flatMap(({ minimum }) => (minimum === undefined ? [] : [minimum]));
  const weights = voters.flatMap(({ weight }) => (weight === undefined ? [] : [weight]));
  if (version !== 2) {
    const isNew = measures.length + minimums.length + weights.length > 0 || confidence !== undefined;
    if (isNew || favourites !== undefined) throw new RangeError("Version 1 of the method knows none of this.");
  }
  if (!weights.every((weight) => weight > 0 && weight <= LARGEST_WEIGHT))
    throw new RangeError("A role counts above 0.");
  if (!minimums.every(Number.isFinite)) throw new RangeError("A minimum is a number.");
  for (const { worst, best, values } of measures) {
    const given = Object.values(values).filter((value) => value !== null);
    if (![worst, best, best - worst, ...given].every(Number.isFinite)) throw new RangeError("A measure is a number.");
    if (worst === best) throw new RangeError("The line of a measure has no width.");
  }
  for (const named of Object.values(favourites ?? {}))
    if (new Set(named).size !== named.length) throw new RangeError("A favourite is named twice.");
}
