import { and, sql, type SQL } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import { DECISION_STATUSES, type DecisionStatus } from "@/db/enums";
import type { Ctx } from "@/lib/access/context";
import type { Counted } from "@/lib/text/rules";
import type { DecisionListView } from "../input";
import { filters, readNarrowing, type Narrowing } from "../queries";
import { countOf, type StatusCounts } from "../rules";

/** How many decisions the reader may see are as an address asks. */
export interface DecisionCounts {
  /** Per status, whatever state is asked for. */
  readonly counts: StatusCounts;
  /** How many of those the reader looks after, whoever's are asked for. */
  readonly own: Counted;
}

/** Counting ends here: per status where an index counts, over all where each decision has to be looked at. */
const COUNTED_PER_STATUS = 1000;
const COUNTED_IN_ALL = 1000;

/** What is in each state, and what of it, whoever's is asked for, the reader looks after. `narrowing` as `readNarrowing` says it of the view. */
export async function countDecisions(
  ctx: Ctx,
  view: DecisionListView,
  narrowing: Promise<Narrowing> = readNarrowing(ctx, view),
): Promise<DecisionCounts> {
  const { lineIds, sought } = await narrowing;
  const mine = { ...view, steward: "me" as const };
  const isAlone = [view.line, view.tag, view.steward].every((filter) => filter === undefined || filter === "");
  // Of words alone that are common, those looked up are counted: there are more.
  const isCut = sought?.isCut === true && isAlone;
  const matching = (asked: DecisionListView) =>
    filters(ctx, asked, lineIds, isCut && sought !== null ? { ...sought, isCut: false } : sought);
  return withOrg(ctx, async (tx) => {
    // Where nothing but a steward is asked for, an index counts; else each decision is looked at.
    if ([view.line, view.tag, view.q].every((filter) => filter === undefined || filter === "")) {
      const counts = await countEachStatus(tx, matching(view));
      const own = view.steward === "me" ? counts : await countEachStatus(tx, matching(mine));
      return { counts, own: countOf(own, DECISION_STATUSES) };
    }
    const counted = await countTogether(tx, ctx, matching(view), isCut);
    if (view.steward === undefined || view.steward === "me") return counted;
    return { counts: counted.counts, own: (await countTogether(tx, ctx, matching(mine))).own };
  });
}

/** By one index, status by status, and no further than anybody reads. */
async function countEachStatus(tx: Tx, matching: readonly (SQL | undefined)[]): Promise<StatusCounts> {
  const statuses = sql.param([...DECISION_STATUSES]);
  const { rows } = await tx.execute<{ status: DecisionStatus; count: number }>(sql`
    select wanted.status, (select count(*)::int from (select from decisions
      where ${and(...matching)} and decisions.status = wanted.status limit ${COUNTED_PER_STATUS + 1}) counted) as count
    from unnest(${statuses}::text[]) wanted(status)`);
  return new Map(
    rows.map(({ status, count }) => [
      status,
      { count: Math.min(count, COUNTED_PER_STATUS), isAtLeast: count > COUNTED_PER_STATUS },
    ]),
  );
}

/** In one pass over what matches. Where that is more than is looked at, each count is a least one. */
async function countTogether(tx: Tx, ctx: Ctx, matching: readonly (SQL | undefined)[], isCut = false) {
  const { rows } = await tx.execute<{ status: DecisionStatus; count: number; own: number }>(sql`
    select status, count(*)::int as count, count(*) filter (where steward_id = ${ctx.memberId})::int as own from (
      select decisions.status, decisions.steward_id from decisions
      where ${and(...matching)} limit ${COUNTED_IN_ALL + 1}) looked_at
    group by status`);
  const isAtLeast = isCut || rows.reduce((sum, { count }) => sum + count, 0) > COUNTED_IN_ALL;
  const counted = new Map(rows.map(({ status, count }) => [status, count]));
  const counts = new Map(DECISION_STATUSES.map((status) => [status, { count: counted.get(status) ?? 0, isAtLeast }]));
  return { counts, own: { count: rows.reduce((sum, { own }) => sum + own, 0), isAtLeast } };
}
