import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { withOrg } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { delegations } from "@/db/schema/approvals/rules";
import { memberships } from "@/db/schema/organizations";
import type { Ctx } from "@/lib/access/context";

/** Somebody who stands in for another, now or soon. */
export interface ListedDelegation {
  readonly id: string;
  readonly memberId: string;
  readonly memberName: string;
  readonly delegateId: string;
  readonly delegateName: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly reason: string;
  readonly hasBegun: boolean;
}

/**
 * Who stands in for whom, now and later, those that begin first first. What is over stands in the history. Why somebody is away is for
 * their colleagues, not for stakeholders: to them it is empty.
 */
export async function listDelegations(ctx: Ctx): Promise<readonly ListedDelegation[]> {
  const away = alias(memberships, "away");
  const awayUser = alias(users, "away_user");
  const standing = alias(memberships, "standing");
  const standingUser = alias(users, "standing_user");
  return withOrg(ctx, (tx) =>
    tx
      .select({
        id: delegations.id,
        memberId: delegations.memberId,
        memberName: awayUser.name,
        delegateId: delegations.delegateId,
        delegateName: standingUser.name,
        startsAt: delegations.startsAt,
        endsAt: delegations.endsAt,
        reason: ctx.role === "stakeholder" ? sql<string>`''` : delegations.reason,
        hasBegun: sql<boolean>`${delegations.startsAt} <= clock_timestamp()`,
      })
      .from(delegations)
      .innerJoin(away, and(eq(away.organizationId, delegations.organizationId), eq(away.id, delegations.memberId)))
      .innerJoin(awayUser, eq(awayUser.id, away.userId))
      .innerJoin(
        standing,
        and(eq(standing.organizationId, delegations.organizationId), eq(standing.id, delegations.delegateId)),
      )
      .innerJoin(standingUser, eq(standingUser.id, standing.userId))
      .where(
        and(
          eq(delegations.organizationId, ctx.organizationId),
          isNull(delegations.endedAt),
          gt(delegations.endsAt, sql`clock_timestamp()`),
        ),
      )
      .orderBy(asc(delegations.startsAt), asc(delegations.id)),
  );
}
