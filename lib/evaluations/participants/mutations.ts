import { and, eq, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { ROLES } from "@/db/enums";
import { ballots, evaluationParticipants } from "@/db/schema/evaluations";
import { memberships } from "@/db/schema/organizations";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { notFound, precondition } from "@/lib/errors";
import { momentOf } from "@/lib/history/clock";
import { appendEvent, type ActingCtx, type Actor } from "@/lib/history/mutations";
import { assertNobodyNew } from "../names/mutations";
import { lockForSteering, type LoadedEvaluation } from "../queries";
import { currentRound } from "../rounds/mutations";
import { assertQuorumReachable } from "../quorum/rules";
import { assertPhase } from "../rules";
import type { Invitation, ParticipantInput } from "./input";
import { readMembersOfLines } from "./queries";
import { assertFew, resolveInvitation, weightOf, type Invited } from "./rules";

/** Adds a late joiner while weighting or scoring is open, before the reveal of its scores (rule 24). Adding twice changes nothing. */
export async function addParticipant(ctx: ActingCtx, input: ParticipantInput): Promise<{ readonly isNew: boolean }> {
  return withAuthority(ctx, async (tx) => {
    const namesInvited = await lockInvited(tx, ctx, { participants: [input.memberId] });
    const { evaluation } = await lockForSteering(tx, ctx, input.evaluationId);
    const [joiner] = namesInvited();
    if (joiner === undefined) throw notFound("member");
    await assertJoinable(tx, ctx, evaluation, "Adding somebody");
    await assertNobodyNew(tx, ctx, evaluation, [input.memberId]);
    const t = evaluationParticipants;
    const added = await tx
      .insert(t)
      .values(rowOf(ctx, evaluation.id, evaluation.settings, { ...joiner, ground: "late" }))
      .onConflictDoUpdate({
        target: [t.organizationId, t.evaluationId, t.memberId],
        set: { ...NAMED_AGAIN, removedAt: null, addedAt: momentOf(ctx) },
        setWhere: isNotNull(t.removedAt),
      })
      .returning({ memberId: t.memberId });
    if (added.length === 0) return { isNew: false };
    assertFew(await countParticipants(tx, ctx, evaluation.id));
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
    if ((await countParticipants(tx, ctx, evaluation.id)) === 0)
      throw precondition("An evaluation needs at least one participant. Add another first, or cancel it.");
    const voided = round.revealedAt === null && (await voidBallot(tx, ctx, round.id, input.memberId));
    await appendEvent(tx, ctx, evaluation.decisionId, {
      type: "evaluation.participant_removed",
      data: { evaluation: evaluation.id, member: input.memberId, voidedBallot: voided },
    });
    return { voidedBallot: voided };
  });
}

/** How many take part as things stand in this transaction. */
function countParticipants(tx: Tx, { organizationId }: ActingCtx, evaluationId: string): Promise<number> {
  const t = evaluationParticipants;
  return tx.$count(t, and(eq(t.organizationId, organizationId), eq(t.evaluationId, evaluationId), isNull(t.removedAt)));
}

/** Voids one person's ballot of a round, submission and draft. True when a submission was lost by it. */
export async function voidBallot(tx: Tx, ctx: Actor, roundId: string, memberId: string): Promise<boolean> {
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
 * Locks everybody an invitation brings. Called before any other lock, like a removal does: one that runs at the same time waits, and
 * then finds the new participant. What it returns says why each is named, and refuses who cannot be; a foreign id is NOT_FOUND. To be
 * asked once it is clear that the caller may invite: others are not told who is suspended.
 */
export async function lockInvited(tx: Tx, ctx: ActingCtx, invitation: Invitation): Promise<() => Invited[]> {
  const lineOf = await readMembersOfLines(tx, ctx, invitation.lineIds ?? []);
  const ids = [...new Set([...invitation.participants, ...lineOf.keys()])];
  const roles = invitation.roles ?? [];
  const members = await tx
    .select({ id: memberships.id, role: memberships.role, status: memberships.status })
    .from(memberships)
    .where(
      and(
        eq(memberships.organizationId, ctx.organizationId),
        or(
          inArray(memberships.id, ids),
          roles.length === 0 ? undefined : and(eq(memberships.status, "active"), inArray(memberships.role, [...roles])),
        ),
      ),
    )
    .orderBy(memberships.id)
    .for("share");
  const found = new Set(members.map(({ id }) => id));
  return () => {
    if (invitation.participants.some((id) => !found.has(id))) throw notFound("member");
    return resolveInvitation(invitation, members, lineOf);
  };
}

/**
 * Names the participants anew: who is missing joins, who is not named leaves, and how much each vote counts follows from their role
 * now (rule 6). The caller has locked them as members.
 */
export async function nameParticipants(
  tx: Tx,
  ctx: ActingCtx,
  evaluation: LoadedEvaluation,
  invited: readonly Invited[],
): Promise<void> {
  const { organizationId } = ctx;
  const { id: evaluationId, settings } = evaluation;
  assertQuorumReachable(settings.quorum, invited.length);
  const memberIds = invited.map(({ memberId }) => memberId);
  await assertNobodyNew(tx, ctx, evaluation, memberIds);
  const t = evaluationParticipants;
  await tx
    .update(t)
    .set({ removedAt: momentOf(ctx) })
    .where(
      and(
        eq(t.organizationId, organizationId),
        eq(t.evaluationId, evaluationId),
        isNull(t.removedAt),
        sql`not (${t.memberId} = any(${sql.param(memberIds)}::uuid[]))`,
      ),
    );
  await tx
    .insert(t)
    .values(invited.map((one) => rowOf(ctx, evaluationId, settings, one)))
    .onConflictDoUpdate({
      target: [t.organizationId, t.evaluationId, t.memberId],
      set: {
        ...NAMED_AGAIN,
        removedAt: null,
        addedAt: sql`case when ${t.removedAt} is null then ${t.addedAt} else excluded.added_at end`,
      },
    });
}

/** Fixes anew how much each vote counts, where scoring opens for the people who are named already. */
export async function fixWeights(
  tx: Tx,
  ctx: ActingCtx,
  { id: evaluationId, settings }: LoadedEvaluation,
): Promise<void> {
  const t = evaluationParticipants;
  const weights = ROLES.map((role) => sql`when ${role} then ${weightOf(role, settings.roleWeights)}::int`);
  await tx
    .update(t)
    .set({
      weight: sql`(select case ${memberships.role} ${sql.join(weights, sql` `)} else 1 end from ${memberships}
      where ${memberships.organizationId} = ${t.organizationId} and ${memberships.id} = ${t.memberId})`,
    })
    .where(and(eq(t.organizationId, ctx.organizationId), eq(t.evaluationId, evaluationId), isNull(t.removedAt)));
}

/** What an upsert of `rowOf` says anew of somebody who is there already. */
const NAMED_AGAIN = {
  invitedBy: sql`excluded.invited_by`,
  invitedRole: sql`excluded.invited_role`,
  invitedLineId: sql`excluded.invited_line_id`,
  weight: sql`excluded.weight`,
};

function rowOf(
  ctx: ActingCtx,
  evaluationId: string,
  { roleWeights }: LoadedEvaluation["settings"],
  { memberId, role, ground, invitedRole, invitedLineId }: Invited,
) {
  return {
    organizationId: ctx.organizationId,
    evaluationId,
    memberId,
    addedAt: momentOf(ctx),
    invitedBy: ground,
    invitedRole,
    invitedLineId,
    weight: weightOf(role, roleWeights),
  };
}

/** Weighting or scoring with its scores unrevealed. Between the weights' reveal and scoring people may still join. */
async function assertJoinable(tx: Tx, ctx: ActingCtx, evaluation: LoadedEvaluation, doing: string) {
  assertPhase(evaluation.phase, ["weighting", "scoring"], doing);
  return currentRound(tx, ctx, evaluation);
}
