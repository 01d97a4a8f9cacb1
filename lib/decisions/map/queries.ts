import { and, asc, eq, inArray, sql, type SQL } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import type { DecisionStatus } from "@/db/enums";
import { decisionLinks, decisions } from "@/db/schema/decisions";
import type { Ctx } from "@/lib/access/context";
import { filters, inState, linesBelow } from "../list/queries";
import { visibleDecisions } from "@/lib/product-lines/visibility/queries";
import type { MapView } from "./input";
import type { MapLink } from "./rules";

/** A decision as the map shows it. */
export interface MappedDecision {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly status: DecisionStatus;
  /** Ids of its lines. */
  readonly lineIds: readonly string[];
  /** When it was made, or else proposed or begun, as an ISO date. */
  readonly day: string;
}

export interface DecisionMap {
  readonly decisions: readonly MappedDecision[];
  /** Between decisions that are on the map. */
  readonly links: readonly MapLink[];
  /** More match than a map can show; those with links come first, then the latest. */
  readonly isCut: boolean;
  /** The tags there are, by name; the first 200. */
  readonly tags: readonly string[];
}

/** So many decisions one map shows. More could be drawn, but not read. */
export const MAP_LIMIT = 500;

const DAY = sql`coalesce(decisions.decided_at, decisions.proposed_at, decisions.created_at)`;

/** The decisions that match and the links between them, of what the reader may see. */
export async function getMap(ctx: Ctx, view: MapView): Promise<DecisionMap> {
  return withOrg(ctx, async (tx) => {
    const lineIds = view.line === undefined ? null : await linesBelow(tx, ctx, view.line);
    const matching = conditions(ctx, view, lineIds);
    const linking = isLinked(ctx);
    const linked = await selectDecisions(tx, [...matching, linking], MAP_LIMIT + 1);
    const room = MAP_LIMIT + 1 - linked.length;
    const alone =
      view.linked === "1" || room <= 0 ? [] : await selectDecisions(tx, [...matching, sql`not (${linking})`], room);
    const found = [...linked, ...alone];
    const shown = found.slice(0, MAP_LIMIT);
    return {
      decisions: shown,
      links: await selectLinks(
        tx,
        ctx,
        shown.map(({ id }) => id),
      ),
      isCut: found.length > MAP_LIMIT,
      tags: await listTags(tx, ctx),
    };
  });
}

/** Linked with another one, as far as the reader may know of it: that somebody links to a draft is the team's. */
function isLinked(ctx: Ctx): SQL {
  if (ctx.role !== "stakeholder")
    return sql`(exists (select from decision_links out where out.organization_id = decisions.organization_id and out.decision_id = decisions.id)
      or exists (select from decision_links into_it where into_it.organization_id = decisions.organization_id and into_it.target_id = decisions.id))`;
  const { organizationId } = ctx;
  return sql`decisions.id in (
    select l.decision_id from decision_links l join decisions on decisions.organization_id = ${organizationId} and decisions.id = l.target_id
      where l.organization_id = ${organizationId} and ${visibleDecisions(ctx)}
    union select l.target_id from decision_links l join decisions on decisions.organization_id = ${organizationId} and decisions.id = l.decision_id
      where l.organization_id = ${organizationId} and ${visibleDecisions(ctx)})`;
}

function conditions(
  ctx: Ctx,
  { tag, state, from, to }: MapView,
  lineIds: readonly string[] | null,
): readonly (SQL | undefined)[] {
  return [
    ...filters(ctx, { tag: tag?.toLowerCase() }, lineIds),
    state === undefined ? undefined : inState(state),
    from === undefined ? undefined : sql`${DAY} >= ${`${from}-01`}::date`,
    to === undefined ? undefined : sql`${DAY} < ${`${to}-01`}::date + interval '1 month'`,
  ];
}

async function selectDecisions(tx: Tx, matching: readonly (SQL | undefined)[], limit: number) {
  return tx
    .select({
      id: decisions.id,
      number: decisions.number,
      title: decisions.title,
      status: decisions.status,
      lineIds: sql<string[]>`array(select l.product_line_id::text from decision_product_lines l
        where l.organization_id = decisions.organization_id and l.decision_id = decisions.id order by 1)`,
      day: sql<string>`to_char(${DAY} at time zone 'UTC', 'YYYY-MM-DD')`,
    })
    .from(decisions)
    .where(and(...matching))
    .orderBy(sql`decisions.changed_at desc`, sql`decisions.number desc`)
    .limit(limit);
}

async function selectLinks(tx: Tx, { organizationId }: Ctx, ids: readonly string[]): Promise<readonly MapLink[]> {
  if (ids.length === 0) return [];
  return tx
    .select({
      from: decisionLinks.decisionId,
      to: decisionLinks.targetId,
      kind: decisionLinks.kind,
      isPartial: decisionLinks.isPartial,
    })
    .from(decisionLinks)
    .where(
      and(
        eq(decisionLinks.organizationId, organizationId),
        inArray(decisionLinks.decisionId, [...ids]),
        inArray(decisionLinks.targetId, [...ids]),
      ),
    )
    .orderBy(asc(decisionLinks.decisionId), asc(decisionLinks.targetId), asc(decisionLinks.kind));
}

/** From each tag straight to the next along their index, whatever the number of decisions that have it. */
async function listTags(tx: Tx, ctx: Ctx): Promise<readonly string[]> {
  const next = (after: SQL) => sql`(select t.tag from decision_tags t
    where t.organization_id = ${ctx.organizationId} ${after} order by t.tag limit 1)`;
  const isSeen =
    ctx.role === "stakeholder"
      ? sql`(select true from decision_tags t
          join decisions on decisions.organization_id = t.organization_id and decisions.id = t.decision_id
          where t.organization_id = ${ctx.organizationId} and t.tag = every.tag and ${visibleDecisions(ctx)} limit 1)`
      : sql`true`;
  const { rows } = await tx.execute<{ tag: string }>(sql`
    with recursive every(tag) as (
      ${next(sql``)} union all select ${next(sql`and t.tag > every.tag`)} from every where every.tag is not null
    ) select every.tag from every
    where every.tag is not null and ${isSeen}
    limit 200`);
  return rows.map(({ tag }) => tag);
}
