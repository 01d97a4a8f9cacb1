import { sql, type SQL } from "drizzle-orm";
import { withOrg } from "@/db/client";
import { canSeeLine } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import { visibleDecisions } from "@/lib/product-lines/visibility/queries";
import type { TimelineDecision } from "./rules";

/** The decisions of some lines within a stretch of time. */
export interface Timeline {
  readonly decisions: readonly TimelineDecision[];
  /** More were decided: only the latest are here, and the day says since when. Null where none is left out. */
  readonly decidedSince: Date | null;
  /** More are proposed, or were never dated: only the latest are here. */
  readonly isOpenCut: boolean;
}

/** So many decisions one timeline reads, the latest. More could be drawn, but not read. */
export const DECIDED_READ = 300;
const OPEN_READ = 100;

interface Row extends Record<string, unknown>, Omit<TimelineDecision, "since" | "endedAt" | "madeFor"> {
  readonly since: string | null;
  readonly endedAt: string | null;
  readonly madeFor: readonly { lineId: string; endedAt: string | null; endedBy: number | null }[];
}

/**
 * What was decided for lines that the reader may see, or is proposed for them, and lived between two moments: the latest 300 that
 * are decided and the latest 100 that are not, in one statement. Lines of another organization, or that the reader may not see, count
 * as left out. Plans of these lines are told with their decisions, which may have been made for lines `above` them.
 */
export async function readTimeline(
  ctx: Ctx,
  { lineIds, above = [] }: { readonly lineIds: readonly string[]; readonly above?: readonly string[] },
  { from, to }: { readonly from: Date | null; readonly to: Date | null },
): Promise<Timeline> {
  const seen = lineIds.filter((id) => canSeeLine(ctx, id));
  const lines = asIds(seen);
  const reach = asIds([...seen, ...above.filter((id) => canSeeLine(ctx, id))]);
  const found = (state: SQL, order: SQL, limit: number) => sql`(
    select decisions.id, decisions.number, decisions.title, decisions.status, decisions.decided_at, decisions.proposed_at, decisions.review_on
    from decisions
    where decisions.organization_id = ${ctx.organizationId} and ${visibleDecisions(ctx)} and ${state}
      and exists (select from decision_product_lines l
        where l.organization_id = decisions.organization_id and l.decision_id = decisions.id and l.product_line_id = ${reach}
          ${from === null ? sql`` : sql`and (l.ended_at is null or l.ended_at >= ${from.toISOString()})`})
    order by ${order} limit ${limit + 1})`;
  const decided = sql`decisions.status in ('accepted', 'deprecated', 'superseded') and decisions.decided_at is not null
    ${to === null ? sql`` : sql`and decisions.decided_at < ${to.toISOString()}`}`;
  const open = sql`decisions.decided_at is null and decisions.status in ('proposed', 'accepted', 'deprecated', 'superseded')
    ${to === null ? sql`` : sql`and (decisions.status <> 'proposed' or decisions.proposed_at < ${to.toISOString()})`}`;
  const { rows } = await withOrg(ctx, (tx) =>
    tx.execute<Row>(sql`
      with found as (
        ${found(decided, sql`decisions.decided_at desc, decisions.number desc`, DECIDED_READ)}
        union all
        ${found(open, sql`decisions.number desc`, OPEN_READ)})
      select f.id, f.number, f.title, f.status, f.review_on::text as "reviewOn",
        case when f.status = 'proposed' then f.proposed_at else f.decided_at end as since,
        (select coalesce(e.happened_at, e.recorded_at) from events e
          where f.status in ('deprecated', 'superseded') and e.organization_id = ${ctx.organizationId} and e.chain_id = f.id
            and e.type in ('decision.deprecated', 'decision.superseded')
          order by e.sequence limit 1) as "endedAt",
        (select coalesce(json_agg(json_build_object('lineId', l.product_line_id, 'endedAt', l.ended_at, 'endedBy', s.number)), '[]'::json)
          from decision_product_lines l
          left join decisions s on s.organization_id = l.organization_id and s.id = l.ended_by
          where l.organization_id = ${ctx.organizationId} and l.decision_id = f.id and l.product_line_id = ${reach}) as "madeFor",
        (select coalesce(json_agg(json_build_object('lineId', a.product_line_id, 'dueOn', a.due_on) order by a.due_on, a.product_line_id), '[]'::json)
          from adoptions a
          where f.status = 'accepted' and a.organization_id = ${ctx.organizationId} and a.decision_id = f.id and a.replaced_at is null
            and a.stance = 'planned' and a.due_on is not null and a.product_line_id = ${lines}) as plans
      from found f
      order by f.decided_at desc nulls first, f.number desc`),
  );
  return limited(rows.map(decisionOf));
}

const asIds = (ids: readonly string[]): SQL => sql`any(${sql.param([...ids])}::uuid[])`;

const momentOf = (at: string | null): Date | null => (at === null ? null : new Date(at));

function decisionOf({ since, endedAt, madeFor, ...row }: Row): TimelineDecision {
  return {
    ...row,
    since: momentOf(since),
    endedAt: momentOf(endedAt),
    madeFor: new Map(madeFor.map(({ lineId, endedAt: at, endedBy }) => [lineId, { endedAt: momentOf(at), endedBy }])),
  };
}

/** Leaves out the one beyond each limit, which was read to know that there is more. */
function limited(decisions: readonly TimelineDecision[]): Timeline {
  const isOpen = ({ status, since }: TimelineDecision) => status === "proposed" || since === null;
  const [open, decided] = [decisions.filter(isOpen), decisions.filter((decision) => !isOpen(decision))];
  const shown = decided.slice(0, DECIDED_READ);
  return {
    decisions: [...open.slice(0, OPEN_READ), ...shown],
    decidedSince: decided.length > shown.length ? (shown.at(-1)?.since ?? null) : null,
    isOpenCut: open.length > OPEN_READ,
  };
}
