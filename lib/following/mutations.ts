import { and, eq, type SQL } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import type { Tx } from "@/db/client";
import { productLines } from "@/db/schema/organizations";
import { follows } from "@/db/schema/reading/following";
import { canSeeLine } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { loadDecision } from "@/lib/decisions/queries";
import { notFound } from "@/lib/errors";
import type { FollowedThing } from "./input";
import { assertMayFollowMore } from "./rules";

/** Follows a decision, a product line or a tag; once more changes nothing. Private: no event. A thing the caller may not see is NOT_FOUND. */
export async function follow(ctx: Ctx, input: FollowedThing): Promise<{ readonly isFollowed: boolean }> {
  return withAuthority(ctx, async (tx) => {
    await assertSeen(tx, ctx, input);
    assertMayFollowMore(await tx.$count(follows, own(ctx)));
    await tx
      .insert(follows)
      .values({ organizationId: ctx.organizationId, id: uuid(), memberId: ctx.memberId, ...input })
      .onConflictDoNothing();
    return { isFollowed: true };
  });
}

/** No longer follows it. What one does not follow, or may not see any more, is no refusal. */
export async function unfollow(ctx: Ctx, input: FollowedThing): Promise<{ readonly isFollowed: boolean }> {
  return withAuthority(ctx, async (tx) => {
    await tx.delete(follows).where(and(own(ctx), isThing(input)));
    return { isFollowed: false };
  });
}

async function assertSeen(tx: Tx, ctx: Ctx, thing: FollowedThing): Promise<void> {
  if ("decisionId" in thing) await loadDecision(tx, ctx, { id: thing.decisionId });
  if (!("productLineId" in thing)) return;
  const [line] = await tx
    .select({ id: productLines.id })
    .from(productLines)
    .where(and(eq(productLines.organizationId, ctx.organizationId), eq(productLines.id, thing.productLineId)));
  if (line === undefined || !canSeeLine(ctx, line.id)) throw notFound("product line");
}

const own = (ctx: Ctx) => and(eq(follows.organizationId, ctx.organizationId), eq(follows.memberId, ctx.memberId));

function isThing(thing: FollowedThing): SQL {
  if ("decisionId" in thing) return eq(follows.decisionId, thing.decisionId);
  return "tag" in thing ? eq(follows.tag, thing.tag) : eq(follows.productLineId, thing.productLineId);
}
