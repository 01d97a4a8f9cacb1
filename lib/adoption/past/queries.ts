import { sql, type SQL } from "drizzle-orm";
import { withOrg } from "@/db/client";
import type { DecisionStatus } from "@/db/enums";
import type { Ctx } from "@/lib/access/context";
import { visibleDecisions, withDescendants } from "@/lib/product-lines/visibility/queries";
import { endOf, STATUS_AFTER } from "./rules";

const TYPES = Object.keys(STATUS_AFTER);

/**
 * The status of `decisions` before a moment, from its own history: a lateral row `(status, is_imported, since)`, none where it did
 * not exist yet. What happened elsewhere counts from the day its file states, and a file that says it is superseded says so of
 * the day on which what took its place was decided: until then it was accepted.
 */
export function statusBefore(before: Date): SQL {
  const cases = sql.join(
    Object.entries(STATUS_AFTER).flatMap(([type, status]) =>
      status === null ? [] : [sql`when ${type} then ${status}`],
    ),
    sql` `,
  );
  return sql`lateral (
    select case when told.is_imported and told.status = 'superseded' and ${replacedFrom} >= ${before.toISOString()}
        then 'accepted' else told.status end as status,
      told.is_imported, told.since
    from (
      select case e.type ${cases} else convert_from(e.bytes, 'UTF8')::jsonb #>> '{data,status}' end as status,
        e.type like 'decision.imported%' as is_imported, coalesce(e.happened_at, e.recorded_at) as since
      from events e
      where e.organization_id = decisions.organization_id and e.chain_id = decisions.id
        and e.type = any(${sql.param(TYPES)}::text[]) and coalesce(e.happened_at, e.recorded_at) < ${before.toISOString()}
      order by e.sequence desc limit 1) told)`;
}

/** When the first of a decision's successors was decided; null where none of them has a day. */
const replacedFrom = sql`(
  select min(next.decided_at) from decision_links l
  join decisions next on next.organization_id = l.organization_id and next.id = l.decision_id
  where l.organization_id = decisions.organization_id and l.target_id = decisions.id
    and l.kind = 'supersedes' and not l.is_partial)`;

/** A decision as it stood at the end of a day. */
export interface PastDecision {
  readonly number: number;
  readonly title: string;
  readonly status: DecisionStatus;
  /** It stood so by its file; that was not witnessed here. */
  readonly isImported: boolean;
  readonly since: Date;
  /** It held on at least one of the lines looked at. */
  readonly isInForce: boolean;
}

/** More than this are not read: the newest come first. */
const MOST = 300;

/** How the decisions of a line and the lines below it stood at the end of a day (UTC), the newest 300. Their titles are today's. */
export async function pastPortfolio(ctx: Ctx, lineId: string, day: string): Promise<readonly PastDecision[]> {
  const before = endOf(day);
  return withOrg(ctx, async (tx) => {
    const { rows } = await tx.execute<Record<string, unknown> & Omit<PastDecision, "since"> & { since: string }>(sql`
      select decisions.number, decisions.title, past.status, past.is_imported as "isImported", past.since,
        past.status in ('accepted', 'deprecated') and here.is_held as "isInForce"
      from (
        select l.decision_id, bool_or(l.ended_at is null or l.ended_at >= ${before.toISOString()}) as is_held
        from decision_product_lines l
        where l.organization_id = ${ctx.organizationId} and l.product_line_id in ${withDescendants(ctx, lineId)}
        group by l.decision_id) here
      join decisions on decisions.organization_id = ${ctx.organizationId} and decisions.id = here.decision_id
      cross join ${statusBefore(before)} past
      where ${visibleDecisions(ctx)} ${ctx.role === "stakeholder" ? sql`and past.status not in ('draft')` : sql``}
      order by decisions.number desc limit ${MOST}`);
    return rows.map(({ since, ...row }) => ({ ...row, since: new Date(since) }));
  });
}
