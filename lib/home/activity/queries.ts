import { and, eq, inArray, sql, type SQL } from "drizzle-orm";
import { withOrg } from "@/db/client";
import { events } from "@/db/schema/history";
import type { Ctx } from "@/lib/access/context";
import { readEvents, visibleEvents, type HistoryEvent } from "@/lib/history/queries";
import { typesOf } from "@/lib/history/reading/subjects";
import { visibleDecisions } from "@/lib/product-lines/visibility/queries";
import { printCursor, type ActivityCursor, type ActivityView } from "./input";
import { AUDITED, type ActivitySubject } from "./rules";

export interface Activity {
  readonly events: readonly HistoryEvent[];
  /** The `before` of the next page, or null at the end. */
  readonly next: string | null;
}

function narrowedTo({ who, about, from, to }: ActivityView): readonly (SQL | undefined)[] {
  return [
    who === undefined ? undefined : eq(events.actorId, who),
    about === undefined ? undefined : isAbout(about),
    from === undefined ? undefined : sql`${moment} >= ${from}::date at time zone 'UTC'`,
    to === undefined ? undefined : sql`${moment} < (${to}::date + 1) at time zone 'UTC'`,
  ];
}

function isAbout(subject: ActivitySubject): SQL | undefined {
  if (subject !== "audit") return inArray(events.type, [...typesOf(subject)]);
  return sql`${events.type} like any(${sql.param(AUDITED.map((beginning) => `${beginning}%`))}::text[])`;
}

/** When an event says it happened; what was played in later stands where it belongs. Matches the index `events_happened`. */
const moment = sql`coalesce(events.happened_at, events.recorded_at)`;

/**
 * What happened in the organization, newest first: the events of every decision the reader may see, and of people and
 * product lines, as far as `visibleEvents` lets them be told.
 */
export async function listActivity(
  ctx: Ctx,
  before: ActivityCursor | null,
  limit = 60,
  view: ActivityView = {},
): Promise<Activity> {
  const isAfter =
    before === null
      ? undefined
      : sql`(${moment}, events.chain_id, events.sequence) < (${before.at}::timestamptz, ${before.chain}::uuid, ${before.sequence}::int)`;
  const visible = sql`(events.chain_id = ${ctx.organizationId}::uuid or exists (
    select from decisions where decisions.organization_id = events.organization_id
    and decisions.id = events.chain_id and ${visibleDecisions(ctx)}))`;
  const where = and(
    eq(events.organizationId, ctx.organizationId),
    isAfter,
    visible,
    visibleEvents(ctx),
    ...narrowedTo(view),
  );
  const order = [sql`${moment} desc`, sql`events.chain_id desc`, sql`events.sequence desc`];
  const found = await withOrg(ctx, (tx) => readEvents(tx, ctx, where, order, limit + 1));
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  return {
    events: page,
    next:
      last === undefined
        ? null
        : printCursor({
            at: (last.happenedAt ?? last.recordedAt).toISOString(),
            chain: last.chainId,
            sequence: last.sequence,
          }),
  };
}
