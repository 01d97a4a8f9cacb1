import { and, desc, eq, sql, type SQL } from "drizzle-orm";
import { withOrg } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { memberships } from "@/db/schema/organizations";
import { shareLinks } from "@/db/schema/reading/sharing";
import { assertCan, canShareOn } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import { loadDecision } from "@/lib/decisions/queries";
import { notFound } from "@/lib/errors";
import { databaseClock } from "@/lib/history/clock";
import { OWN_LINES } from "@/lib/auth/authority/own-lines";
import { stateOf, type ShareLinkState } from "./rules";

/** Who made a link, as they stand now, and the lines of what it shows: what `stateOf` asks of `share_links` and its maker's `memberships`. */
export const MAKER = {
  makerRole: memberships.role,
  makerStatus: memberships.status,
  makerLines: OWN_LINES,
  lineIds: sql<string[]>`case when share_links.decision_id is null then array[share_links.product_line_id::text]
    else array(select l.product_line_id::text from decision_product_lines l
      where l.organization_id = share_links.organization_id and l.decision_id = share_links.decision_id) end`,
};

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

/** The links to one decision or one product line, those that still work first, then the newest, for who may share it; refused to everybody else. */
export async function listShareLinks(
  ctx: Ctx,
  what: { readonly decisionId: string } | { readonly productLineId: string },
): Promise<readonly ListedShareLink[]> {
  const isIt: SQL =
    "decisionId" in what
      ? eq(shareLinks.decisionId, what.decisionId)
      : eq(shareLinks.productLineId, what.productLineId);
  return withOrg(ctx, async (tx) => {
    if ("decisionId" in what) assertCan(ctx, "share decisions", await loadDecision(tx, ctx, { id: what.decisionId }));
    else if (!canShareOn(ctx, [what.productLineId])) throw notFound("product line");
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
        ...MAKER,
      })
      .from(shareLinks)
      .innerJoin(
        memberships,
        and(eq(memberships.organizationId, shareLinks.organizationId), eq(memberships.id, shareLinks.createdBy)),
      )
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(and(eq(shareLinks.organizationId, ctx.organizationId), isIt))
      .orderBy(
        sql`${shareLinks.revokedAt} is null and ${shareLinks.expiresAt} > ${now.toISOString()} desc`,
        desc(shareLinks.createdAt),
      )
      .limit(100);
    return rows.map(({ passcodeHash, revokedAt, makerRole, makerStatus, makerLines, lineIds, ...row }) => ({
      ...row,
      hasPasscode: passcodeHash !== null,
      state: stateOf({ ...row, revokedAt, makerRole, makerStatus, makerLines, lineIds }, now),
    }));
  });
}
