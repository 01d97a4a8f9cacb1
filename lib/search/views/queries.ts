import { and, asc, eq, or } from "drizzle-orm";
import { withOrg } from "@/db/client";
import type { ViewPlace } from "@/db/enums";
import { savedViews } from "@/db/schema/reading/search";
import type { Ctx } from "@/lib/access/context";
import { mayChangeView } from "./rules";

export interface SavedView {
  readonly id: string;
  readonly place: ViewPlace;
  readonly name: string;
  /** The filters as they stand in the address, after the question mark. */
  readonly query: string;
  readonly isShared: boolean;
  /** Whether the reader may rename or delete it. */
  readonly isOwn: boolean;
}

/** The reader's own views and the shared ones, by name. Shared ones name lines and tags of the team's, so stakeholders see their own only. */
export async function listViews(ctx: Ctx, place?: ViewPlace): Promise<readonly SavedView[]> {
  const v = savedViews;
  const own = eq(v.memberId, ctx.memberId);
  return withOrg(ctx, async (tx) => {
    const rows = await tx
      .select({ id: v.id, place: v.place, name: v.name, query: v.query, isShared: v.isShared, memberId: v.memberId })
      .from(v)
      .where(
        and(
          eq(v.organizationId, ctx.organizationId),
          ctx.role === "stakeholder" ? own : or(own, eq(v.isShared, true)),
          place === undefined ? undefined : eq(v.place, place),
        ),
      )
      .orderBy(asc(v.name), asc(v.id));
    return rows.map(({ memberId, ...view }) => ({
      ...view,
      isOwn: mayChangeView(ctx, { memberId, isShared: view.isShared }),
    }));
  });
}
