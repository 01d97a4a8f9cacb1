import { and, desc, eq, type SQL } from "drizzle-orm";
import { withOrg } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { memberships } from "@/db/schema/organizations";
import { shareLinks } from "@/db/schema/reading/sharing";
import type { Ctx } from "@/lib/access/context";
import { databaseClock } from "@/lib/history/clock";
import { stateOf, type ShareLinkState } from "./rules";

/** A link as who may share the thing sees it. Its token is nowhere. */
export interface ListedShareLink {
  readonly id: string;
  readonly label: string;
  readonly state: ShareLinkState;
  readonly hasPasscode: boolean;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly openedCount: number;
  readonly openedAt: Date | null;
}

/** The links to one decision or one product line, the newest first. The caller has shown that the reader may share it. */
export async function listShareLinks(
  ctx: Ctx,
  what: { readonly decisionId: string } | { readonly productLineId: string },
): Promise<readonly ListedShareLink[]> {
  const isIt: SQL =
    "decisionId" in what
      ? eq(shareLinks.decisionId, what.decisionId)
      : eq(shareLinks.productLineId, what.productLineId);
  return withOrg(ctx, async (tx) => {
    const now = await databaseClock(tx);
    const rows = await tx
      .select({
        id: shareLinks.id,
        label: shareLinks.label,
        passcodeHash: shareLinks.passcodeHash,
        createdBy: users.name,
        createdAt: shareLinks.createdAt,
        expiresAt: shareLinks.expiresAt,
        revokedAt: shareLinks.revokedAt,
        openedCount: shareLinks.openedCount,
        openedAt: shareLinks.openedAt,
      })
      .from(shareLinks)
      .innerJoin(
        memberships,
        and(eq(memberships.organizationId, shareLinks.organizationId), eq(memberships.id, shareLinks.createdBy)),
      )
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(and(eq(shareLinks.organizationId, ctx.organizationId), isIt))
      .orderBy(desc(shareLinks.createdAt))
      .limit(100);
    return rows.map(({ passcodeHash, revokedAt, ...row }) => ({
      ...row,
      hasPasscode: passcodeHash !== null,
      state: stateOf({ ...row, revokedAt }, now),
    }));
  });
}
