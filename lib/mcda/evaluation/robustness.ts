import { at, EPSILON, present, sum, type Reason } from "../numeric";
import { meansOfSums, withoutBallot } from "../robustness/cell-sums";
import { dominancePairs } from "../robustness/dominance";
import { weightsWithoutCriterion, type Means } from "../robustness/leave-one-out";
import { weightRadius } from "../robustness/radius";
import { weightSwap } from "../robustness/swap";
import { withMeasured } from "./ballots";
import type { Basis, Field } from "./basis";
import type { EvaluationResult, LeftOut, Standing, Swap } from "./result";
import { standingOf } from "./standings";

type Swaps = Pick<EvaluationResult, "swap" | "swapReason" | "swaps">;

/**
 * For each criterion the smallest change of its weight that changes the winner, over all challengers, and the smallest
 * of these.
 */
export function findSwaps({ criterionIds, field, weights, now }: Basis): Swaps {
  const refusal = refuseSwaps(field, weights, now);
  if (refusal !== null || weights === null) {
    const swaps = criterionIds.map((criterionId) => ({ criterionId, swap: null, reason: refusal }));
    return { swap: null, swapReason: refusal, swaps };
  }
  const { means, optionIds } = field;
  const leader = optionIds.findIndex((id) => id === now.leaderIds[0]);
  const rivals = optionIds.flatMap((challengerId, challenger) =>
    challenger === leader ? [] : [{ challengerId, differences: differencesOf(means, leader, challenger) }],
  );
  const swaps = criterionIds.map((criterionId, criterion) => {
    if (means.some((row) => at(row, criterion) === null)) {
      return { criterionId, swap: null, reason: "missing-scores" as const };
    }
    const swap = smallest(
      rivals.flatMap(({ challengerId, differences }) =>
        swapAgainst(differences, weights, criterion).map((found) => ({ challengerId, criterionId, ...found })),
      ),
    );
    return { criterionId, swap, reason: swap === null ? ("no-flip" as const) : null };
  });
  const swap = smallest(swaps.flatMap((entry) => (entry.swap === null ? [] : [entry.swap])));
  return { swap, swapReason: swap === null ? "no-flip" : null, swaps };
}

function refuseSwaps(field: Field, weights: readonly number[] | null, now: Standing): Reason | null {
  if (field.optionIds.length < 2) return "needs-two-options";
  if (weights === null) return "no-weights";
  if (now.margin === null) return "missing-scores";
  return now.leaderIds.length > 1 ? "tie" : null;
}

function swapAgainst(
  differences: readonly number[],
  weights: readonly number[],
  criterion: number,
): Pick<Swap, "weightNow" | "weightThen" | "delta">[] {
  const weightNow = at(weights, criterion);
  const found = weightSwap(marginOf(differences, weights), at(differences, criterion), weightNow).value;
  if (found === null || !found.overtakes) return [];
  return [{ weightNow, weightThen: found.newWeight, delta: 100 * found.delta }];
}

function marginOf(differences: readonly number[], weights: readonly number[]): number {
  return sum(differences.map((difference, criterion) => at(weights, criterion) * difference));
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
export function findJointChange({ field, weights, now }: Basis): EvaluationResult["jointChange"] {
  if (refuseSwaps(field, weights, now) !== null || weights === null) return null;
  const { means, optionIds } = field;
  if (means.some((row) => present(row).length < row.length)) return null;
  const leader = optionIds.findIndex((id) => id === now.leaderIds[0]);
  let nearest: EvaluationResult["jointChange"] = null;
  for (const [challenger, challengerId] of optionIds.entries()) {
    if (challenger === leader) continue;
    const differences = differencesOf(means, leader, challenger);
    const radius = weightRadius(marginOf(differences, weights), differences, weights).value;
    if (radius === null || (nearest !== null && radius.distance >= nearest.distance - EPSILON)) continue;
    nearest = { challengerId, distance: radius.distance, isFeasible: radius.isFeasible };
  }
  return nearest;
}

type Omissions = Pick<EvaluationResult, "leaveOneVoterOut" | "leaveOneCriterionOut" | "leaveOneOptionOut">;

/**
 * The outcome without each voter (weights fixed), criterion (the rest renormalised, its minimum gone) and option that may win
 * (fixed scale: nobody's points move).
 */
export function leaveOneOut(basis: Basis): Omissions {
  const { optionIds, criterionIds, ballots, sums, means, weights, frame, now, field } = basis;
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
        : ballots.voterIds.map((id, voter) => {
            const rest = withoutBallot(sums, at(ballots.votes, voter), at(ballots.factors, voter));
            const without = withMeasured(meansOfSums(rest), ballots.measured);
            return leftOut(id, standingOf(optionIds, without, weights, frame));
          }),
    leaveOneCriterionOut:
      criterionIds.length < 2
        ? []
        : criterionIds.map((id, criterion) => {
            const rest = weights === null ? null : weightsWithoutCriterion(weights, criterion);
            const minimums = frame.minimums.map((minimum, index) => (index === criterion ? null : minimum));
            return leftOut(id, standingOf(optionIds, means, rest, { ...frame, minimums }));
          }),
    leaveOneOptionOut:
      field.optionIds.length < 2
        ? []
        : field.optionIds.map((id) => {
            const rest = means.filter((_, option) => optionIds[option] !== id);
            const others = optionIds.filter((other) => other !== id);
            return leftOut(id, standingOf(others, rest, weights, frame));
          }),
  };
}

function sameLeaders(first: readonly string[], second: readonly string[]): boolean {
  return first.length === second.length && first.every((id) => second.includes(id));
}

/** Options that are at least as good everywhere and better somewhere, over the criteria that apply, of those that may win. */
export function findDominance({ field, ballots }: Basis): EvaluationResult["dominance"] {
  const applied = field.means.map((row) => row.filter((_, criterion) => ballots.isApplicable[criterion] !== false));
  return dominancePairs(applied).map(({ dominant, dominated }) => ({
    dominantId: at(field.optionIds, dominant),
    dominatedId: at(field.optionIds, dominated),
  }));
}
