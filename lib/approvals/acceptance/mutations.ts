import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { decisionLinks, decisionProductLines, decisions, revisions } from "@/db/schema/decisions";
import type { Scope } from "@/db/scope";
import type { LoadedDecision } from "@/lib/decisions/queries";
import { momentOf } from "@/lib/history/clock";
import { appendEvent, type Actor } from "@/lib/history/mutations";
import { listVerdicts, readPanel, type Subject } from "../queries";
import { standingOf, type Standing } from "../standing/rules";

/** How far a decision's lines have approved the text that waits. */
export interface Settled {
  readonly status: LoadedDecision["status"];
  readonly approvedLines: number;
  readonly lines: number;
}

/** How a decision's text stands now, by the verdicts, the people and the rules as this transaction sees them. */
export async function readStanding(
  tx: Tx,
  scope: Scope,
  decision: LoadedDecision,
  subject: Subject,
): Promise<Standing> {
  const panel = await readPanel(tx, scope, decision.productLineIds, subject);
  return standingOf(panel, await listVerdicts(tx, scope, decision.id), subject);
}

/** Accepts what now has all that its lines' rules ask for and no open request; says how it stands. The caller holds the decision's lock. */
export async function settle(tx: Tx, ctx: Actor, decision: LoadedDecision, subject: Subject): Promise<Settled> {
  const standing = await readStanding(tx, ctx, decision, subject);
  if (standing.isComplete) await accept(tx, ctx, decision, subject, standing);
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
async function accept(
  tx: Tx,
  ctx: Actor,
  decision: LoadedDecision,
  subject: Subject,
  standing: Standing,
): Promise<void> {
  const silent = linesBy(standing, "silence");
  const overridden = linesBy(standing, "override");
  if (silent.length > 0)
    await tx
      .update(decisionProductLines)
      .set({ silentRevision: subject.revision })
      .where(
        and(
          eq(decisionProductLines.organizationId, ctx.organizationId),
          eq(decisionProductLines.decisionId, decision.id),
          inArray(decisionProductLines.productLineId, [...silent]),
        ),
      );
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
    data: {
      revision: subject.revision,
      contentHash: subject.contentHash,
      ...(silent.length > 0 && { silent }),
      ...(overridden.length > 0 && { overridden }),
    },
  });
  if (!isCorrection) await endPredecessors(tx, ctx, decision);
}

/** The lines that count as approved for this reason, sorted. */
function linesBy({ lines }: Standing, by: "silence" | "override"): readonly string[] {
  return lines
    .filter((line) => line.by === by)
    .map((line) => line.lineId)
    .toSorted();
}

async function endPredecessors(tx: Tx, ctx: Actor, successor: LoadedDecision): Promise<void> {
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

async function endOnSharedLines(tx: Tx, ctx: Actor, successor: LoadedDecision, predecessorId: string): Promise<void> {
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
