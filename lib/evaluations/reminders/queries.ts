import { and, eq, isNull, not, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { evaluationParticipants, rounds } from "@/db/schema/evaluations";
import { memberships } from "@/db/schema/organizations";
import type { Scope } from "@/db/scope";
import { hasSubmitted } from "../rounds/queries";

/** When people were last reminded of a round, by the clock or by hand; null when they were not. */
export async function readLastReminder(
  tx: Tx,
  { organizationId }: Scope,
  decisionId: string,
  openedAt: Date,
): Promise<Date | null> {
  // One evaluation of a decision is open at a time, so what was said since this round opened was said of it.
  const { rows } = await tx.execute<{ at: string | null }>(sql`
    select max(recorded_at) as at from events
    where organization_id = ${organizationId} and chain_id = ${decisionId} and type = 'evaluation.reminded'
    and recorded_at >= ${openedAt.toISOString()}::timestamptz`);
  const at = rows[0]?.at ?? null;
  return at === null ? null : new Date(at);
}

/** How many participants who can still vote have not submitted in a round. */
export async function countMissing(
  tx: Tx,
  { organizationId }: Scope,
  evaluationId: string,
  roundId: string,
): Promise<number> {
  const p = evaluationParticipants;
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(p)
    .innerJoin(memberships, and(eq(memberships.organizationId, p.organizationId), eq(memberships.id, p.memberId)))
    .where(
      and(
        eq(p.organizationId, organizationId),
        eq(p.evaluationId, evaluationId),
        isNull(p.removedAt),
        eq(memberships.status, "active"),
        not(hasSubmitted(roundId, p)),
      ),
    );
  return row?.count ?? 0;
}

/** When people were reminded of a round by the clock. */
export async function readReminded(tx: Tx, { organizationId }: Scope, roundId: string) {
  const [row] = await tx
    .select({ remindedAt: rounds.remindedAt, remindedAgainAt: rounds.remindedAgainAt })
    .from(rounds)
    .where(and(eq(rounds.organizationId, organizationId), eq(rounds.id, roundId)));
  return row ?? { remindedAt: null, remindedAgainAt: null };
}
