import { sql } from "drizzle-orm";
import type { Ctx } from "@/lib/access/context";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { loadDecision } from "@/lib/decisions/queries";
import type { MarkDecisionSeen } from "./input";

/** Remembers up to which event the caller has looked at a decision; never backwards, never ahead of its chain. Private: no event. */
export async function markDecisionSeen(ctx: Ctx, input: MarkDecisionSeen): Promise<{ readonly isSeen: true }> {
  return withAuthority(ctx, async (tx) => {
    const { id } = await loadDecision(tx, ctx, { number: input.number });
    await tx.execute(sql`
      insert into decision_visits (organization_id, member_id, decision_id, sequence, seen_at)
      select organization_id, ${ctx.memberId}::uuid, id, least(sequence, ${input.sequence}::int), clock_timestamp()
      from chains where organization_id = ${ctx.organizationId} and id = ${id}
      on conflict (organization_id, member_id, decision_id) do update
      set sequence = greatest(decision_visits.sequence, excluded.sequence), seen_at = excluded.seen_at`);
    return { isSeen: true };
  });
}
