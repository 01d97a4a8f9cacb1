import { resultOf } from "../evaluate";
import { withMeasured } from "../evaluation/ballots";
import { readBasis, type Basis } from "../evaluation/basis";
import { assertEvaluationInput, type EvaluationInput } from "../evaluation/input";
import type { EvaluationResult } from "../evaluation/result";
import { standingOf } from "../evaluation/standings";
import { bestShares, RESAMPLES } from "../evaluation/version-two/best-share";
import { inputHash, seedOf } from "../hash/input";
import { at } from "../numeric";
import { GENERATOR } from "../random";
import { trimmedMean } from "../ratings/aggregation";
import { combineCells } from "../robustness/leave-one-out";
import type { Analysis, AnalysisOptions, AnalysisParameters } from "./analysis";
import { correlatedPairs } from "./correlation";
import { gutVoteOf, otherMethodsOf } from "./other-methods";
import { scoreSchemeOf } from "./scores";
import { influenceOf, jointChangeOf, scoreSwapsOf, tornadoOf } from "./sensitivity";
import { simulateWeightings } from "./weightings";

export type * from "./analysis";

/**
 * Everything the result screen shows of an evaluation, computed from its input alone: the result, how sure it is, why, and what would
 * change it. No clock and no chance: each random part is seeded by the hash of the input. Throws RangeError as `evaluate` does.
 */
export function analyse(input: EvaluationInput, options: AnalysisOptions = {}): Analysis {
  assertEvaluationInput(input);
  const basis = readBasis(input);
  const hash = inputHash(input);
  const seed = seedOf(hash, "analysis");
  const parameters: AnalysisParameters = {
    draws: options.draws ?? 10_000,
    resamples: options.resamples ?? RESAMPLES,
    scores: scoreSchemeOf(basis, options.scores),
    generator: GENERATOR,
    trimmedShare: 0.2,
    correlatedAbove: 0.9,
    correlatedWithin: 0.5,
    correlatedFrom: 10,
    topsis: "vector",
  };
  const result = resultOf(basis, hash);
  return {
    method: "robustness",
    version: 2,
    parameters,
    seed,
    inputHash: hash,
    optionIds: [...basis.optionIds],
    criterionIds: [...basis.criterionIds],
    result,
    weightings: simulateWeightings(basis, hash, seed, parameters),
    ...firstPlaces(basis, hash, parameters.resamples, result),
    tornado: tornadoOf(basis, result),
    jointChange: jointChangeOf(basis, result),
    scoreSwaps: scoreSwapsOf(basis),
    ...trimmed(basis, parameters.trimmedShare),
    influence: influenceOf(result),
    ...correlatedPairs(basis, parameters),
    otherMethods: otherMethodsOf(basis, result),
    gutVote: gutVoteOf(input, result),
  };
}

/** As the result has it, where it has it: the same draws. */
function firstPlaces(
  basis: Basis,
  hash: string,
  resamples: number,
  result: EvaluationResult,
): Pick<Analysis, "bestShare" | "bestShareReason"> {
  if (result.version === 2 && result.parameters.resamples === resamples)
    return { bestShare: result.bestShare, bestShareReason: result.bestShareReason };
  const { value, reason } = bestShares(basis, hash, resamples);
  const bestShare = value?.map((share, option) => ({ optionId: at(basis.optionIds, option), share })) ?? null;
  return { bestShare, bestShareReason: reason };
}

/** A trimmed mean needs five ratings in each cell that people score. */
function trimmed(
  { ballots, optionIds, weights, frame }: Basis,
  share: number,
): Pick<Analysis, "trimmedInsteadOfMean" | "trimmedReason"> {
  const cells = combineCells(ballots.votes, (ratings) => trimmedMean(ratings, share));
  const isShort = cells.some((row) =>
    row.some((mean, criterion) => mean === null && at(ballots.measured, criterion) === null),
  );
  if (cells.length === 0 || isShort) return { trimmedInsteadOfMean: null, trimmedReason: "needs-five-voters" };
  const means = withMeasured(cells, ballots.measured);
  return { trimmedInsteadOfMean: standingOf(optionIds, means, weights, frame), trimmedReason: null };
}
