import { and, asc, eq, sql } from "drizzle-orm";
import { withOrg } from "@/db/client";
import type { DecisionStatus } from "@/db/enums";
import { decisions } from "@/db/schema/decisions";
import { productLines } from "@/db/schema/organizations";
import { follows } from "@/db/schema/reading/following";
import type { Ctx } from "@/lib/access/context";
import { visibleDecisions, visibleLines } from "@/lib/product-lines/visibility/queries";
import type { FollowedThing } from "./input";

/** What somebody follows, as far as they still see it. */
export interface Followed {
  readonly decisions: readonly {
    readonly id: string;
    readonly number: number;
    readonly title: string;
    readonly status: DecisionStatus;
  }[];
  readonly lines: readonly { readonly id: string; readonly name: string; readonly slug: string }[];
  readonly tags: readonly string[];
}

/** Everything the reader follows: decisions by number, the latest first; lines and tags by name. */
export async function listFollowed(ctx: Ctx): Promise<Followed> {
  return withOrg(ctx, async (tx) => {
    const own = and(eq(follows.organizationId, ctx.organizationId), eq(follows.memberId, ctx.memberId));
    const followedDecisions = await tx
      .select({ id: decisions.id, number: decisions.number, title: decisions.title, status: decisions.status })
      .from(follows)
      .innerJoin(
        decisions,
        and(eq(decisions.organizationId, follows.organizationId), eq(decisions.id, follows.decisionId)),
      )
      .where(and(own, visibleDecisions(ctx)))
      .orderBy(sql`${decisions.number} desc`);
    const lines = await tx
      .select({ id: productLines.id, name: productLines.name, slug: productLines.slug })
      .from(follows)
      .innerJoin(
        productLines,
        and(eq(productLines.organizationId, follows.organizationId), eq(productLines.id, follows.productLineId)),
      )
      .where(and(own, visibleLines(ctx)))
      .orderBy(asc(productLines.name));
    const tagged = await tx
      .select({ tag: follows.tag })
      .from(follows)
      .where(and(own, sql`${follows.tag} is not null`))
      .orderBy(asc(follows.tag));
    return { decisions: followedDecisions, lines, tags: tagged.flatMap(({ tag }) => (tag === null ? [] : [tag])) };
  });
}

/** Does the reader follow exactly this? */
export async function isFollowed(ctx: Ctx, thing: FollowedThing): Promise<boolean> {
  const isIt =
    "decisionId" in thing
      ? eq(follows.decisionId, thing.decisionId)
      : "tag" in thing
        ? eq(follows.tag, thing.tag)
        : eq(follows.productLineId, thing.productLineId);
  const found = await withOrg(ctx, (tx) =>
    tx.$count(follows, and(eq(follows.organizationId, ctx.organizationId), eq(follows.memberId, ctx.memberId), isIt)),
  );
  return found > 0;
}
