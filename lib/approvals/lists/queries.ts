import { sql } from "drizzle-orm";
import { withOrg } from "@/db/client";
import type { DecisionStatus } from "@/db/enums";
import type { Ctx } from "@/lib/access/context";
import { readAwaiting } from "../waiting/queries";

/** For each proposal among these decisions, by id: how many of its lines have an approval that counts. The reader sees them all. */
export async function countApprovedLines(
  ctx: Ctx,
  shown: readonly { readonly id: string; readonly status: DecisionStatus }[],
): Promise<ReadonlyMap<string, number>> {
  const ids = shown.filter(({ status }) => status === "proposed").map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const awaiting = await withOrg(ctx, (tx) =>
    readAwaiting(tx, ctx, sql`decisions.id = any(${sql.param(ids)}::uuid[])`),
  );
  return new Map(awaiting.map((one) => [one.decision.id, one.approvedLines]));
}
