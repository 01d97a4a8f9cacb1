import { seedOf } from "../../hash/input";
import { at, EPSILON, type Computed } from "../../numeric";
import { readBasis, type Basis } from "../basis";
import { bestShares, BOOTSTRAP } from "./best-share";
import { failedMinimums } from "./knock-out";
import { parametersForTwo } from "../parameters";
import type { Closeness, EvaluationParametersTwo, EvaluationResultOne, EvaluationResultTwo } from "../result";

/** A result of version 1 made one of version 2: minimums, equal weights beside role weights, and how often the leader would lead. */
export function completeVersionTwo(basis: Basis, one: EvaluationResultOne, hash: string): EvaluationResultTwo {
  const { input, ballots, optionIds } = basis;
  const parameters = parametersForTwo(input.scale, ballots.voterIds.length, seedOf(hash, BOOTSTRAP));
  const shares = bestShares(basis, hash, parameters.resamples);
  return {
    ...one,
    version: 2,
    parameters,
    ranking: one.ranking.map((option) => ({ ...option, knockedOutBy: missedMinimums(basis, option.optionId) })),
    closeness: closenessOf(basis, one.closeness, shares, parameters),
    inputHash: hash,
    measuredIds: input.criteria.flatMap(({ id, measure }) => (measure === undefined ? [] : [id])),
    ...equalWeightsOf(basis),
    bestShare: shares.value?.map((share, option) => ({ optionId: at(optionIds, option), share })) ?? null,
    bestShareReason: shares.reason,
  };
}

function missedMinimums({ optionIds, criterionIds, means, frame }: Basis, optionId: string) {
  const row = at(means, optionIds.indexOf(optionId));
  return failedMinimums(row, frame.minimums).map((criterion) => ({
    criterionId: at(criterionIds, criterion),
    mean: row[criterion] ?? 0,
    minimum: frame.minimums[criterion] ?? 0,
  }));
}

/** Close is also a lead that other voters like these would give in fewer than four of five cases (method.md 5). */
function closenessOf(
  { optionIds, now }: Basis,
  closeness: Closeness,
  shares: Computed<number[]>,
  parameters: EvaluationParametersTwo,
): Closeness {
  if (closeness !== "clear" || shares.value === null) return closeness;
  const share = at(shares.value, optionIds.indexOf(at(now.leaderIds, 0)));
  return share < parameters.closeShareBelow - EPSILON ? "close" : "clear";
}

function equalWeightsOf({ input, ballots, now }: Basis): Pick<EvaluationResultTwo, "voterShares" | "equalWeights"> {
  if (input.voters.every(({ weight }) => weight === undefined)) return { voterShares: null, equalWeights: null };
  const equal = readBasis(input, true).now;
  const voterShares = ballots.voterIds.map((voterId, voter) => ({
    voterId,
    share: at(ballots.factors, voter) / ballots.voterIds.length,
  }));
  const isOtherWinner = equal.leaderIds.join("\n") !== now.leaderIds.join("\n");
  return { voterShares, equalWeights: { ...equal, isOtherWinner } };
}
