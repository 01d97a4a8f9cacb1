import { and, eq, sql } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import type { DecisionStatus } from "@/db/enums";
import { decisionLinks } from "@/db/schema/decisions";
import type { Ctx } from "@/lib/access/context";
import { visibleDecisions } from "@/lib/product-lines/visibility/queries";
import { loadDecision, type LoadedDecision } from "../queries";
import { NAMING } from "../links/rules";

/** A decision that rests on another one. */
export interface RestingDecision {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly status: DecisionStatus;
  readonly steward: string;
  readonly lineNames: readonly string[];
  /** Through how many decisions it rests on it: 1 is directly. */
  readonly steps: number;
  /** How it is said, and of which decision: of this one, or of one in between. */
  readonly by: readonly { readonly kind: "depends on" | "amends"; readonly number: number }[];
}

export interface Impact {
  readonly decision: LoadedDecision;
  readonly resting: readonly RestingDecision[];
  /** There are more than are listed. */
  readonly isCut: boolean;
}

/** So many are listed, and followed. */
const MOST = 500;
/** So many steps are followed, which also ends circles: each step knows every decision once, however many ways lead there. */
const MOST_STEPS = 20;

/**
 * What would have to be looked at again if this decision fell: whatever depends on it or amends it, and what depends on those. What ended
 * rests on nothing any more. Only decisions that the reader may see are told, and only chains through them.
 */
export async function getImpact(ctx: Ctx, number: number): Promise<Impact> {
  return withOrg(ctx, async (tx) => {
    const decision = await loadDecision(tx, ctx, { number });
    const found = await readResting(tx, ctx, decision.id, MOST + 1);
    return { decision, resting: found.slice(0, MOST), isCut: found.length > MOST };
  });
}

/** How many decisions rest on one, directly or through others; up to 500. */
export async function countImpact(ctx: Ctx, decisionId: string): Promise<number> {
  return withOrg(ctx, async (tx) => {
    // Most decisions carry nothing: one look at an index tells.
    const [first] = await tx
      .select({ id: decisionLinks.decisionId })
      .from(decisionLinks)
      .where(
        and(
          eq(decisionLinks.organizationId, ctx.organizationId),
          eq(decisionLinks.targetId, decisionId),
          sql`${decisionLinks.kind} in ('depends_on', 'amends')`,
        ),
      )
      .limit(1);
    return first === undefined ? 0 : (await readResting(tx, ctx, decisionId, MOST)).length;
  });
}

async function readResting(tx: Tx, ctx: Ctx, decisionId: string, limit: number): Promise<readonly RestingDecision[]> {
  const { rows } = await tx.execute<{ [K in keyof RestingDecision]: RestingDecision[K] }>(sql`
    with recursive resting(id, steps) as (
      select ${decisionId}::uuid, 0
      union
      select decisions.id, resting.steps + 1
      from resting
      join decision_links l on l.organization_id = ${ctx.organizationId} and l.target_id = resting.id
        and l.kind in ('depends_on', 'amends')
      join decisions on decisions.organization_id = l.organization_id and decisions.id = l.decision_id
      where decisions.status in ('draft', 'proposed', 'accepted', 'deprecated') and ${visibleDecisions(ctx)}
        and resting.steps < ${MOST_STEPS} and decisions.id <> ${decisionId}
    ),
    nearest as (select id, min(steps) as steps from resting where steps > 0 group by id order by 2 limit ${limit})
    select d.id, d.number, d.title, d.status, u.name as steward, nearest.steps,
      array(select p.name from decision_product_lines l
        join product_lines p on p.organization_id = l.organization_id and p.id = l.product_line_id
        where l.organization_id = d.organization_id and l.decision_id = d.id order by p.name) as "lineNames",
      (select json_agg(json_build_object('kind',
          case l.kind when 'amends' then ${NAMING.amends} else ${NAMING.depends_on} end, 'number', t.number)
          order by t.number, l.kind)
        from decision_links l join decisions t on t.organization_id = l.organization_id and t.id = l.target_id
        where l.organization_id = d.organization_id and l.decision_id = d.id and l.kind in ('depends_on', 'amends')
          and (t.id = ${decisionId} or t.id in (select id from nearest))) as by
    from nearest
    join decisions d on d.organization_id = ${ctx.organizationId} and d.id = nearest.id
    join memberships m on m.organization_id = d.organization_id and m.id = d.steward_id
    join users u on u.id = m.user_id
    order by nearest.steps, d.number`);
  return rows;
}
