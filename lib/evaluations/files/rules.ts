import { readBasis } from "@/lib/mcda/evaluation/basis";
import { assertEvaluationInput } from "@/lib/mcda/evaluation/input";
import { resultOf, type EvaluationResult } from "@/lib/mcda/evaluate";
import type { Names } from "@/lib/mcda/sentence";
import type { BallotContent } from "../ballots/input";
import { evaluationInput, standingWeights, type MatrixCriterion, type Standing } from "../matrix/rules";
import type { FrozenResult } from "../results/rules";
import { isSame } from "../results/equality/rules";
import { evaluationFileShape, FILE_FORMAT, FILE_VERSION, type EvaluationFile } from "./input";

/** What a file is written from. */
export interface FileMaterial {
  readonly decision: { readonly number: number; readonly title: string };
  readonly closedAt: Date;
  readonly standing: Standing;
  readonly frozen: FrozenResult;
  /** SHA-256 of the frozen text, lower-case hex. */
  readonly resultHash: string;
  readonly choice: { readonly optionId: string; readonly reason: string } | null;
}

/** Writes a closed evaluation as a file: everything its result follows from, voters under pseudonyms. */
export function fileOf({ decision, closedAt, standing, frozen, resultHash, choice }: FileMaterial): EvaluationFile {
  const names = pseudonyms(standing);
  // The steward's weights stand under no member's id, and keep their name.
  const nameOf = (id: string) => names.get(id) ?? id;
  const scoring = standing.ballots.flatMap(({ content, ...ballot }) =>
    content.kind === "scoring" ? [{ ...ballot, content }] : [],
  );
  return {
    format: FILE_FORMAT,
    version: FILE_VERSION,
    decision,
    evaluation: {
      number: frozen.number,
      closedAt: closedAt.toISOString(),
      methodVersion: standing.methodVersion,
      isReopened: frozen.isReopened,
      chosen: choice === null ? null : { option: choice.optionId, reason: choice.reason },
    },
    options: standing.options.map(({ id, name, summary }) => ({ id, name, summary })),
    criteria: standing.criteria.map(describeCriterion),
    voters: standing.voterIds.map((id) => ({
      id: nameOf(id),
      ...(standing.leftIds.includes(id) && { hasLeft: true as const }),
      ...(standing.voterWeights?.[id] !== undefined && { weight: standing.voterWeights[id] }),
    })),
    weights: Object.fromEntries(
      Object.entries(standingWeights(standing)).map(([id, points]) => [nameOf(id), { ...points }]),
    ),
    ballots: scoring.map(({ memberId, round, content: { answers, reasons, confidence, changes, favourites } }) => ({
      voter: nameOf(memberId),
      round,
      answers,
      reasons,
      ...(confidence !== undefined && { confidence }),
      ...(changes !== undefined && { changes }),
      ...(favourites !== undefined && { favourites }),
    })),
    inputHash: frozen.inputHash,
    resultHash,
    result: evaluationFileShape.shape.result.parse(renamed(frozen.result, names)),
  };
}

/**
 * A pseudonym for every member's id, in the order of the ids: sums and resamples go by that order, so the file's result is that of
 * the evaluation to the last bit.
 */
function pseudonyms(standing: Standing): ReadonlyMap<string, string> {
  const ids = [...new Set([...standing.voterIds, ...standing.ballots.map(({ memberId }) => memberId)])].sort();
  const digits = String(ids.length).length;
  return new Map(ids.map((id, at) => [id, `voter-${String(at + 1).padStart(digits, "0")}`]));
}

function describeCriterion(criterion: MatrixCriterion): EvaluationFile["criteria"][number] {
  const { id, name, shortName, theme, question, decidedBy, anchors, minimumScore, measure, values } = criterion;
  const known = Object.fromEntries(Object.entries(values).map(([optionId, { value }]) => [optionId, value]));
  return {
    ...{ id, name, shortName, theme, question, decidedBy, anchors: [...anchors] },
    ...(minimumScore !== null && { minimum: minimumScore }),
    ...(measure !== null && { measure: { ...measure, values: known } }),
  };
}

/** Plain JSON with every member's id under its pseudonym, wherever one stands: no part of a result can be forgotten. */
function renamed(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string") return names.get(value) ?? value;
  if (Array.isArray(value)) return value.map((item) => renamed(item, names));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [names.get(key) ?? key, renamed(item, names)]));
}

/** What a file says about itself once it was computed again. */
export interface Recomputed {
  readonly result: EvaluationResult;
  /** Does the ranking follow, option by option and rank by rank? */
  readonly isSameRanking: boolean;
  /** Does everything else follow, numbers within 1e-9 (rule 34)? */
  readonly isSameResult: boolean;
}

/**
 * Computes the result of a file from its ballots, weights and criteria alone, and compares it with the one it carries. RangeError
 * for what no closed evaluation can say, such as an id used twice.
 */
export function recomputeFile(file: EvaluationFile): Recomputed {
  const input = evaluationInput(standingOf(file));
  assertEvaluationInput(input);
  const result = resultOf(readBasis(input), file.inputHash);
  const order = (ranking: readonly { optionId: string; rank: number | null }[]) =>
    JSON.stringify(ranking.map(({ optionId, rank }) => [optionId, rank]));
  return {
    result,
    isSameRanking: order(result.ranking) === order(file.result.ranking),
    isSameResult: isSame(result, file.result),
  };
}

/** What to call options and criteria in sentences about a file: the short names of criteria. */
export function namesInFile({ options, criteria }: EvaluationFile): Names {
  return {
    options: Object.fromEntries(options.map(({ id, name }) => [id, name])),
    criteria: Object.fromEntries(criteria.map(({ id, shortName }) => [id, shortName])),
  };
}

/** The standing that a file describes. Its weights are those that counted, so they stand in one weighting round. */
function standingOf(file: EvaluationFile): Standing {
  const { steward, ...own } = file.weights;
  return {
    methodVersion: file.evaluation.methodVersion,
    options: file.options.map((option, position) => ({ ...option, position })),
    criteria: file.criteria.map(({ minimum, measure, ...criterion }, position) => ({
      ...criterion,
      position,
      situation: "",
      minimumScore: minimum ?? null,
      measure: measure === undefined ? null : { unit: measure.unit, worst: measure.worst, best: measure.best },
      values: Object.fromEntries(
        Object.entries(measure?.values ?? {}).map(([optionId, value]) => [optionId, { value, source: "" }]),
      ),
    })),
    voterIds: file.voters.map(({ id }) => id),
    leftIds: file.voters.flatMap(({ id, hasLeft }) => (hasLeft === true ? [id] : [])),
    ballots: [
      ...Object.entries(own).map(([voter, points]) => ballotOf(voter, 1, { kind: "weighting", points })),
      ...file.ballots.map(({ voter, round, ...scores }) => ballotOf(voter, round, { kind: "scoring", ...scores })),
    ],
    stewardWeights: steward ?? null,
    ...(file.voters.some(({ weight }) => weight !== undefined) && {
      voterWeights: Object.fromEntries(
        file.voters.flatMap(({ id, weight }) => (weight === undefined ? [] : [[id, weight]])),
      ),
    }),
  };
}

function ballotOf(memberId: string, round: number, content: BallotContent): Standing["ballots"][number] {
  return { kind: content.kind, round, memberId, content, commitment: "" };
}
