import { individualResults, groupAgreement } from "./evaluation/agreement";
import { readBasis, type Basis } from "./evaluation/basis";
import { describeCells, readGates } from "./evaluation/cells";
import { assertEvaluationInput, type EvaluationInput, type EvaluationInputTwo } from "./evaluation/input";
import { parametersFor } from "./evaluation/parameters";
import { rankOptions } from "./evaluation/ranking";
import type {
  Closeness,
  EvaluationParameters,
  EvaluationResult,
  EvaluationResultOne,
  EvaluationResultTwo,
  Swap,
} from "./evaluation/result";
import { findDominance, findJointChange, findSwaps, leaveOneOut } from "./evaluation/robustness";
import { standingOf } from "./evaluation/standings";
import { completeVersionTwo } from "./evaluation/version-two/completion";
import { inputHash } from "./hash/input";
import { EPSILON, sum } from "./numeric";
import { median } from "./ratings/aggregation";
import { combineCells } from "./robustness/leave-one-out";
import { withMeasured } from "./evaluation/ballots";

export type { Answer, EvaluationInput, EvaluationInputTwo, Measure } from "./evaluation/input";
export type * from "./evaluation/result";

/**
 * Evaluates by the weighted sum: each cell's mean over those who scored it times the mean of the normalised individual weights,
 * never a mean of totals. The order of voters is irrelevant; "abstain", "not applicable" and open are never 0; what does not
 * exist is null. By the version of the method that the input names. Throws RangeError for input that no checked ballot can produce.
 */
export function evaluate(input: EvaluationInputTwo): EvaluationResultTwo;
export function evaluate(input: EvaluationInput): EvaluationResult;
export function evaluate(input: EvaluationInput): EvaluationResult {
  assertEvaluationInput(input);
  return resultOf(readBasis(input));
}

/** The result that follows from what was read of an input, and from its hash where that is known already. */
export function resultOf(basis: Basis, hash?: string): EvaluationResult {
  const one = versionOne(basis);
  return basis.input.version === 2 ? completeVersionTwo(basis, one, hash ?? inputHash(basis.input)) : one;
}

function versionOne(basis: Basis): EvaluationResultOne {
  const { input, ballots, weighting, weights, means, now, frame, optionIds } = basis;
  const parameters = parametersFor(input.scale);
  const medians =
    ballots.votes.length === 0 ? means : withMeasured(combineCells(ballots.votes, median), ballots.measured);
  const cells = describeCells(input, ballots, means, parameters);
  const individual = individualResults(input, ballots, weighting, frame);
  const swaps = findSwaps(basis);
  const leftVoters = ballots.voterIds.length - ballots.currentIds.size;
  return {
    method: "weighted-sum",
    version: 1,
    parameters,
    voters: ballots.voterIds.length,
    ...(leftVoters > 0 && { leftVoters }),
    weights: weighting.criteria,
    cells,
    ranking: rankOptions(input, means, weights, frame),
    leaderIds: now.leaderIds,
    margin: now.margin,
    closeness: closenessOf(basis, swaps.swap, parameters),
    ...swaps,
    jointChange: findJointChange(basis),
    medianInsteadOfMean: standingOf(optionIds, medians, weights, frame),
    individual,
    ...leaveOneOut(basis),
    dominance: findDominance(basis),
    agreement: groupAgreement(ballots, cells, weights, individual),
    coverage: cells.length === 0 ? 0 : sum(cells.map((cell) => cell.coverage)) / cells.length,
    gates: readGates(cells, ballots, parameters),
  };
}

/**
 * A tie is a top within EPSILON, close a smallest swap under five percentage points. Neither chooses; the steward does.
 */
function closenessOf({ now, field }: Basis, swap: Swap | null, parameters: EvaluationParameters): Closeness {
  if (now.points.length === 0) return "undecided";
  if (field.optionIds.length === 0) return "none";
  const isOpen = now.points.some(({ optionId, points }) => points === null && field.optionIds.includes(optionId));
  if (isOpen) return "undecided";
  if (field.optionIds.length === 1) return "single";
  if (now.leaderIds.length > 1) return "tie";
  return swap !== null && Math.abs(swap.delta) < parameters.closeBelow - EPSILON ? "close" : "clear";
}
