import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { decisionProductLines, decisions } from "@/db/schema/decisions";
import { assertCan } from "@/lib/access/can";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { loadDecision, type LoadedDecision } from "@/lib/decisions/queries";
import { precondition } from "@/lib/errors";
import { momentOf } from "@/lib/history/clock";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import type { DropCorrection } from "../input";
import { isCorrectionPending } from "../rules";

/** Takes back the pending correction of an accepted decision (rule 17): the accepted text stands again, with its approvals. */
export async function dropCorrection(ctx: ActingCtx, input: DropCorrection): Promise<{ revision: number }> {
  return withAuthority(ctx, async (tx) => {
    const decision = await loadDecision(tx, ctx, { id: input.decisionId }, "update");
    assertCan(ctx, "edit decisions", decision);
    if (!isCorrectionPending(decision)) throw precondition("No correction is waiting on this decision.");
    return { revision: await drop(tx, ctx, decision) };
  });
}

/**
 * Drops a pending correction under the caller's lock. Revisions are never removed: a new one repeats the accepted text, salts
 * and all, so that its content hash, and with it every approval, is the accepted one's. Returns its number.
 */
export async function drop(tx: Tx, ctx: ActingCtx, decision: LoadedDecision): Promise<number> {
  const { organizationId } = ctx;
  const revision = decision.latestRevision + 1;
  const at = momentOf(ctx);
  await tx.execute(sql`
      insert into revisions (organization_id, decision_id, number, author_id, title, title_salt, title_commitment, summary, created_at)
      select organization_id, decision_id, ${revision}, author_id, title, title_salt, title_commitment, '', ${at}
      from revisions where organization_id = ${organizationId} and decision_id = ${decision.id} and number = ${decision.acceptedRevision}`);
  await tx.execute(sql`
      insert into revision_sections (organization_id, decision_id, revision, kind, body, salt, commitment)
      select organization_id, decision_id, ${revision}, kind, body, salt, commitment
      from revision_sections where organization_id = ${organizationId} and decision_id = ${decision.id} and revision = ${decision.acceptedRevision}`);
  await tx
    .update(decisionProductLines)
    .set({ silentRevision: revision })
    .where(
      and(
        eq(decisionProductLines.organizationId, organizationId),
        eq(decisionProductLines.decisionId, decision.id),
        eq(decisionProductLines.silentRevision, decision.acceptedRevision ?? 0),
      ),
    );
  await tx
    .update(decisions)
    .set({ latestRevision: revision, acceptedRevision: revision, changedAt: at })
    .where(and(eq(decisions.organizationId, organizationId), eq(decisions.id, decision.id)));
  await appendEvent(tx, ctx, decision.id, {
    type: "decision.correction_dropped",
    data: { dropped: decision.latestRevision, revision },
  });
  return revision;
}
