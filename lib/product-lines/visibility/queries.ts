import { inArray, sql, type SQL } from "drizzle-orm";
import { productLines } from "@/db/schema/organizations";
import type { Ctx } from "@/lib/access/context";

/**
 * Rules 2 and 3 as a condition on the table `decisions` (under that name): what `canSee` says of one decision, for
 * queries over many. Always true except for stakeholders.
 */
export function visibleDecisions(ctx: Pick<Ctx, "role" | "productLineIds">): SQL {
  if (ctx.role !== "stakeholder") return sql`true`;
  if (ctx.productLineIds === null) return sql`decisions.proposed_at is not null`;
  return sql`(decisions.proposed_at is not null and exists (
    select from decision_product_lines seen
    where seen.organization_id = decisions.organization_id and seen.decision_id = decisions.id
    and seen.product_line_id = any(${sql.param([...ctx.productLineIds])}::uuid[])))`;
}

/** A condition on `product_lines`: a limited stakeholder sees their own lines and what lies below; everybody else sees all. */
export function visibleLines(ctx: Pick<Ctx, "role" | "productLineIds">): SQL | undefined {
  if (ctx.role !== "stakeholder" || ctx.productLineIds === null) return undefined;
  return ctx.productLineIds.length === 0 ? sql`false` : inArray(productLines.id, [...ctx.productLineIds]);
}

/** The line and everything below it, as a subquery of ids to be used with `in`. `lineId` is an id or a scalar subquery. */
export function withDescendants(ctx: Pick<Ctx, "organizationId">, lineId: string | SQL): SQL {
  return sql`(
    with recursive below(id) as (
      select root.id from product_lines root where root.organization_id = ${ctx.organizationId} and root.id = ${lineId}
      union
      select child.id from product_lines child join below on child.parent_id = below.id
      where child.organization_id = ${ctx.organizationId}
    ) select below.id from below)`;
}
