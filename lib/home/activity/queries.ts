import { and, eq, sql, type SQL } from "drizzle-orm";
import { withOrg } from "@/db/client";
import { events } from "@/db/schema/history";
import type { Ctx } from "@/lib/access/context";
import { readEvents, visibleEvents, type HistoryEvent } from "@/lib/history/queries";
import { visibleDecisions } from "@/lib/product-lines/visibility/queries";
import { printCursor, type ActivityCursor } from "./input";

export interface Activity {
  readonly events: readonly HistoryEvent[];
  /** The `before` of the next page, or null at the end. */
  readonly next: string | null;
}

/** When an event says it happened; what was played in later stands where it belongs. Matches the index `events_happened`. */
const moment = sql`coalesce(events.happened_at, events.recorded_at)`;

/**
 * What happened in the organization, newest first: events of every decision the reader may see, and, except for
 * stakeholders, of people and product lines. Invitations and reset links only for those who manage members.
 */
export async function listActivity(ctx: Ctx, before: ActivityCursor | null, limit = 60): Promise<Activity> {
  const isAfter =
    before === null
      ? undefined
      : sql`(${moment}, events.chain_id, events.sequence) < (${before.at}::timestamptz, ${before.chain}::uuid, ${before.sequence}::int)`;
  const visible = sql`(${ownChain(ctx)} or exists (
    select from decisions where decisions.organization_id = events.organization_id
    and decisions.id = events.chain_id and ${visibleDecisions(ctx)}))`;
  const where = and(eq(events.organizationId, ctx.organizationId), isAfter, visible, visibleEvents(ctx));
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

/** The events of the organization's own chain that the reader may be told. */
function ownChain(ctx: Ctx): SQL {
  if (ctx.role === "stakeholder") return sql`false`;
  const isOwn = sql`events.chain_id = ${ctx.organizationId}::uuid`;
  if (ctx.role === "owner" || ctx.role === "admin") return isOwn;
  return sql`(${isOwn} and events.type not like 'invitation.%' and events.type <> 'member.reset_link_made')`;
}
