import { and, eq, gt, isNull, lt } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { delegations } from "@/db/schema/approvals/rules";
import { memberships, organizations } from "@/db/schema/organizations";
import { assertCan } from "@/lib/access/can";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { conflict, forbidden, invalid, notFound } from "@/lib/errors";
import { databaseClock, momentOf, momentOfEvent } from "@/lib/history/clock";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import type { Delegate, EndDelegation } from "./input";
import { assertPeriod } from "./rules";

export interface DelegationReceipt {
  readonly id: string;
}

/**
 * Lets another owner or lead approve in the caller's place for some days. They decide for the caller's lines, as the caller could,
 * and it is said with every verdict; the caller may still decide. Refuses a second one for the same days.
 */
export async function delegate(ctx: ActingCtx, input: Delegate): Promise<DelegationReceipt> {
  assertCan(ctx, "delegate approvals");
  return withAuthority(ctx, async (tx) => {
    const { organizationId } = ctx;
    const { delegateId, startsAt, endsAt, reason } = input;
    assertPeriod(startsAt, endsAt, await databaseClock(tx));
    if (delegateId === ctx.memberId) throw whom("Choose somebody else: you cannot stand in for yourself.");
    // Two delegations wait for each other, so that the second sees the first one's days.
    await tx
      .select({ id: organizations.organizationId })
      .from(organizations)
      .where(eq(organizations.organizationId, organizationId))
      .for("no key update");
    const [other] = await tx
      .select({ role: memberships.role, status: memberships.status })
      .from(memberships)
      .where(and(eq(memberships.organizationId, organizationId), eq(memberships.id, delegateId)))
      .for("share");
    if (other === undefined || other.status === "removed") throw notFound("member");
    if (other.status !== "active" || (other.role !== "owner" && other.role !== "lead"))
      throw whom("Only an owner or a lead who is here can stand in for you.");
    const overlapping = await tx.$count(
      delegations,
      and(
        eq(delegations.organizationId, organizationId),
        eq(delegations.memberId, ctx.memberId),
        isNull(delegations.endedAt),
        lt(delegations.startsAt, endsAt),
        gt(delegations.endsAt, startsAt),
      ),
    );
    if (overlapping > 0) throw conflict("Somebody stands in for you on some of these days already. End that first.");
    const id = uuid();
    await tx.insert(delegations).values({
      ...{ organizationId, id, memberId: ctx.memberId, delegateId, startsAt, endsAt, reason },
      createdAt: momentOf(ctx),
    });
    await appendEvent(tx, ctx, organizationId, {
      type: "delegation.made",
      data: {
        ...{ delegation: id, member: ctx.memberId, delegate: delegateId },
        from: startsAt.toISOString(),
        to: endsAt.toISOString(),
      },
      texts: reason === "" ? {} : { reason },
    });
    return { id };
  });
}

/** Ends a delegation before its time: whoever is away, whoever stands in, or an owner. What was decided meanwhile stands (rule 6). */
export async function endDelegation(ctx: ActingCtx, input: EndDelegation): Promise<DelegationReceipt> {
  return withAuthority(ctx, async (tx) => {
    const { organizationId } = ctx;
    const which = and(eq(delegations.organizationId, organizationId), eq(delegations.id, input.delegationId));
    const [found] = await tx
      .select({
        id: delegations.id,
        memberId: delegations.memberId,
        delegateId: delegations.delegateId,
        endsAt: delegations.endsAt,
        endedAt: delegations.endedAt,
      })
      .from(delegations)
      .where(which)
      .for("update");
    if (found === undefined) throw notFound("delegation");
    const { id, memberId, delegateId } = found;
    if (ctx.memberId !== memberId && ctx.memberId !== delegateId && ctx.role !== "owner")
      throw forbidden("Whoever is away, whoever stands in for them, or an owner can end this.");
    if (found.endedAt !== null || found.endsAt <= (await databaseClock(tx))) return { id };
    const ended = await appendEvent(tx, ctx, organizationId, {
      type: "delegation.ended",
      data: { delegation: id, member: memberId, delegate: delegateId },
    });
    await tx
      .update(delegations)
      .set({ endedAt: momentOfEvent(ctx, ended) })
      .where(which);
    return { id };
  });
}

const whom = (message: string) => invalid(message, { delegateId: message });
