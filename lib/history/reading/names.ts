import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { DecisionStatus } from "@/db/enums";
import { canSee, canSeeLine } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import type { Names, Told } from "../sentences/parts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

type NamedKind = "member" | "line" | "option" | "criterion" | "evaluation" | "approval";

interface NamedRow extends Record<string, unknown> {
  readonly kind: NamedKind;
  readonly id: string;
  readonly name: string;
  readonly extra: string | null;
}

interface DecisionRow extends Record<string, unknown> {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly status: DecisionStatus;
  readonly stewardId: string;
  readonly proposedAt: Date | null;
  readonly productLineIds: string[];
}

/**
 * The names behind every id these events mention, in two queries. Tables of later rooms are read directly, because
 * history may not import those rooms. A decision the reader may not see has no name here.
 */
export async function readNames(tx: Tx, ctx: Ctx, told: readonly Told[]): Promise<Names> {
  const ids = [...new Set(told.flatMap((event) => [event.actorId, event.decisionId, ...idsIn(event.data)]))].filter(
    (id): id is string => id !== null && UUID.test(id),
  );
  const wanted = sql`${sql.param(ids)}::uuid[]`;
  const organization = sql`${ctx.organizationId}`;
  const named = await tx.execute<NamedRow>(sql`
    select 'member' as kind, m.id::text, u.name, null as extra from memberships m join users u on u.id = m.user_id
      where m.organization_id = ${organization} and m.id = any(${wanted})
    union all select 'line', id::text, name, slug from product_lines where organization_id = ${organization} and id = any(${wanted})
    union all select 'option', id::text, name, null from evaluation_options where organization_id = ${organization} and id = any(${wanted})
    union all select 'criterion', id::text, name, null from evaluation_criteria where organization_id = ${organization} and id = any(${wanted})
    union all select 'evaluation', id::text, number::text, null from evaluations where organization_id = ${organization} and id = any(${wanted})
    union all select 'approval', id::text, revision::text, member_id::text from approvals where organization_id = ${organization} and id = any(${wanted})`);
  const decisions = await tx.execute<DecisionRow>(sql`
    select id::text, number, title, status, steward_id as "stewardId", proposed_at as "proposedAt",
      array(select l.product_line_id::text from decision_product_lines l
            where l.organization_id = decisions.organization_id and l.decision_id = decisions.id) as "productLineIds"
    from decisions where organization_id = ${organization} and id = any(${wanted})`);

  const of = <T>(kind: NamedKind, value: (row: NamedRow) => T): ReadonlyMap<string, T> =>
    new Map(named.rows.filter((row) => row.kind === kind).map((row) => [row.id, value(row)]));
  return {
    members: of("member", (row) => row.name),
    // A line outside a stakeholder's own is shown by name only (rule 3).
    lines: of("line", (row) => ({ name: row.name, slug: canSeeLine(ctx, row.id) ? row.extra : null })),
    options: of("option", (row) => row.name),
    criteria: of("criterion", (row) => row.name),
    evaluations: of("evaluation", (row) => Number(row.name)),
    approvals: of("approval", (row) => ({ revision: Number(row.name), memberId: row.extra ?? "" })),
    decisions: new Map(
      decisions.rows.filter((row) => canSee(ctx, row)).map(({ id, number, title }) => [id, { number, title }]),
    ),
  };
}

/** Every string in an event's data, lists included; what is no id finds no row. */
function idsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(idsIn);
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(idsIn) : [];
}
