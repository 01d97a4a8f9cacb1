import { and, eq, gt, ne, or, sql, isNull, desc } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { DecisionStatus } from "@/db/enums";
import { events } from "@/db/schema/history";
import { memberships } from "@/db/schema/organizations";
import type { Ctx } from "@/lib/access/context";
import { readEvents, visibleEvents, type HistoryEvent } from "@/lib/history/queries";
import type { Closeness } from "@/lib/mcda/evaluate";
import { visibleDecisions } from "@/lib/product-lines/visibility/queries";

/** A decision that came to an end of some kind lately. */
export interface DecidedLately {
  readonly number: number;
  readonly title: string;
  readonly status: DecisionStatus;
  readonly at: Date;
  /** Who ended it, and why; empty where nobody had to say. */
  readonly by: string | null;
  readonly reason: string;
  readonly lines: number;
  /** Its file says so; nobody decided it here. */
  readonly isImported: boolean;
  /** How the vote it rests on ended, and how many voted; null without one. */
  readonly vote: { readonly closeness: Closeness; readonly voters: number } | null;
}

interface Row extends Record<string, unknown> {
  readonly number: number;
  readonly title: string;
  readonly status: DecisionStatus;
  readonly at: string;
  readonly by: string | null;
  readonly reason: string | null;
  readonly lines: number;
  readonly isImported: boolean;
  readonly vote: { readonly closeness: Closeness; readonly voters: number } | null;
}

/** So many of those changed last, and of those decided last, are looked at. */
const ENDED_LOOKED_AT = 100;

/** What was accepted, rejected, deprecated, superseded or withdrawn last, as the reader may see it. */
export async function readDecidedLately(tx: Tx, ctx: Ctx, limit = 4): Promise<DecidedLately[]> {
  const ended = sql`decisions.organization_id = ${ctx.organizationId} and decisions.status not in ('draft', 'proposed')
    and ${visibleDecisions(ctx)}`;
  const { rows } = await tx.execute<Row>(sql`
    select decisions.number, decisions.title, decisions.status, coalesce(e.at, decisions.decided_at, decisions.changed_at) as at,
      u.name as by, e.reason,
      exists (select from decision_sources s where s.organization_id = decisions.organization_id
        and s.decision_id = decisions.id and s.status = decisions.status) and e.at is null as "isImported",
      (select count(*)::int from decision_product_lines l
        where l.organization_id = decisions.organization_id and l.decision_id = decisions.id) as lines,
      (select jsonb_build_object('closeness', v.result::jsonb #> '{result,closeness}', 'voters', v.result::jsonb #> '{result,voters}')
        from evaluations v
        where v.organization_id = decisions.organization_id and v.decision_id = decisions.id and v.phase = 'closed'
        order by v.number desc limit 1) as vote
    from decisions
    left join lateral (
      select coalesce(ev.happened_at, ev.recorded_at) as at, ev.actor_id,
        (select t.body from event_texts t where t.organization_id = ev.organization_id and t.chain_id = ev.chain_id
          and t.sequence = ev.sequence and t.name = 'reason') as reason
      from events ev
      where ev.organization_id = decisions.organization_id and ev.chain_id = decisions.id
        and ev.type = case decisions.status when 'rejected' then 'approval.rejected' else 'decision.' || decisions.status end
      order by ev.sequence desc limit 1) e on true
    left join memberships m on m.organization_id = decisions.organization_id and m.id = e.actor_id
    left join users u on u.id = m.user_id
    where decisions.organization_id = ${ctx.organizationId} and decisions.id in (
      (select decisions.id from decisions where ${ended} order by decisions.changed_at desc, decisions.number desc limit ${ENDED_LOOKED_AT})
      union
      (select decisions.id from decisions where ${ended} and decisions.decided_at is not null
        order by decisions.decided_at desc, decisions.number desc limit ${ENDED_LOOKED_AT}))
    order by at desc, decisions.number desc limit ${limit}`);
  return rows.map((row) => ({ ...row, at: new Date(row.at), reason: row.reason ?? "" }));
}

/** What others did since the reader last looked; on the first visit, what they did last. */
export interface SinceLooked {
  readonly lookedAt: Date | null;
  readonly events: readonly HistoryEvent[];
}

/** The newest events of others since the reader last left home, as sentences. */
export async function readSince(tx: Tx, ctx: Ctx, limit = 6): Promise<SinceLooked> {
  const [member] = await tx
    .select({ lookedAt: memberships.homeSeenAt })
    .from(memberships)
    .where(and(eq(memberships.organizationId, ctx.organizationId), eq(memberships.id, ctx.memberId)));
  const lookedAt = member?.lookedAt ?? null;
  const seen = await readEvents(
    tx,
    ctx,
    and(
      eq(events.organizationId, ctx.organizationId),
      or(isNull(events.actorId), ne(events.actorId, ctx.memberId)),
      lookedAt === null ? undefined : gt(events.recordedAt, lookedAt),
      visibleEvents(ctx),
      sql`exists (select from decisions where decisions.organization_id = events.organization_id
        and decisions.id = events.chain_id and ${visibleDecisions(ctx)})`,
    ),
    [sql`coalesce(events.happened_at, events.recorded_at) desc`, desc(events.sequence)],
    limit,
  );
  return { lookedAt, events: seen };
}
