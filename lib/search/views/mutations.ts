import { and, eq, sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import type { Tx } from "@/db/client";
import { savedViews } from "@/db/schema/reading/search";
import { assertCan } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { notFound } from "@/lib/errors";
import type { DeleteView, RenameView, SaveView } from "./input";
import { assertMayChangeView, assertRoomForView, filtersIn } from "./rules";

/** Gives the filters of a list a name. A view changes no decision, so it is no event. */
export async function saveView(ctx: Ctx, input: SaveView): Promise<{ viewId: string }> {
  assertCan(ctx, input.isShared ? "share views" : "read");
  const { organizationId, memberId } = ctx;
  return withAuthority(ctx, async (tx) => {
    const own = and(eq(savedViews.organizationId, organizationId), eq(savedViews.memberId, memberId));
    assertRoomForView(await tx.$count(savedViews, own));
    const viewId = uuid();
    const { place, name, query, isShared } = input;
    await tx
      .insert(savedViews)
      .values({ organizationId, id: viewId, memberId, place, name, query: filtersIn(place, query), isShared });
    return { viewId };
  });
}

export async function renameView(ctx: Ctx, input: RenameView): Promise<{ viewId: string }> {
  assertCan(ctx, "read");
  return withAuthority(ctx, async (tx) => {
    const which = await lockView(tx, ctx, input.viewId);
    await tx
      .update(savedViews)
      .set({ name: input.name, changedAt: sql`clock_timestamp()` })
      .where(which);
    return { viewId: input.viewId };
  });
}

export async function deleteView(ctx: Ctx, input: DeleteView): Promise<{ viewId: string }> {
  assertCan(ctx, "read");
  return withAuthority(ctx, async (tx) => {
    const which = await lockView(tx, ctx, input.viewId);
    await tx.delete(savedViews).where(which);
    return { viewId: input.viewId };
  });
}

/** The view's row, locked, as a condition; NOT_FOUND for what the caller does not see, FORBIDDEN for what is shared by another. */
async function lockView(tx: Tx, ctx: Ctx, viewId: string) {
  const which = and(eq(savedViews.organizationId, ctx.organizationId), eq(savedViews.id, viewId));
  const [view] = await tx
    .select({ memberId: savedViews.memberId, isShared: savedViews.isShared })
    .from(savedViews)
    .where(which)
    .for("update");
  const isSeen = view?.memberId === ctx.memberId || (view?.isShared === true && ctx.role !== "stakeholder");
  if (view === undefined || !isSeen) throw notFound("view");
  assertMayChangeView(ctx, view);
  return which;
}
