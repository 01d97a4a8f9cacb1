import { and, desc, eq, sql, type SQL } from "drizzle-orm";
import { withOrg } from "@/db/client";
import { events } from "@/db/schema/history";
import type { Ctx } from "@/lib/access/context";
import { readEvents, visibleEvents, type HistoryEvent } from "@/lib/history/queries";
import { visibleDecisions } from "@/lib/product-lines/visibility/queries";
import { NO_CHANGE } from "../rules";

/** A followed decision that others changed since the reader last looked. */
export interface ChangedDecision {
  /** The newest change, told. */
  readonly latest: HistoryEvent;
  /** How many changes there are, the newest among them. */
  readonly changes: number;
}

/** What changed in what somebody follows. */
export interface FollowedChanges {
  readonly decisions: readonly ChangedDecision[];
  /** The reader follows something, whether or not it changed. */
  readonly isFollowing: boolean;
}

/** So many of the organization's newest events are looked through, so that home costs the same however long its history is. */
const LOOKED_THROUGH = 2000;

/**
 * Followed decisions with changes by others that the reader may see: since their last visit, or, where they never looked, since
 * they followed. The latest first.
 */
export async function listFollowedChanges(ctx: Ctx, limit = 8): Promise<FollowedChanges> {
  const own = sql`f.organization_id = ${ctx.organizationId} and f.member_id = ${ctx.memberId}`;
  return withOrg(ctx, async (tx) => {
    const { rows: followed } = await tx.execute(sql`select from follows f where ${own} limit 1`);
    if (followed.length === 0) return { decisions: [], isFollowing: false };
    const { rows } = await tx.execute<{ id: string; sequence: number; changes: number }>(sql`
      with recursive lines(id, since) as (
        select f.product_line_id, f.created_at from follows f where ${own} and f.product_line_id is not null
        union
        select p.id, lines.since from product_lines p join lines on p.parent_id = lines.id
        where p.organization_id = ${ctx.organizationId}
      ), recent as materialized (
        select * from events where organization_id = ${ctx.organizationId}
        order by coalesce(happened_at, recorded_at) desc, chain_id desc, sequence desc limit ${LOOKED_THROUGH})
      select events.chain_id::text as id, max(events.sequence)::int as sequence, count(*)::int as changes
      from recent as events
      join decisions on decisions.organization_id = events.organization_id and decisions.id = events.chain_id
      left join decision_visits v on v.organization_id = events.organization_id and v.decision_id = decisions.id
        and v.member_id = ${ctx.memberId}
      where ${isOthersChange(ctx)} and ${visibleDecisions(ctx)} and ${visibleEvents(ctx) ?? sql`true`}
        and coalesce(events.sequence > v.sequence, events.recorded_at > (${followedSince(own)}))
        and (${followedSince(own)}) is not null
      group by events.chain_id order by max(coalesce(events.happened_at, events.recorded_at)) desc limit ${limit}`);
    const latest = await readEvents(
      tx,
      ctx,
      and(eq(events.organizationId, ctx.organizationId), sql`(events.chain_id, events.sequence) in (${newest(rows)})`),
      [desc(sql`coalesce(events.happened_at, events.recorded_at)`), desc(events.sequence)],
      limit,
    );
    const changes = new Map(rows.map((row) => [row.id, row.changes]));
    return {
      decisions: latest.map((event) => ({ latest: event, changes: changes.get(event.chainId) ?? 1 })),
      isFollowing: true,
    };
  });
}

/** Since when the reader follows the decision at hand in any way, or null. */
const followedSince = (own: SQL): SQL => sql`
  select least(
    (select min(f.created_at) from follows f where ${own} and f.decision_id = decisions.id),
    (select min(f.created_at) from follows f
      join decision_tags t on t.organization_id = f.organization_id and t.tag = f.tag
      where ${own} and t.decision_id = decisions.id),
    (select min(lines.since) from lines
      join decision_product_lines l on l.product_line_id = lines.id
      where l.organization_id = decisions.organization_id and l.decision_id = decisions.id))`;

function isOthersChange(ctx: Ctx): SQL {
  const silent = sql.join(
    NO_CHANGE.map((type) => sql`${type}`),
    sql`, `,
  );
  return sql`events.actor_id is distinct from ${ctx.memberId}::uuid and events.type not in (${silent})`;
}

/** The keys of these events as a list of rows; of none, a query that finds nothing. */
function newest(rows: readonly { readonly id: string; readonly sequence: number }[]): SQL {
  if (rows.length === 0) return sql`select null::uuid, null::int where false`;
  return sql.join(
    rows.map((row) => sql`(${row.id}::uuid, ${row.sequence}::int)`),
    sql`, `,
  );
}
