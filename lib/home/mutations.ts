import { and, eq, sql } from "drizzle-orm";
import { withOrg } from "@/db/client";
import { memberships } from "@/db/schema/organizations";
import type { Ctx } from "@/lib/access/context";
import type { MarkHomeSeen } from "./input";

/** Remembers up to when the caller has seen home; never backwards, never ahead of now. Private: no event. */
export async function markHomeSeen(ctx: Ctx, input: MarkHomeSeen): Promise<{ isSeen: true }> {
  await withOrg(ctx, (tx) =>
    tx
      .update(memberships)
      .set({
        homeSeenAt: sql`least(greatest(${memberships.homeSeenAt}, ${input.until}::timestamptz), clock_timestamp())`,
      })
      .where(and(eq(memberships.organizationId, ctx.organizationId), eq(memberships.id, ctx.memberId))),
  );
  return { isSeen: true };
}
