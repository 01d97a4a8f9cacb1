import { individualResults, groupAgreement } from "./evaluation/agreement";
import { readBallots, readWeights } from "./evaluation/ballots";
import { describeCells, readGates } from "./evaluation/cells";
import { assertEvaluationInput, type EvaluationInput } from "./evaluation/input";
import { parametersFor } from "./evaluation/parameters";
import { rankOptions } from "./evaluation/ranking";
import type { Closeness, EvaluationParameters, EvaluationResult, Standing, Swap } from "./evaluation/result";
import { findDominance, findJointChange, findSwaps, leaveOneOut } from "./evaluation/robustness";
import { standingOf } from "./evaluation/standings";
import { EPSILON, sum } from "./numeric";
import { median } from "./ratings/aggregation";
import { cellMeans } from "./robustness/leave-one-out";

export type { Answer, EvaluationInput } from "./evaluation/input";
export type * from "./evaluation/result";

/**
 * Evaluates by the weighted sum: each cell's mean over those who scored it times the mean of the normalised individual weights,
 * never a mean of totals. The order of voters is irrelevant; "abstain", "not applicable" and open are never 0; what does not
 * exist is null. Throws RangeError for input that no checked ballot can produce.
 */
export function evaluate(input: EvaluationInput): EvaluationResult {
  assertEvaluationInput(input);
  const parameters = parametersFor(input.scale);
  const ballots = readBallots(input);
  const weighting = readWeights(input, ballots.isApplicable);
  const weights = weighting.group;
  const ids = input.options.map((option) => option.id);
  const means = ballots.votes.length === 0 ? emptyMeans(input) : cellMeans(ballots.votes);
  const medians = ballots.votes.length === 0 ? means : cellMeans(ballots.votes, median);
  const now = standingOf(ids, means, weights, input.scale);
  const cells = describeCells(input, ballots, parameters);
  const individual = individualResults(input, ballots, weighting);
  const swaps = findSwaps(input, means, weights, now);
  const leftVoters = ballots.voterIds.length - ballots.currentIds.size;
  return {
    method: "weighted-sum",
    version: 1,
    parameters,
    voters: ballots.voterIds.length,
    ...(leftVoters > 0 && { leftVoters }),
    weights: weighting.criteria,
    cells,
    ranking: rankOptions(input, means, weights),
    leaderIds: now.leaderIds,
    margin: now.margin,
    closeness: closenessOf(now, swaps.swap, parameters),
    ...swaps,
    jointChange: findJointChange(input, means, weights, now),
    medianInsteadOfMean: standingOf(ids, medians, weights, input.scale),
    individual,
    ...leaveOneOut(input, ballots, means, weights, now),
    dominance: findDominance(input, means, ballots.isApplicable),
    agreement: groupAgreement(ballots, cells, weights, individual),
    coverage: cells.length === 0 ? 0 : sum(cells.map((cell) => cell.coverage)) / cells.length,
    gates: readGates(cells, ballots, parameters),
  };
}

function emptyMeans(input: EvaluationInput): null[][] {
  return input.options.map(() => input.criteria.map(() => null));
}

/**
 * A tie is a top within EPSILON, close a smallest swap under five percentage points. Neither chooses; the steward does.
 */
function closenessOf(now: Standing, swap: Swap | null, parameters: EvaluationParameters): Closeness {
  if (now.points.length === 0 || now.points.some(({ points }) => points === null)) return "undecided";
  if (now.points.length === 1) return "single";
  if (now.leaderIds.length > 1) return "tie";
  return swap !== null && Math.abs(swap.delta) < parameters.closeBelow - EPSILON ? "close" : "clear";
}
