import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { decisionLinks, decisionProductLines, decisions, revisions } from "@/db/schema/decisions";
import type { LoadedDecision } from "@/lib/decisions/queries";
import { momentOf } from "@/lib/history/clock";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import { listVerdicts, type Subject } from "../queries";
import { standingOf } from "../rules";

/** How far a decision's lines have approved the text that waits. */
export interface Settled {
  readonly status: LoadedDecision["status"];
  readonly approvedLines: number;
  readonly lines: number;
}

/** Accepts what now has every line's approval and no open request; says how it stands. The caller holds the decision's lock. */
export async function settle(tx: Tx, ctx: ActingCtx, decision: LoadedDecision, subject: Subject): Promise<Settled> {
  const standing = standingOf(decision.productLineIds, await listVerdicts(tx, ctx, decision.id), subject);
  if (standing.isComplete) await accept(tx, ctx, decision, subject);
  else
    await tx
      .update(decisions)
      .set({ changedAt: momentOf(ctx) })
      .where(and(eq(decisions.organizationId, ctx.organizationId), eq(decisions.id, decision.id)));
  const status = standing.isComplete ? "accepted" : decision.status;
  return { status, approvedLines: standing.approvedLines, lines: standing.lines.length };
}

/**
 * Makes the approved revision the one in force. A first acceptance also ends, at this moment, what the decision
 * supersedes, on the lines both share (rule 18). The caller holds the decision's lock.
 */
async function accept(tx: Tx, ctx: ActingCtx, decision: LoadedDecision, subject: Subject): Promise<void> {
  const isCorrection = decision.status === "accepted";
  const at = momentOf(ctx);
  const [revision] = await tx
    .select({ title: revisions.title })
    .from(revisions)
    .where(
      and(
        eq(revisions.organizationId, ctx.organizationId),
        eq(revisions.decisionId, decision.id),
        eq(revisions.number, subject.revision),
      ),
    );
  await tx
    .update(decisions)
    .set({
      status: "accepted",
      acceptedRevision: subject.revision,
      title: revision?.title ?? decision.title,
      changedAt: at,
      ...(!isCorrection && { decidedAt: at }),
    })
    .where(and(eq(decisions.organizationId, ctx.organizationId), eq(decisions.id, decision.id)));
  await appendEvent(tx, ctx, decision.id, {
    type: isCorrection ? "decision.correction_accepted" : "decision.accepted",
    data: { revision: subject.revision, contentHash: subject.contentHash },
  });
  if (!isCorrection) await endPredecessors(tx, ctx, decision);
}

async function endPredecessors(tx: Tx, ctx: ActingCtx, successor: LoadedDecision): Promise<void> {
  // Locked in the order of their ids, so that two acceptances never wait for each other.
  const predecessors = await tx
    .select({ id: decisions.id, status: decisions.status })
    .from(decisions)
    .innerJoin(
      decisionLinks,
      and(
        eq(decisionLinks.organizationId, decisions.organizationId),
        eq(decisionLinks.targetId, decisions.id),
        eq(decisionLinks.kind, "supersedes"),
        // What is superseded in part stays in force.
        eq(decisionLinks.isPartial, false),
      ),
    )
    .where(
      and(
        eq(decisions.organizationId, ctx.organizationId),
        eq(decisionLinks.decisionId, successor.id),
        inArray(decisions.status, ["accepted", "deprecated"]),
      ),
    )
    .orderBy(asc(decisions.id))
    .for("update", { of: decisions });
  for (const predecessor of predecessors) await endOnSharedLines(tx, ctx, successor, predecessor.id);
}

async function endOnSharedLines(
  tx: Tx,
  ctx: ActingCtx,
  successor: LoadedDecision,
  predecessorId: string,
): Promise<void> {
  const { organizationId } = ctx;
  const at = momentOf(ctx);
  const ofPredecessor = and(
    eq(decisionProductLines.organizationId, organizationId),
    eq(decisionProductLines.decisionId, predecessorId),
    isNull(decisionProductLines.endedAt),
  );
  const ended = await tx
    .update(decisionProductLines)
    .set({ endedAt: at, endedBy: successor.id })
    .where(and(ofPredecessor, inArray(decisionProductLines.productLineId, [...successor.productLineIds])))
    .returning({ lineId: decisionProductLines.productLineId });
  if (ended.length === 0) return;
  await appendEvent(tx, ctx, predecessorId, {
    type: "decision.superseded_on_line",
    data: { by: successor.id, number: successor.number, lines: ended.map((line) => line.lineId).sort() },
  });
  const inForce = await tx
    .select({ lineId: decisionProductLines.productLineId })
    .from(decisionProductLines)
    .where(ofPredecessor);
  const isGone = inForce.length === 0;
  await tx
    .update(decisions)
    .set({ changedAt: at, ...(isGone && { status: "superseded" as const }) })
    .where(and(eq(decisions.organizationId, organizationId), eq(decisions.id, predecessorId)));
  if (isGone)
    await appendEvent(tx, ctx, predecessorId, {
      type: "decision.superseded",
      data: { by: successor.id, number: successor.number },
    });
}
