import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { evaluationCriteria } from "@/db/schema/evaluations";
import { criterionGoals } from "@/db/schema/evaluation/goals";
import type { Scope } from "@/db/scope";
import { readGoals } from "@/lib/organizations/goals/queries";
import type { Goal } from "@/lib/organizations/goals/rules";
import type { GoalLink } from "./rules";

/** The organization's goals, and which criteria of an evaluation serve them. */
export interface GoalLinks {
  /** Those in use, and archived ones that a criterion still serves. */
  readonly goals: readonly Goal[];
  readonly links: readonly GoalLink[];
}

/** Reads the goals with the links of the criteria that are not removed. */
export async function readGoalLinks(tx: Tx, scope: Scope, evaluationId: string): Promise<GoalLinks> {
  const links = await tx
    .select({
      criterionId: criterionGoals.criterionId,
      goalId: criterionGoals.goalId,
      strength: criterionGoals.strength,
    })
    .from(criterionGoals)
    .innerJoin(
      evaluationCriteria,
      and(
        eq(evaluationCriteria.organizationId, criterionGoals.organizationId),
        eq(evaluationCriteria.id, criterionGoals.criterionId),
      ),
    )
    .where(
      and(
        eq(criterionGoals.organizationId, scope.organizationId),
        eq(evaluationCriteria.evaluationId, evaluationId),
        isNull(evaluationCriteria.removedAt),
      ),
    );
  const goals = await readGoals(tx, scope);
  return {
    goals: goals.filter(({ id, archivedAt }) => archivedAt === null || links.some(({ goalId }) => goalId === id)),
    links,
  };
}
