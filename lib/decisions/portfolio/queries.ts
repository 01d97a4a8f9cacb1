import { and, desc, eq, sql } from "drizzle-orm";
import { withOrg } from "@/db/client";
import type { DecisionStatus } from "@/db/enums";
import { users } from "@/db/schema/accounts";
import { decisions } from "@/db/schema/decisions";
import { memberships } from "@/db/schema/organizations";
import type { Ctx } from "@/lib/access/context";
import { readPlaces, type Place } from "@/lib/decisions/places/queries";
import { visibleDecisions, withDescendants } from "@/lib/product-lines/visibility/queries";

/** A decision as it stands on one product line and the lines below it. */
export interface PortfolioEntry {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly status: DecisionStatus;
  readonly steward: string;
  readonly createdAt: Date;
  readonly proposedAt: Date | null;
  /** When it was accepted or rejected. */
  readonly decidedAt: Date | null;
  readonly changedAt: Date;
  readonly reviewOn: string | null;
  /** Its lines within this part of the tree, by name. */
  readonly lineNames: readonly string[];
  /** True while it holds on at least one of them. */
  readonly isInForce: boolean;
  /** When its last line here was taken over, and by which numbers, in order of time. */
  readonly endedAt: Date | null;
  readonly successors: readonly { readonly number: number; readonly at: Date }[];
}

/** So many decisions of a line are shown as a whole; the list has all of them. */
export const PORTFOLIO_SHOWN = 40;

/** Everything the reader may see that was, is or may be decided for a line or below it, by when it was decided. The latest 40 where there are more. */
export async function portfolio(ctx: Ctx, lineId: string): Promise<readonly PortfolioEntry[]> {
  return withOrg(ctx, async (tx) => {
    // Told first, so that the database knows how many lines that are.
    const below = await tx.execute<{ id: string }>(sql`select id from ${withDescendants(ctx, lineId)} below(id)`);
    const lineIds = below.rows.map(({ id }) => id);
    // Found first, the latest where there are very many: nobody reads a thousand lives. The rest is read for those alone.
    const latest = tx
      .select({
        organizationId: decisions.organizationId,
        id: decisions.id,
        number: decisions.number,
        title: decisions.title,
        status: decisions.status,
        stewardId: decisions.stewardId,
        createdAt: decisions.createdAt,
        proposedAt: decisions.proposedAt,
        decidedAt: decisions.decidedAt,
        changedAt: decisions.changedAt,
        reviewOn: decisions.reviewOn,
      })
      .from(decisions)
      .where(
        and(
          eq(decisions.organizationId, ctx.organizationId),
          visibleDecisions(ctx),
          sql`exists (select from decision_product_lines here where here.organization_id = ${ctx.organizationId}
            and here.decision_id = decisions.id and here.product_line_id = any(${sql.param(lineIds)}::uuid[]))`,
        ),
      )
      .orderBy(sql`decisions.decided_at desc nulls first`, desc(decisions.number))
      .limit(PORTFOLIO_SHOWN)
      .as("decisions");
    const rows = await tx
      .select({
        id: latest.id,
        number: latest.number,
        title: latest.title,
        status: latest.status,
        steward: users.name,
        createdAt: latest.createdAt,
        proposedAt: latest.proposedAt,
        decidedAt: latest.decidedAt,
        changedAt: latest.changedAt,
        reviewOn: latest.reviewOn,
      })
      .from(latest)
      .innerJoin(
        memberships,
        and(eq(memberships.organizationId, latest.organizationId), eq(memberships.id, latest.stewardId)),
      )
      .innerJoin(users, eq(users.id, memberships.userId))
      .orderBy(sql`decisions.decided_at asc nulls last`, latest.number);
    const places = await readPlaces(
      tx,
      ctx,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => lifeOf(row, places.get(row.id)?.filter(({ lineId: id }) => lineIds.includes(id)) ?? []));
  });
}

type Found = Omit<PortfolioEntry, "lineNames" | "isInForce" | "endedAt" | "successors">;

function lifeOf(found: Found, places: readonly Place[]): PortfolioEntry {
  const taken = new Map<number, Date>();
  for (const { endedAt, endedBy } of places) {
    if (endedAt === null || endedBy === null) continue;
    const known = taken.get(endedBy);
    taken.set(endedBy, known === undefined || endedAt < known ? endedAt : known);
  }
  const successors = [...taken]
    .map(([number, at]) => ({ number, at }))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const isInForce =
    (found.status === "accepted" || found.status === "deprecated") && places.some(({ endedAt }) => endedAt === null);
  return {
    ...found,
    lineNames: places.map(({ name }) => name),
    successors,
    isInForce,
    endedAt: isInForce ? null : (successors.at(-1)?.at ?? null),
  };
}
