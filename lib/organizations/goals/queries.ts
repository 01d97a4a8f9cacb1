import { asc, eq } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import { goals } from "@/db/schema/evaluation/goals";
import type { Scope } from "@/db/scope";
import { assertCan } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import type { Goal } from "./rules";

/** All goals of the organization, archived ones too, in their order. Everybody who may read decisions may read them. */
export async function listGoals(ctx: Ctx): Promise<readonly Goal[]> {
  assertCan(ctx, "read");
  return withOrg(ctx, (tx) => readGoals(tx, ctx));
}

/** The same in the caller's transaction. */
export async function readGoals(tx: Tx, { organizationId }: Scope): Promise<Goal[]> {
  return tx
    .select({
      id: goals.id,
      name: goals.name,
      description: goals.description,
      importance: goals.importance,
      archivedAt: goals.archivedAt,
    })
    .from(goals)
    .where(eq(goals.organizationId, organizationId))
    .orderBy(asc(goals.position), asc(goals.id));
}
