import { and, asc, eq, isNull, notInArray } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import { decisions } from "@/db/schema/decisions";
import { evaluationParticipants, evaluations, rounds } from "@/db/schema/evaluations";
import { memberships } from "@/db/schema/organizations";
import { assertCan } from "@/lib/access/can";
import { momentOf } from "@/lib/history/clock";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import type { MemberInput } from "@/lib/organizations/members/input";
import { setLines } from "@/lib/organizations/members/mutations";
import { countOtherOwners, lockMember } from "@/lib/organizations/members/queries";
import { assertAllowed, assertNotLastOwner, canManage } from "@/lib/organizations/members/rules";
import { voidBallot } from "../participants/mutations";

export interface RemovedMember {
  /** How many decisions the remover looks after from now on. */
  readonly stewardships: number;
  /** How many submitted ballots in open rounds no longer count. */
  readonly voidedBallots: number;
}

/**
 * Removes a member (rule 5). Their stewardships pass to the remover, their ballots in open rounds are void; closed rounds
 * and the name on what they did stay. The account stays too: it is theirs.
 */
export async function removeMember(ctx: ActingCtx, input: MemberInput): Promise<RemovedMember> {
  assertCan(ctx, "manage members");
  return withOrg(ctx, async (tx) => {
    const member = await lockMember(tx, ctx, input.memberId);
    assertAllowed(canManage(ctx, member));
    assertNotLastOwner(member, await countOtherOwners(tx, ctx, member.id));
    const stewardships = await takeOverDecisions(tx, ctx, member.id);
    const voidedBallots = await leaveEvaluations(tx, ctx, member.id);
    await setLines(tx, ctx, member.id, []);
    await tx
      .update(memberships)
      .set({ status: "removed" })
      .where(and(eq(memberships.organizationId, ctx.organizationId), eq(memberships.id, member.id)));
    await appendEvent(tx, ctx, ctx.organizationId, { type: "member.removed", data: { member: member.id } });
    return { stewardships, voidedBallots };
  });
}

async function takeOverDecisions(tx: Tx, ctx: ActingCtx, memberId: string): Promise<number> {
  const theirs = await tx
    .select({ id: decisions.id })
    .from(decisions)
    .where(and(eq(decisions.organizationId, ctx.organizationId), eq(decisions.stewardId, memberId)))
    .orderBy(asc(decisions.id))
    .for("update");
  for (const { id } of theirs) {
    await tx
      .update(decisions)
      .set({ stewardId: ctx.memberId, changedAt: momentOf(ctx) })
      .where(and(eq(decisions.organizationId, ctx.organizationId), eq(decisions.id, id)));
    await appendEvent(tx, ctx, id, {
      type: "decision.steward_changed",
      data: { steward: ctx.memberId, formerSteward: memberId },
    });
  }
  return theirs.length;
}

/** The lock holds off ballots: one submitted at this moment is either void or was never taken. */
async function leaveEvaluations(tx: Tx, ctx: ActingCtx, memberId: string): Promise<number> {
  const { organizationId } = ctx;
  const p = evaluationParticipants;
  const open = await tx
    .select({ id: evaluations.id, decisionId: evaluations.decisionId })
    .from(evaluations)
    .innerJoin(p, and(eq(p.organizationId, evaluations.organizationId), eq(p.evaluationId, evaluations.id)))
    .where(
      and(
        eq(evaluations.organizationId, organizationId),
        notInArray(evaluations.phase, ["closed", "cancelled"]),
        eq(p.memberId, memberId),
        isNull(p.removedAt),
      ),
    )
    .orderBy(asc(evaluations.id))
    .for("update", { of: evaluations });
  let voidedBallots = 0;
  for (const evaluation of open) {
    await tx
      .update(p)
      .set({ removedAt: momentOf(ctx) })
      .where(and(eq(p.organizationId, organizationId), eq(p.evaluationId, evaluation.id), eq(p.memberId, memberId)));
    const isVoided = await voidOpenBallots(tx, ctx, evaluation.id, memberId);
    if (isVoided) voidedBallots += 1;
    await appendEvent(tx, ctx, evaluation.decisionId, {
      type: "evaluation.participant_removed",
      data: { evaluation: evaluation.id, member: memberId, voidedBallot: isVoided },
    });
  }
  return voidedBallots;
}

async function voidOpenBallots(tx: Tx, ctx: ActingCtx, evaluationId: string, memberId: string): Promise<boolean> {
  const unrevealed = await tx
    .select({ id: rounds.id })
    .from(rounds)
    .where(
      and(
        eq(rounds.organizationId, ctx.organizationId),
        eq(rounds.evaluationId, evaluationId),
        isNull(rounds.revealedAt),
      ),
    );
  let isVoided = false;
  for (const round of unrevealed) isVoided = (await voidBallot(tx, ctx, round.id, memberId)) || isVoided;
  return isVoided;
}
