import { sql } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import type { Ctx } from "@/lib/access/context";
import { visibleDecisions } from "@/lib/product-lines/visibility/queries";
import { readTree } from "../standings/queries";
import { divergencesOf, type AnsweredQuestion } from "./rules";

/** One side of a divergence, as it is shown. */
export interface DivergentAnswer {
  readonly number: number;
  readonly title: string;
  /** The option that was chosen; null where no evaluation chose. */
  readonly chosen: string | null;
  /** Why, in the steward's words where a choice needed them. */
  readonly reason: string;
  /** The beginning of the outcome section, in Markdown. */
  readonly outcome: string;
  readonly lineNames: readonly string[];
}

/** One question with two answers. */
export interface ShownDivergence {
  readonly first: DivergentAnswer;
  readonly second: DivergentAnswer;
  readonly shared: readonly string[];
}

/** So many evaluated decisions, the newest, are compared with each other. */
const COMPARED = 300;
/** So many divergences are shown. */
const SHOWN = 20;

type Question = AnsweredQuestion & { readonly reason: string };

/**
 * Where lines answer one question differently, among the newest 300 evaluated decisions and those linked as conflicting; at most
 * 20. With `lineId`, only where one of the two is in force on that line, below it or above it.
 */
export async function listDivergences(ctx: Ctx, lineId?: string): Promise<readonly ShownDivergence[]> {
  return withOrg(ctx, async (tx) => {
    const conflicts = await readConflicts(tx, ctx);
    const questions = await readQuestions(tx, ctx, conflicts.flat());
    const { lines, pathOf } = await readTree(tx, ctx);
    const isNear = ({ lineIds }: AnsweredQuestion) =>
      lineId === undefined || lineIds.some((id) => pathOf(id).includes(lineId) || pathOf(lineId).includes(id));
    const found = divergencesOf(questions, conflicts, pathOf)
      .filter(({ first, second }) => isNear(first) || isNear(second))
      .slice(0, SHOWN);
    const outcomes = await readOutcomes(
      tx,
      ctx,
      found.flatMap(({ first, second }) => [first.id, second.id]),
    );
    const shown = ({ id, number, title, chosen, reason, lineIds }: Question): DivergentAnswer => ({
      number,
      title,
      chosen,
      reason,
      outcome: outcomes.get(id) ?? "",
      lineNames: lines.filter((line) => lineIds.includes(line.id)).map(({ name }) => name),
    });
    return found.map(({ first, second, shared }) => ({ first: shown(first), second: shown(second), shared }));
  });
}

/** Accepted decisions that are linked as conflicting, by their ids. */
async function readConflicts(tx: Tx, ctx: Ctx): Promise<readonly (readonly [string, string])[]> {
  const { rows } = await tx.execute<{ from: string; to: string }>(sql`
    select decision_id as "from", target_id as "to" from decision_links
    where organization_id = ${ctx.organizationId} and kind = 'conflicts_with'
    order by created_at desc limit ${COMPARED}`);
  return rows.map(({ from, to }) => [from, to] as const);
}

async function readQuestions(tx: Tx, ctx: Ctx, linked: readonly string[]): Promise<readonly Question[]> {
  const { organizationId } = ctx;
  const { rows } = await tx.execute<Record<string, unknown> & Question>(sql`
    select decisions.id, decisions.number, decisions.title, e.template_key as "templateKey", coalesce(e.choice_reason, '') as reason,
      (select o.name from evaluation_options o where o.organization_id = ${organizationId} and o.id = e.chosen_option_id) as chosen,
      array(select o.name from evaluation_options o where o.organization_id = ${organizationId} and o.evaluation_id = e.id
        and o.removed_at is null order by o.position) as options,
      array(select l.product_line_id::text from decision_product_lines l
        where l.organization_id = ${organizationId} and l.decision_id = decisions.id and l.ended_at is null) as "lineIds"
    from decisions
    left join lateral (
      select closed.* from evaluations closed
      where closed.organization_id = ${organizationId} and closed.decision_id = decisions.id and closed.phase = 'closed'
      order by closed.number desc limit 1) e on true
    where decisions.organization_id = ${organizationId} and decisions.status = 'accepted' and ${visibleDecisions(ctx)}
      and decisions.id in (
        select * from unnest(${sql.param([...linked])}::uuid[])
        union
        (select chosen.decision_id from evaluations chosen
          where chosen.organization_id = ${organizationId} and chosen.phase = 'closed' and chosen.chosen_option_id is not null
          order by chosen.closed_at desc limit ${COMPARED}))`);
  return rows;
}

async function readOutcomes(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await tx.execute<{ id: string; outcome: string }>(sql`
    select d.id, left(s.body, 1500) as outcome from decisions d
    join revision_sections s on s.organization_id = d.organization_id and s.decision_id = d.id
      and s.revision = d.accepted_revision and s.kind = 'outcome'
    where d.organization_id = ${ctx.organizationId} and d.id = any(${sql.param([...new Set(ids)])}::uuid[])`);
  return new Map(rows.map(({ id, outcome }) => [id, outcome]));
}
