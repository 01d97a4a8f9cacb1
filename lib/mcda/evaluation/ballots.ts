import { at } from "../numeric";
import { ratingOfMeasure } from "../ratings/scores";
import type { Means } from "../robustness/leave-one-out";
import { groupWeights } from "../weights/group";
import { weightsFromPoints } from "../weights/points";
import type { Answer, EvaluationInput, Measure } from "./input";
import type { CriterionWeight } from "./result";
import { voterFactors } from "./version-two/voter-weights";

/**
 * The answers as arrays: options and criteria in their order, voters by id, so that sums never depend on who came
 * first.
 */
export interface Ballots {
  voterIds: string[];
  /** Those of them who have not left. */
  currentIds: ReadonlySet<string>;
  /** Voters × options × criteria. */
  answers: Answer[][][];
  /** The same with null for everything that is not a rating. */
  votes: (number | null)[][][];
  /** Per criterion: false when every answer says "not applicable". */
  isApplicable: boolean[];
  /** How much each voter counts, 1 on average. */
  factors: number[];
  /** Per criterion the ratings of the options where it is measured, null where people score it. Nobody's answers there count. */
  measured: ((number | null)[] | null)[];
}

/**
 * Reads the answers of the voters named; answers of anybody else do not count. With `isEqual` everybody counts alike, whatever
 * their role.
 */
export function readBallots(input: EvaluationInput, isEqual = false): Ballots {
  const voters = [...input.voters].sort((a, b) => byCodeUnit(a.id, b.id));
  const voterIds = voters.map((voter) => voter.id);
  const measured = input.criteria.map(({ measure }) => (measure === undefined ? null : ratingsOf(input, measure)));
  const currentIds = new Set(input.voters.filter(({ hasLeft }) => hasLeft !== true).map(({ id }) => id));
  const answers = voterIds.map((voter) =>
    input.options.map((option) =>
      input.criteria.map((criterion, column) =>
        measured[column] === null ? (input.answers[voter]?.[criterion.id]?.[option.id] ?? null) : null,
      ),
    ),
  );
  const votes = answers.map((rows) => rows.map((row) => row.map(toScore)));
  const isApplicable = input.criteria.map(
    (_, criterion) =>
      input.options.length === 0 || !input.options.every((_, option) => isNotApplicable(answers, option, criterion)),
  );
  const factors = voterFactors(voters.map(({ weight }) => (isEqual ? undefined : weight)));
  return { voterIds, currentIds, answers, votes, isApplicable, factors, measured };
}

function ratingsOf({ options, scale }: EvaluationInput, { worst, best, values }: Measure): (number | null)[] {
  return options.map(({ id }) => {
    const value = values[id] ?? null;
    return value === null ? null : ratingOfMeasure(value, { worst, best }, scale).value;
  });
}

/** The cells of `rows` (options × criteria) with the measured ones filled in. */
export function withMeasured(rows: Means, measured: Ballots["measured"]): Means {
  if (measured.every((column) => column === null)) return rows;
  return rows.map((row, option) =>
    row.map((score, criterion) => {
      const column = at(measured, criterion);
      return column === null ? score : at(column, option);
    }),
  );
}

/** Plain string order: the same in every language and on every machine. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function toScore(answer: Answer): number | null {
  return typeof answer === "number" ? answer : null;
}

/** True when somebody answered the cell and everybody who did says that it does not apply. */
function isNotApplicable(answers: Answer[][][], option: number, criterion: number): boolean {
  const given = answers.map((rows) => rows[option]?.[criterion] ?? null).filter((answer) => answer !== null);
  return given.length > 0 && given.every((answer) => answer === "not-applicable");
}

/** The weights the totals use, and those of each person. */
export interface Weighting {
  criteria: CriterionWeight[];
  /** Sum 1, with 0 for a criterion that does not apply; null when nobody gave weights. */
  group: number[] | null;
  /** By person; who gave none is absent. */
  individual: Map<string, number[]>;
}

/**
 * Group weights are the mean of normalised individual weights, each person counting their factor, who is no voter 1, and nobody
 * more than the cap among those who gave weights; a criterion that applies to nothing leaves, and the rest is renormalised.
 */
export function readWeights(input: EvaluationInput, { isApplicable, voterIds, factors }: Ballots): Weighting {
  const factorOf = new Map(voterIds.map((id, voter) => [id, at(factors, voter)]));
  const allocations = Object.keys(input.weights)
    .sort(byCodeUnit)
    .map((person) => ({
      person,
      points: input.criteria.map((criterion) => input.weights[person]?.[criterion.id] ?? 0),
    }))
    .filter(({ points }) => points.some((value) => value > 0));
  const group = groupWeights(
    allocations.map(({ points }) => points),
    voterFactors(allocations.map(({ person }) => factorOf.get(person) ?? 1)),
  ).value;
  const means = group?.map(({ weight }) => weight) ?? null;
  const applied = means === null ? null : withoutInapplicable(means, isApplicable);
  const individual = new Map<string, number[]>();
  for (const { person, points } of allocations) {
    const weights = withoutInapplicable(points, isApplicable);
    if (weights !== null) individual.set(person, weights);
  }
  const criteria = input.criteria.map((criterion, index) => ({
    criterionId: criterion.id,
    weight: applied?.[index] ?? null,
    standardDeviation: group?.[index]?.standardDeviation ?? null,
    voters: allocations.length,
    isApplicable: isApplicable[index] ?? true,
  }));
  return { criteria, group: applied, individual };
}

function withoutInapplicable(weights: readonly number[], isApplicable: readonly boolean[]): number[] | null {
  return weightsFromPoints(weights.map((weight, criterion) => (isApplicable[criterion] === false ? 0 : weight))).value;
}
