import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { criterionGoals } from "@/db/schema/evaluation/goals";
import { assertCan } from "@/lib/access/can";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { notFound } from "@/lib/errors";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import { readCriteria } from "../matrix/queries";
import { lockEvaluation } from "../queries";
import { assertPhase } from "../rules";
import type { LinkGoals } from "./input";
import { readGoalLinks } from "./queries";
import type { GoalLink } from "./rules";

/** Says which goals the criteria of an evaluation in setup serve, and how much. What is not named stays as it is. */
export async function linkGoals(ctx: ActingCtx, input: LinkGoals): Promise<{ readonly changed: number }> {
  return withAuthority(ctx, async (tx) => {
    const { evaluation, decision } = await lockEvaluation(tx, ctx, input.evaluationId);
    assertCan(ctx, evaluation.isReopened ? "steer evaluations" : "edit decisions", decision);
    assertPhase(evaluation.phase, ["setup"], "Linking criteria to goals");
    const criteria = await readCriteria(tx, ctx, evaluation.id);
    const { goals, links } = await readGoalLinks(tx, ctx, evaluation.id);
    for (const { criterionId, goalId } of input.links) {
      if (!criteria.some(({ id }) => id === criterionId)) throw notFound("criterion");
      if (!goals.some(({ id }) => id === goalId)) throw notFound("goal");
    }
    const changed = input.links.filter((link) => strengthIn(links, link) !== link.strength);
    for (const link of changed) await write(tx, ctx, link);
    if (changed.length > 0)
      await appendEvent(tx, ctx, evaluation.decisionId, {
        type: "evaluation.goals_linked",
        data: {
          evaluation: evaluation.id,
          links: changed.map(({ criterionId, goalId, strength }) => ({ criterionId, goalId, strength })),
        },
      });
    return { changed: changed.length };
  });
}

function strengthIn(links: readonly GoalLink[], { criterionId, goalId }: Omit<GoalLink, "strength">): number {
  return links.find((link) => link.criterionId === criterionId && link.goalId === goalId)?.strength ?? 0;
}

async function write(
  tx: Tx,
  { organizationId }: ActingCtx,
  { criterionId, goalId, strength }: GoalLink,
): Promise<void> {
  const t = criterionGoals;
  if (strength === 0) {
    await tx
      .delete(t)
      .where(and(eq(t.organizationId, organizationId), eq(t.criterionId, criterionId), eq(t.goalId, goalId)));
    return;
  }
  await tx
    .insert(t)
    .values({ organizationId, criterionId, goalId, strength })
    .onConflictDoUpdate({ target: [t.organizationId, t.criterionId, t.goalId], set: { strength } });
}
