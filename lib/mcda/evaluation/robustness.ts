import { at, EPSILON, present, sum, type Reason } from "../numeric";
import { dominancePairs } from "../robustness/dominance";
import { meansWithoutVoter, weightsWithoutCriterion, type Means } from "../robustness/leave-one-out";
import { weightRadius } from "../robustness/radius";
import { weightSwap } from "../robustness/swap";
import type { Ballots } from "./ballots";
import type { EvaluationInput } from "./input";
import type { EvaluationResult, LeftOut, Standing, Swap } from "./result";
import { standingOf } from "./standings";

type Swaps = Pick<EvaluationResult, "swap" | "swapReason" | "swaps">;

/**
 * For each criterion the smallest change of its weight that changes the winner, over all challengers, and the smallest
 * of these.
 */
export function findSwaps(
  input: EvaluationInput,
  means: Means,
  weights: readonly number[] | null,
  now: Standing,
): Swaps {
  const refusal = refuseSwaps(input, weights, now);
  if (refusal !== null || weights === null) {
    const swaps = input.criteria.map(({ id }) => ({ criterionId: id, swap: null, reason: refusal }));
    return { swap: null, swapReason: refusal, swaps };
  }
  const leader = input.options.findIndex((option) => option.id === now.leaderIds[0]);
  const swaps = input.criteria.map(({ id }, criterion) => {
    if (means.some((row) => at(row, criterion) === null)) {
      return { criterionId: id, swap: null, reason: "missing-scores" as const };
    }
    const candidates = input.options.flatMap((_, challenger) =>
      challenger === leader ? [] : swapAgainst(input, means, weights, leader, challenger, criterion),
    );
    const swap = smallest(candidates);
    return { criterionId: id, swap, reason: swap === null ? ("no-flip" as const) : null };
  });
  const swap = smallest(swaps.flatMap((entry) => (entry.swap === null ? [] : [entry.swap])));
  return { swap, swapReason: swap === null ? "no-flip" : null, swaps };
}

function refuseSwaps(input: EvaluationInput, weights: readonly number[] | null, now: Standing): Reason | null {
  if (input.options.length < 2) return "needs-two-options";
  if (weights === null) return "no-weights";
  if (now.margin === null) return "missing-scores";
  return now.leaderIds.length > 1 ? "tie" : null;
}

function swapAgainst(
  input: EvaluationInput,
  means: Means,
  weights: readonly number[],
  leader: number,
  challenger: number,
  criterion: number,
): Swap[] {
  const differences = differencesOf(means, leader, challenger);
  const margin = sum(differences.map((difference, index) => at(weights, index) * difference));
  const weightNow = at(weights, criterion);
  const found = weightSwap(margin, at(differences, criterion), weightNow).value;
  if (found === null || !found.overtakes) return [];
  return [
    {
      challengerId: at(input.options, challenger).id,
      criterionId: at(input.criteria, criterion).id,
      weightNow,
      weightThen: found.newWeight,
      delta: 100 * found.delta,
    },
  ];
}

/**
 * The leader's mean minus the challenger's per criterion; an empty cell (which then carries no weight) counts as no
 * difference.
 */
function differencesOf(means: Means, leader: number, challenger: number): number[] {
  return at(means, leader).map((score, criterion) => {
    const other = at(at(means, challenger), criterion);
    return score === null || other === null ? 0 : score - other;
  });
}

/** The first of the smallest, so that equal changes are named in the order given. */
function smallest(swaps: readonly Swap[]): Swap | null {
  return swaps.reduce<Swap | null>(
    (best, swap) => (best === null || Math.abs(swap.delta) < Math.abs(best.delta) - EPSILON ? swap : best),
    null,
  );
}

/**
 * The nearest tie with any challenger when all weights may change together; null unless one option leads and all cells
 * are answered.
 */
export function findJointChange(
  input: EvaluationInput,
  means: Means,
  weights: readonly number[] | null,
  now: Standing,
): EvaluationResult["jointChange"] {
  if (refuseSwaps(input, weights, now) !== null || weights === null) return null;
  if (means.some((row) => present(row).length < row.length)) return null;
  const leader = input.options.findIndex((option) => option.id === now.leaderIds[0]);
  let nearest: EvaluationResult["jointChange"] = null;
  for (const [challenger, option] of input.options.entries()) {
    if (challenger === leader) continue;
    const differences = differencesOf(means, leader, challenger);
    const margin = sum(differences.map((difference, index) => at(weights, index) * difference));
    const radius = weightRadius(margin, differences, weights).value;
    if (radius === null || (nearest !== null && radius.distance >= nearest.distance - EPSILON)) continue;
    nearest = { challengerId: option.id, distance: radius.distance, isFeasible: radius.isFeasible };
  }
  return nearest;
}

type Omissions = Pick<EvaluationResult, "leaveOneVoterOut" | "leaveOneCriterionOut" | "leaveOneOptionOut">;

/**
 * The outcome without each voter (weights fixed), criterion (the rest renormalised) and option (fixed scale: nobody's
 * points move).
 */
export function leaveOneOut(
  input: EvaluationInput,
  ballots: Ballots,
  means: Means,
  weights: readonly number[] | null,
  now: Standing,
): Omissions {
  const ids = input.options.map((option) => option.id);
  const leftOut = (id: string, standing: Standing): LeftOut => ({
    id,
    isPivotal: !sameLeaders(
      now.leaderIds.filter((leader) => leader !== id),
      standing.leaderIds,
    ),
    ...standing,
  });
  return {
    leaveOneVoterOut:
      ballots.voterIds.length < 2
        ? []
        : ballots.voterIds.map((id, voter) =>
            leftOut(id, standingOf(ids, meansWithoutVoter(ballots.votes, voter), weights, input.scale)),
          ),
    leaveOneCriterionOut:
      input.criteria.length < 2
        ? []
        : input.criteria.map(({ id }, criterion) => {
            const rest = weights === null ? null : weightsWithoutCriterion(weights, criterion);
            return leftOut(id, standingOf(ids, means, rest, input.scale));
          }),
    leaveOneOptionOut:
      ids.length < 2
        ? []
        : ids.map((id, option) => {
            const rest = means.filter((_, index) => index !== option);
            return leftOut(
              id,
              standingOf(
                ids.filter((other) => other !== id),
                rest,
                weights,
                input.scale,
              ),
            );
          }),
  };
}

function sameLeaders(first: readonly string[], second: readonly string[]): boolean {
  return first.length === second.length && first.every((id) => second.includes(id));
}

/** Options that are at least as good everywhere and better somewhere, over the criteria that apply. */
export function findDominance(
  input: EvaluationInput,
  means: Means,
  isApplicable: readonly boolean[],
): EvaluationResult["dominance"] {
  const applied = means.map((row) => row.filter((_, criterion) => isApplicable[criterion] !== false));
  return dominancePairs(applied).map(({ dominant, dominated }) => ({
    dominantId: at(input.options, dominant).id,
    dominatedId: at(input.options, dominated).id,
  }));
}
