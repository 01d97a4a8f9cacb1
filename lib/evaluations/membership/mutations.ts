import { and, asc, eq, isNull, notInArray } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import { decisions } from "@/db/schema/decisions";
import { evaluationParticipants, evaluations, rounds } from "@/db/schema/evaluations";
import { memberships } from "@/db/schema/organizations";
import { assertCan } from "@/lib/access/can";
import { momentOf } from "@/lib/history/clock";
import { appendEvent, type ActingCtx, type Actor } from "@/lib/history/mutations";
import type { ChangeRole, MemberInput } from "@/lib/organizations/members/input";
import { setLines, setRole } from "@/lib/organizations/members/mutations";
import { countOtherOwners, lockMember } from "@/lib/organizations/members/queries";
import { assertAllowed, assertNotLastOwner, canGrant, canManage } from "@/lib/organizations/members/rules";
import { voidBallot } from "../participants/mutations";
import { mayTakePart } from "../rules";

/** What a member who can no longer do it left to the caller. */
export interface HandedOver {
  /** How many decisions the caller looks after from now on. */
  readonly stewardships: number;
  /** How many submitted ballots in open rounds no longer count. */
  readonly voidedBallots: number;
}

/**
 * Removes a member (rule 5). Their stewardships pass to the remover, their ballots in open rounds are void; closed rounds
 * and the name on what they did stay. The account stays too: it is theirs.
 */
export async function removeMember(ctx: ActingCtx, input: MemberInput): Promise<HandedOver> {
  assertCan(ctx, "manage members");
  return withOrg(ctx, async (tx) => {
    const member = await lockMember(tx, ctx, input.memberId);
    assertAllowed(canManage(ctx, member));
    assertNotLastOwner(member, await countOtherOwners(tx, ctx, member.id));
    const handedOver = await endMembership(tx, ctx, member.id, ctx.memberId);
    await appendEvent(tx, ctx, ctx.organizationId, { type: "member.removed", data: { member: member.id } });
    return handedOver;
  });
}

/**
 * Gives a member another role, from their next request on. Roles without product lines lose theirs; a stakeholder neither
 * looks after decisions nor takes part, so what they had passes to the caller or is void, as in a removal.
 */
export async function changeRole(ctx: ActingCtx, input: ChangeRole): Promise<HandedOver> {
  assertCan(ctx, "manage members");
  return withOrg(ctx, async (tx) => {
    const member = await lockMember(tx, ctx, input.memberId);
    assertAllowed(canManage(ctx, member));
    assertAllowed(canGrant(ctx, input.role));
    if (member.role === input.role) return NOTHING;
    assertNotLastOwner(member, await countOtherOwners(tx, ctx, member.id));
    const staysActive = mayTakePart({ role: input.role, status: "active" });
    const handedOver = staysActive ? NOTHING : await handOver(tx, ctx, member.id, ctx.memberId);
    await setRole(tx, ctx, member, input.role);
    return handedOver;
  });
}

/**
 * Ends a membership in the caller's transaction, as a removal does, with `heirId` as the steward from now on; null where nobody is left.
 * The caller has locked the membership, shown that it may end, and tells it in an event.
 */
export async function endMembership(
  tx: Tx,
  actor: Actor,
  memberId: string,
  heirId: string | null,
): Promise<HandedOver> {
  const handedOver = await handOver(tx, actor, memberId, heirId);
  await setLines(tx, actor, memberId, []);
  await tx
    .update(memberships)
    .set({ status: "removed" })
    .where(and(eq(memberships.organizationId, actor.organizationId), eq(memberships.id, memberId)));
  return handedOver;
}

const NOTHING: HandedOver = { stewardships: 0, voidedBallots: 0 };

async function handOver(tx: Tx, actor: Actor, memberId: string, heirId: string | null): Promise<HandedOver> {
  // All locks before the first event: a ballot takes its evaluation before its chain, and so does this.
  const decisionIds = heirId === null ? [] : await lockDecisionsOf(tx, actor, memberId);
  const open = await lockEvaluationsOf(tx, actor, memberId);
  if (heirId !== null) await takeOver(tx, actor, memberId, { heirId, decisionIds });
  const voidedBallots = await leave(tx, actor, memberId, open);
  return { stewardships: decisionIds.length, voidedBallots };
}

async function lockDecisionsOf(tx: Tx, actor: Actor, memberId: string): Promise<string[]> {
  const theirs = await tx
    .select({ id: decisions.id })
    .from(decisions)
    .where(and(eq(decisions.organizationId, actor.organizationId), eq(decisions.stewardId, memberId)))
    .orderBy(asc(decisions.id))
    .for("update");
  return theirs.map(({ id }) => id);
}

async function takeOver(
  tx: Tx,
  actor: Actor,
  memberId: string,
  { heirId, decisionIds }: { readonly heirId: string; readonly decisionIds: readonly string[] },
): Promise<void> {
  for (const id of decisionIds) {
    await tx
      .update(decisions)
      .set({ stewardId: heirId, changedAt: momentOf(actor) })
      .where(and(eq(decisions.organizationId, actor.organizationId), eq(decisions.id, id)));
    await appendEvent(tx, actor, id, {
      type: "decision.steward_changed",
      data: { steward: heirId, formerSteward: memberId },
    });
  }
}

/** The lock holds off ballots: one submitted at this moment is either void or was never taken. */
async function lockEvaluationsOf(tx: Tx, actor: Actor, memberId: string) {
  const { organizationId } = actor;
  const p = evaluationParticipants;
  return tx
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
}

type OpenEvaluations = Awaited<ReturnType<typeof lockEvaluationsOf>>;

async function leave(tx: Tx, actor: Actor, memberId: string, open: OpenEvaluations): Promise<number> {
  const { organizationId } = actor;
  const p = evaluationParticipants;
  let voidedBallots = 0;
  for (const evaluation of open) {
    await tx
      .update(p)
      .set({ removedAt: momentOf(actor) })
      .where(and(eq(p.organizationId, organizationId), eq(p.evaluationId, evaluation.id), eq(p.memberId, memberId)));
    const isVoided = await voidOpenBallots(tx, actor, evaluation.id, memberId);
    if (isVoided) voidedBallots += 1;
    await appendEvent(tx, actor, evaluation.decisionId, {
      type: "evaluation.participant_removed",
      data: { evaluation: evaluation.id, member: memberId, voidedBallot: isVoided },
    });
  }
  return voidedBallots;
}

async function voidOpenBallots(tx: Tx, actor: Actor, evaluationId: string, memberId: string): Promise<boolean> {
  const unrevealed = await tx
    .select({ id: rounds.id })
    .from(rounds)
    .where(
      and(
        eq(rounds.organizationId, actor.organizationId),
        eq(rounds.evaluationId, evaluationId),
        isNull(rounds.revealedAt),
      ),
    );
  let isVoided = false;
  for (const round of unrevealed) isVoided = (await voidBallot(tx, actor, round.id, memberId)) || isVoided;
  return isVoided;
}
