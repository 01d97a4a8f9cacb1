import { and, eq, ne, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { decisions } from "@/db/schema/decisions";
import type { Ctx } from "@/lib/access/context";
import { filesNamed, numbersNamed, type NamedDecision } from "@/lib/adr/text/named-decisions";
import { visibleDecisions } from "@/lib/product-lines/visibility/queries";

/** A decision that a text names. */
export type Named = Pick<NamedDecision, "number" | "title" | "files">;

/**
 * The decisions, other than the one they belong to, that texts name as "ADR-12" or "#12", or link to by the file it came from, and the reader
 * may see; at most 100 of each. What they may not see is told like what does not exist. A file's name is believed where the two decisions are
 * linked: two repositories have files of one name. Texts that name none cost no query.
 */
export async function readNamed(
  tx: Tx,
  ctx: Ctx,
  decisionId: string,
  texts: readonly string[],
): Promise<readonly Named[]> {
  const [numbers, files] = [numbersNamed(texts), filesNamed(texts)];
  if (numbers.length === 0 && files.length === 0) return [];
  const named = sql<string[]>`array(select a.alias from decision_aliases a
    where a.organization_id = ${ctx.organizationId} and a.decision_id = ${decisions.id} and a.alias = any(${sql.param([...files])}::text[])
      and exists (select from decision_links l where l.organization_id = ${ctx.organizationId}
        and ((l.decision_id = ${decisionId} and l.target_id = ${decisions.id})
          or (l.target_id = ${decisionId} and l.decision_id = ${decisions.id}))) order by a.alias)`;
  return tx
    .select({ number: decisions.number, title: decisions.title, files: named })
    .from(decisions)
    .where(
      and(
        eq(decisions.organizationId, ctx.organizationId),
        sql`(${decisions.number} = any(${sql.param([...numbers])}::int[]) or (${decisions.id} in (
          select l.target_id from decision_links l where l.organization_id = ${ctx.organizationId} and l.decision_id = ${decisionId}
          union select l.decision_id from decision_links l where l.organization_id = ${ctx.organizationId} and l.target_id = ${decisionId})
          and cardinality(${named}) > 0))`,
        ne(decisions.id, decisionId),
        visibleDecisions(ctx),
      ),
    )
    .orderBy(decisions.number);
}
