import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import { decisionTags } from "@/db/schema/record/connections";
import type { Scope } from "@/db/scope";
import type { Ctx } from "@/lib/access/context";
import { visibleDecisions } from "@/lib/product-lines/visibility/queries";

/** So many decisions are looked at to say which tags are used most. */
const LOOKED_AT = 5000;

/** The tags of one decision, by name. The caller has loaded it. */
export async function readTags(tx: Tx, { organizationId }: Scope, decisionId: string): Promise<readonly string[]> {
  const rows = await tx
    .select({ tag: decisionTags.tag })
    .from(decisionTags)
    .where(and(eq(decisionTags.organizationId, organizationId), eq(decisionTags.decisionId, decisionId)))
    .orderBy(asc(decisionTags.tag));
  return rows.map(({ tag }) => tag);
}

/** The tags of several decisions, each by name. The caller has loaded them. */
export async function readTagsOf(
  tx: Tx,
  { organizationId }: Scope,
  decisionIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await tx
    .select({
      id: decisionTags.decisionId,
      tags: sql<string[]>`array_agg(${decisionTags.tag} order by ${decisionTags.tag})`,
    })
    .from(decisionTags)
    .where(and(eq(decisionTags.organizationId, organizationId), inArray(decisionTags.decisionId, [...decisionIds])))
    .groupBy(decisionTags.decisionId);
  return new Map(rows.map(({ id, tags }) => [id, tags]));
}

/** The tags that are used most on what the reader may see, by name: of the newest decisions where there are very many. */
export async function listUsedTags(ctx: Ctx, limit = 24): Promise<readonly string[]> {
  return withOrg(ctx, async (tx) => {
    const { rows } = await tx.execute<{ tag: string }>(sql`
      select tag from (
        select tag from (
          select t.tag from decision_tags t
          join decisions on decisions.organization_id = t.organization_id and decisions.id = t.decision_id
          where t.organization_id = ${ctx.organizationId} and ${visibleDecisions(ctx)}
          order by t.decision_id desc limit ${LOOKED_AT}) newest
        group by tag order by count(*) desc, tag limit ${limit}) used
      order by tag`);
    return rows.map(({ tag }) => tag);
  });
}
