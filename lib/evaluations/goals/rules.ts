import { importanceShares, type Goal } from "@/lib/organizations/goals/rules";
import type { EvaluationResult } from "@/lib/mcda/evaluate";

/** A criterion serves a goal. */
export interface GoalLink {
  readonly criterionId: string;
  readonly goalId: string;
  /** 1 a little, 2 much, 3 decisively. */
  readonly strength: number;
}

/** In words, by strength; 0 is no link. */
export const STRENGTH_WORDS = ["not", "a little", "much", "decisively"] as const;

/** Weights that follow from the goals, or why none do. */
export interface WeightProposal {
  /** Points of 100 by criterion, fractions included; empty when no criterion serves a goal. */
  readonly points: Readonly<Record<string, number>>;
  /** Goals in use that no criterion serves: what they are worth goes to the others. */
  readonly unserved: readonly Goal[];
  /** Criteria that serve no goal; they are proposed nothing. */
  readonly withoutGoal: readonly string[];
}

/**
 * Proposes wₖ = Σ_g i_g · s_kg / Σ_k′ s_k′g: each goal hands its share of importance i_g to the criteria that serve it, by strength
 * s. Goals that no criterion serves leave, and the rest is brought to 100 (proportional allocation, as in quality function deployment).
 */
export function proposeWeights(
  criterionIds: readonly string[],
  goals: readonly Goal[],
  links: readonly GoalLink[],
): WeightProposal {
  const shares = importanceShares(goals);
  const counted = links.filter(({ goalId, criterionId }) => shares.has(goalId) && criterionIds.includes(criterionId));
  const strengthOf = (goalId: string) =>
    sum(counted.filter((link) => link.goalId === goalId).map(({ strength }) => strength));
  const served = sum([...shares].flatMap(([id, share]) => (strengthOf(id) > 0 ? [share] : [])));
  const points = new Map<string, number>();
  for (const { criterionId, goalId, strength } of counted) {
    const given = (100 * (shares.get(goalId) ?? 0) * strength) / strengthOf(goalId) / served;
    points.set(criterionId, (points.get(criterionId) ?? 0) + given);
  }
  return {
    points: Object.fromEntries(points),
    unserved: goals.filter(({ id }) => shares.has(id) && strengthOf(id) === 0),
    withoutGoal: criterionIds.filter((id) => !points.has(id)),
  };
}

/** What a goal brings in the result: goal → criteria → points of each option. */
export interface GoalTrace {
  /** Null for what serves no goal. */
  readonly goal: Goal | null;
  /** The weight that reaches it through its criteria, 0 to 1. */
  readonly weight: number;
  readonly criterionIds: readonly string[];
  /** Points of 100 by option; over all goals, and what serves none, they sum to the option's points. */
  readonly points: Readonly<Record<string, number>>;
}

/** Traces each option's points back to the goals. A criterion that serves several shares its points among them by strength. */
export function traceGoals(
  result: Pick<EvaluationResult, "ranking" | "weights">,
  goals: readonly Goal[],
  links: readonly GoalLink[],
): readonly GoalTrace[] {
  const strengthOf = (criterionId: string) =>
    sum(links.filter((link) => link.criterionId === criterionId).map(({ strength }) => strength));
  const part = (criterionId: string, goalId: string | null) => {
    const all = strengthOf(criterionId);
    if (goalId === null) return all === 0 ? 1 : 0;
    const own = links.find((link) => link.criterionId === criterionId && link.goalId === goalId)?.strength ?? 0;
    return all === 0 ? 0 : own / all;
  };
  return [...goals, null].flatMap((goal) => {
    const parts = result.weights
      .map(({ criterionId, weight }) => ({
        criterionId,
        weight: weight ?? 0,
        part: part(criterionId, goal?.id ?? null),
      }))
      .filter((one) => one.part > 0);
    if (parts.length === 0) return [];
    const points = result.ranking.map(({ optionId, contributions }) => {
      const brought = contributions.map(
        (entry) =>
          (entry.points ?? 0) * (parts.find(({ criterionId }) => criterionId === entry.criterionId)?.part ?? 0),
      );
      return [optionId, sum(brought)] as const;
    });
    return [
      {
        goal,
        weight: sum(parts.map((one) => one.weight * one.part)),
        criterionIds: parts.map(({ criterionId }) => criterionId),
        points: Object.fromEntries(points),
      },
    ];
  });
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
