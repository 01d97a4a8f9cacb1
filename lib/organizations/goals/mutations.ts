import { and, eq } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import type { Tx } from "@/db/client";
import { goals } from "@/db/schema/evaluation/goals";
import { organizations } from "@/db/schema/organizations";
import { assertCan } from "@/lib/access/can";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { notFound } from "@/lib/errors";
import { momentOf } from "@/lib/history/clock";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import type { GoalInput, SaveGoal } from "./input";
import { readGoals } from "./queries";
import { assertGoalFits, type Goal } from "./rules";

export interface GoalReceipt {
  readonly id: string;
}

/** Adds a goal, or changes the one named. Evaluations that link to it propose other weights from then on; none is changed. */
export async function saveGoal(ctx: ActingCtx, input: SaveGoal): Promise<GoalReceipt> {
  assertCan(ctx, "manage goals");
  return withAuthority(ctx, async (tx) => {
    const all = await lockGoals(tx, ctx);
    const { id, name, description, importance } = input;
    const before = id === undefined ? undefined : goalOf(all, id);
    assertGoalFits(all, name, id);
    const next = { name, description, importance };
    if (before === undefined) {
      const added = uuid();
      await tx.insert(goals).values({
        organizationId: ctx.organizationId,
        id: added,
        position: all.length,
        ...next,
        createdBy: ctx.memberId,
        createdAt: momentOf(ctx),
      });
      await tell(tx, ctx, "goal.created", added, importance, { name, description });
      return { id: added };
    }
    if (before.name === name && before.description === description && before.importance === importance)
      return { id: before.id };
    await tx.update(goals).set(next).where(isGoal(ctx, before.id));
    await tell(tx, ctx, "goal.changed", before.id, importance, { name, description, formerName: before.name });
    return { id: before.id };
  });
}

/** Takes a goal out of use. It stays where criteria are linked to it, and proposes no weights any more. */
export async function archiveGoal(ctx: ActingCtx, input: GoalInput): Promise<GoalReceipt> {
  assertCan(ctx, "manage goals");
  return withAuthority(ctx, async (tx) => {
    const goal = goalOf(await lockGoals(tx, ctx), input.goalId);
    if (goal.archivedAt !== null) return { id: goal.id };
    await tx
      .update(goals)
      .set({ archivedAt: momentOf(ctx) })
      .where(isGoal(ctx, goal.id));
    await tell(tx, ctx, "goal.archived", goal.id, goal.importance, { name: goal.name });
    return { id: goal.id };
  });
}

/** Brings an archived goal back. */
export async function restoreGoal(ctx: ActingCtx, input: GoalInput): Promise<GoalReceipt> {
  assertCan(ctx, "manage goals");
  return withAuthority(ctx, async (tx) => {
    const all = await lockGoals(tx, ctx);
    const goal = goalOf(all, input.goalId);
    if (goal.archivedAt === null) return { id: goal.id };
    assertGoalFits(all, goal.name, goal.id);
    await tx.update(goals).set({ archivedAt: null }).where(isGoal(ctx, goal.id));
    await tell(tx, ctx, "goal.restored", goal.id, goal.importance, { name: goal.name });
    return { id: goal.id };
  });
}

/** The goals, under the organization's lock: names are unique and their number is limited among all of them. */
async function lockGoals(tx: Tx, ctx: ActingCtx): Promise<Goal[]> {
  await tx
    .select({ id: organizations.organizationId })
    .from(organizations)
    .where(eq(organizations.organizationId, ctx.organizationId))
    .for("no key update");
  return readGoals(tx, ctx);
}

function goalOf(all: readonly Goal[], id: string): Goal {
  const goal = all.find((one) => one.id === id);
  if (goal === undefined) throw notFound("goal");
  return goal;
}

const isGoal = (ctx: ActingCtx, id: string) => and(eq(goals.organizationId, ctx.organizationId), eq(goals.id, id));

async function tell(
  tx: Tx,
  ctx: ActingCtx,
  type: "goal.created" | "goal.changed" | "goal.archived" | "goal.restored",
  goal: string,
  importance: number,
  texts: Readonly<Record<string, string>>,
): Promise<void> {
  const given = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ""));
  await appendEvent(tx, ctx, ctx.organizationId, { type, data: { goal, importance }, texts: given });
}
