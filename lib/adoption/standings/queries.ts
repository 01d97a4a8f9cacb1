import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { canSeeLine } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import { inTreeOrder } from "@/lib/product-lines/rules";
import type { AdoptionStance, Answer, DecisionOnLines, MadeFor } from "../rules";

/** A line as adoption needs it: its place, and whether this reader may know more of it than its name (rule 3). */
export interface AdoptingLine {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly slug: string;
  readonly depth: number;
  readonly isArchived: boolean;
  readonly isVisible: boolean;
}

/** The organization's lines in the order of the tree, with the way from each to the top. */
export interface LineTree {
  readonly lines: readonly AdoptingLine[];
  /** The line's id, then those above it; empty for an id that is no line. */
  readonly pathOf: (lineId: string) => readonly string[];
}

/** Reads the whole tree: answers come down it, also from lines the reader may not see. */
export async function readTree(tx: Tx, ctx: Ctx): Promise<LineTree> {
  const { rows } = await tx.execute<{
    id: string;
    parentId: string | null;
    name: string;
    slug: string;
    isArchived: boolean;
  }>(sql`
    select id, parent_id as "parentId", name, slug, archived_at is not null as "isArchived"
    from product_lines where organization_id = ${ctx.organizationId}`);
  const parents = new Map(rows.map((row) => [row.id, row.parentId]));
  const pathOf = (lineId: string): readonly string[] => {
    const path: string[] = [];
    for (let at: string | null = lineId; at !== null && parents.has(at) && !path.includes(at);) {
      path.push(at);
      at = parents.get(at) ?? null;
    }
    return path;
  };
  return { lines: inTreeOrder(rows).map((row) => ({ ...row, isVisible: canSeeLine(ctx, row.id) })), pathOf };
}

interface LineRow extends Record<string, unknown> {
  readonly decisionId: string;
  readonly lineId: string;
  readonly endedAt: string | null;
  readonly endedBy: number | null;
}

interface AnswerRow extends Record<string, unknown> {
  readonly decisionId: string;
  readonly lineId: string;
  readonly stance: AdoptionStance;
  readonly reason: string;
  readonly dueOn: string | null;
  readonly expiresOn: string | null;
  readonly recordedBy: string;
  readonly approvedBy: string | null;
  readonly recordedAt: string;
}

const NOWHERE: DecisionOnLines = { madeFor: new Map(), answers: new Map() };

/**
 * What is known of these decisions on the lines, in two queries whatever their number. With `before`, as it was at that moment:
 * what was recorded or ended from then on counts as not yet.
 */
export async function readOnLines(
  tx: Tx,
  ctx: Ctx,
  decisionIds: readonly string[],
  before?: Date,
): Promise<(decisionId: string) => DecisionOnLines> {
  const { organizationId } = ctx;
  const wanted = sql`any(${sql.param([...decisionIds])}::uuid[])`;
  const lines = await tx.execute<LineRow>(sql`
    select l.decision_id as "decisionId", l.product_line_id as "lineId", ended.at as "endedAt",
      case when ended.at is null then null else d.number end as "endedBy"
    from decision_product_lines l
    cross join lateral (select case when ${isOver(sql`l.ended_at`, before)} then l.ended_at end as at) ended
    left join decisions d on d.organization_id = l.organization_id and d.id = l.ended_by
    where l.organization_id = ${organizationId} and l.decision_id = ${wanted}`);
  const answers = await tx.execute<AnswerRow>(sql`
    select a.decision_id as "decisionId", a.product_line_id as "lineId", a.stance, a.reason, a.due_on::text as "dueOn",
      a.expires_on::text as "expiresOn", ru.name as "recordedBy", au.name as "approvedBy", a.recorded_at as "recordedAt"
    from adoptions a
    join memberships rm on rm.organization_id = a.organization_id and rm.id = a.recorded_by
    join users ru on ru.id = rm.user_id
    left join memberships am on am.organization_id = a.organization_id and am.id = a.approved_by
    left join users au on au.id = am.user_id
    where a.organization_id = ${organizationId} and a.decision_id = ${wanted} and ${holdsAt(before)}`);
  const found = new Map<string, { madeFor: Map<string, MadeFor>; answers: Map<string, Answer> }>(
    decisionIds.map((id) => [id, { madeFor: new Map(), answers: new Map() }]),
  );
  for (const { decisionId, lineId, endedAt, endedBy } of lines.rows)
    found.get(decisionId)?.madeFor.set(lineId, { endedAt: endedAt === null ? null : new Date(endedAt), endedBy });
  for (const { decisionId, lineId, recordedAt, ...answer } of answers.rows)
    found.get(decisionId)?.answers.set(lineId, { ...answer, recordedAt: new Date(recordedAt) });
  return (decisionId) => found.get(decisionId) ?? NOWHERE;
}

const isOver = (at: SQL, before?: Date): SQL =>
  before === undefined ? sql`${at} is not null` : sql`${at} < ${before.toISOString()}`;

/** Answers, under the name `a`, that hold now, or held before a moment. */
export const holdsAt = (before?: Date): SQL =>
  before === undefined
    ? sql`a.replaced_at is null`
    : sql`a.recorded_at < ${before.toISOString()} and (a.replaced_at is null or a.replaced_at >= ${before.toISOString()})`;
