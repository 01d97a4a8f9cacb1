import { and, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { ballots, evaluationParticipants } from "@/db/schema/evaluations";
import { memberships } from "@/db/schema/organizations";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { invalid, notFound, precondition } from "@/lib/errors";
import { momentOf } from "@/lib/history/clock";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import { lockForSteering, type LoadedEvaluation } from "../queries";
import { currentRound } from "../rounds/mutations";
import { assertPhase, mayTakePart } from "../rules";
import type { ParticipantInput } from "./input";

/** Adds a late joiner while weighting or scoring is open, before the reveal of its scores (rule 24). Adding twice changes nothing. */
export async function addParticipant(ctx: ActingCtx, input: ParticipantInput): Promise<{ readonly isNew: boolean }> {
  return withAuthority(ctx, async (tx) => {
    await lockMembers(tx, ctx, [input.memberId]);
    const { evaluation } = await lockForSteering(tx, ctx, input.evaluationId);
    await assertJoinable(tx, ctx, evaluation, "Adding somebody");
    const t = evaluationParticipants;
    const added = await tx
      .insert(t)
      .values({
        organizationId: ctx.organizationId,
        evaluationId: evaluation.id,
        memberId: input.memberId,
        addedAt: momentOf(ctx),
      })
      .onConflictDoUpdate({
        target: [t.organizationId, t.evaluationId, t.memberId],
        set: { removedAt: null, addedAt: momentOf(ctx) },
        setWhere: isNotNull(t.removedAt),
      })
      .returning({ memberId: t.memberId });
    if (added.length === 0) return { isNew: false };
    await appendEvent(tx, ctx, evaluation.decisionId, {
      type: "evaluation.participant_added",
      data: { evaluation: evaluation.id, member: input.memberId },
    });
    return { isNew: true };
  });
}

/** Takes somebody off the list before the reveal. Their ballot in the open round is void; rounds already revealed stand. */
export async function removeParticipant(
  ctx: ActingCtx,
  input: ParticipantInput,
): Promise<{ readonly voidedBallot: boolean }> {
  return withAuthority(ctx, async (tx) => {
    const { evaluation } = await lockForSteering(tx, ctx, input.evaluationId);
    const round = await assertJoinable(tx, ctx, evaluation, "Removing somebody");
    const { organizationId } = ctx;
    const t = evaluationParticipants;
    const left = await tx
      .update(t)
      .set({ removedAt: momentOf(ctx) })
      .where(
        and(
          eq(t.organizationId, organizationId),
          eq(t.evaluationId, evaluation.id),
          eq(t.memberId, input.memberId),
          isNull(t.removedAt),
        ),
      )
      .returning({ memberId: t.memberId });
    if (left.length === 0) throw notFound("participant");
    const remaining = await tx.$count(
      t,
      and(eq(t.organizationId, organizationId), eq(t.evaluationId, evaluation.id), isNull(t.removedAt)),
    );
    if (remaining === 0)
      throw precondition("An evaluation needs at least one participant. Add another first, or cancel it.");
    const voided = round.revealedAt === null && (await voidBallot(tx, ctx, round.id, input.memberId));
    await appendEvent(tx, ctx, evaluation.decisionId, {
      type: "evaluation.participant_removed",
      data: { evaluation: evaluation.id, member: input.memberId, voidedBallot: voided },
    });
    return { voidedBallot: voided };
  });
}

/** Voids one person's ballot of a round, submission and draft. True when a submission was lost by it. */
export async function voidBallot(tx: Tx, ctx: ActingCtx, roundId: string, memberId: string): Promise<boolean> {
  const voided = await tx
    .update(ballots)
    .set({ voidedAt: momentOf(ctx) })
    .where(
      and(
        eq(ballots.organizationId, ctx.organizationId),
        eq(ballots.roundId, roundId),
        eq(ballots.memberId, memberId),
        isNull(ballots.voidedAt),
      ),
    )
    .returning({ isSubmitted: sql<boolean>`${ballots.submission} is not null` });
  return voided.some((ballot) => ballot.isSubmitted);
}

/**
 * Refuses anybody who is not an active member with a role that takes part; a foreign id is NOT_FOUND. Called before any other
 * lock, like a removal does: one that runs at the same time waits, and then finds the new participant.
 */
export async function lockMembers(tx: Tx, ctx: ActingCtx, memberIds: readonly string[]): Promise<void> {
  if (memberIds.length === 0) return;
  const members = await tx
    .select({ id: memberships.id, role: memberships.role, status: memberships.status })
    .from(memberships)
    .where(and(eq(memberships.organizationId, ctx.organizationId), inArray(memberships.id, [...memberIds])))
    .for("share");
  if (members.length < memberIds.length) throw notFound("member");
  if (members.every(mayTakePart)) return;
  throw invalid("Only active members, leads, admins and owners take part in evaluations.", {
    participants: "Somebody here is suspended, removed or a stakeholder.",
  });
}

/** Names the participants anew: who is missing joins, who is not named leaves. The caller has locked them as members. */
export async function nameParticipants(
  tx: Tx,
  ctx: ActingCtx,
  evaluationId: string,
  memberIds: readonly string[],
): Promise<void> {
  const { organizationId } = ctx;
  const t = evaluationParticipants;
  await tx
    .update(t)
    .set({ removedAt: momentOf(ctx) })
    .where(
      and(
        eq(t.organizationId, organizationId),
        eq(t.evaluationId, evaluationId),
        isNull(t.removedAt),
        sql`not (${t.memberId} = any(${sql.param([...memberIds])}::uuid[]))`,
      ),
    );
  await tx
    .insert(t)
    .values(memberIds.map((memberId) => ({ organizationId, evaluationId, memberId, addedAt: momentOf(ctx) })))
    .onConflictDoUpdate({
      target: [t.organizationId, t.evaluationId, t.memberId],
      set: { removedAt: null, addedAt: momentOf(ctx) },
      setWhere: isNotNull(t.removedAt),
    });
}

/** Weighting or scoring with its scores unrevealed. Between the weights' reveal and scoring people may still join. */
async function assertJoinable(tx: Tx, ctx: ActingCtx, evaluation: LoadedEvaluation, doing: string) {
  assertPhase(evaluation.phase, ["weighting", "scoring"], doing);
  return currentRound(tx, ctx, evaluation);
}
