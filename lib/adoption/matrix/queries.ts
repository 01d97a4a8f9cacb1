import { sql, type SQL } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import type { Ctx } from "@/lib/access/context";
import { databaseClock } from "@/lib/history/clock";
import { visibleDecisions } from "@/lib/product-lines/visibility/queries";
import { statusBefore } from "../past/queries";
import { endOf, isAhead, pastDay } from "../past/rules";
import { lineStanding, type LineStanding } from "../queries";
import { dayIn } from "../rules";
import { holdsAt, readOnLines, readTree, type AdoptingLine, type LineTree } from "../standings/queries";
import type { MatrixView } from "./input";

/** A decision and how each column's line stands to it. */
export interface MatrixRow {
  readonly decision: { readonly id: string; readonly number: number; readonly title: string };
  /** In force by its file at that time; nobody accepted it here. Told of past days only. */
  readonly isImported: boolean;
  /** One for each column, in their order. */
  readonly cells: readonly LineStanding[];
}

/** Decisions by product lines, newest decisions first. */
export interface AdoptionMatrix {
  readonly columns: readonly AdoptingLine[];
  /** Lines that are left out, because more than 40 columns cannot be read. */
  readonly columnsLeft: number;
  readonly rows: readonly MatrixRow[];
  /** The `after` of the next page, or null at the end. */
  readonly next: number | null;
  /** The day on which this is true, as an ISO date in UTC. */
  readonly day: string;
  /** It is looked back at that day's end. */
  readonly isPast: boolean;
  /** A day was asked for that has not come: it is today's. */
  readonly isAhead: boolean;
}

/** A page of decisions. */
const PAGE = 60;
/** More columns cannot be read beside each other. */
const COLUMNS = 40;
/** Whether an answer is missing is known only by looking down the tree: so many decisions are looked through for one page. */
const LOOKED_THROUGH = { atOnce: 500, times: 4 };

/**
 * One page of the matrix: accepted decisions that apply to the lines asked for, in four queries. Looking for missing answers reads
 * at most 2,000 decisions, and `next` goes on from there.
 */
export async function readMatrix(ctx: Ctx, view: MatrixView, limit = PAGE): Promise<AdoptionMatrix> {
  return withOrg(ctx, async (tx) => {
    const today = dayIn(await databaseClock(tx));
    const on = pastDay(view.on, today);
    const tree = await readTree(tx, ctx);
    const scope = scopeOf(tree, view.line);
    const read: Reading = {
      tx,
      ctx,
      view,
      tree,
      scope,
      day: on ?? today,
      before: on === undefined ? undefined : endOf(on),
    };
    const found = view.stance === "missing" ? await lookThrough(read, limit) : await onePage(read, limit);
    return {
      ...found,
      columns: scope.columns,
      columnsLeft: scope.columnsLeft,
      day: read.day,
      isPast: on !== undefined,
      isAhead: isAhead(view.on, today),
    };
  });
}

interface Scope {
  readonly columns: readonly AdoptingLine[];
  readonly columnsLeft: number;
  /** A decision made for one of these may apply to a column; null: for any. */
  readonly reach: readonly string[] | null;
}

function scopeOf(tree: LineTree, slug: string | undefined): Scope {
  const open = tree.lines.filter((line) => line.isVisible && !line.isArchived);
  const root = slug === undefined ? undefined : open.find((line) => line.slug === slug);
  const lines = root === undefined ? open : open.filter((line) => tree.pathOf(line.id).includes(root.id));
  return {
    columns: lines.slice(0, COLUMNS),
    columnsLeft: Math.max(0, lines.length - COLUMNS),
    reach: root === undefined ? null : [...lines.map(({ id }) => id), ...tree.pathOf(root.id)],
  };
}

interface Reading {
  readonly tx: Tx;
  readonly ctx: Ctx;
  readonly view: MatrixView;
  readonly tree: LineTree;
  readonly scope: Scope;
  readonly day: string;
  readonly before: Date | undefined;
}

type Found = Pick<AdoptionMatrix, "rows" | "next">;

async function onePage(read: Reading, limit: number): Promise<Found> {
  const rows = await readRows(read, read.view.after, limit + 1);
  return { rows: rows.slice(0, limit), next: rows.length > limit ? (rows[limit - 1]?.decision.number ?? null) : null };
}

async function lookThrough(read: Reading, limit: number): Promise<Found> {
  const { atOnce, times } = LOOKED_THROUGH;
  const missing: MatrixRow[] = [];
  let after = read.view.after;
  for (let time = 0; time < times; time += 1) {
    const rows = await readRows(read, after, atOnce);
    missing.push(...rows.filter(({ cells }) => cells.some(({ standing }) => standing.kind === "missing")));
    after = rows.at(-1)?.decision.number;
    if (missing.length > limit) return { rows: missing.slice(0, limit), next: lastOf(missing.slice(0, limit)) };
    if (rows.length < atOnce) return { rows: missing, next: null };
  }
  return { rows: missing, next: after ?? null };
}

const lastOf = (rows: readonly MatrixRow[]): number | null => rows.at(-1)?.decision.number ?? null;

async function readRows(read: Reading, after: number | undefined, limit: number): Promise<readonly MatrixRow[]> {
  const { tx, ctx, view, tree, scope, day, before } = read;
  const { organizationId } = ctx;
  const past = before === undefined ? sql`(select false as is_imported)` : statusBefore(before);
  const { rows } = await tx.execute<
    Record<string, unknown> & MatrixRow["decision"] & Pick<MatrixRow, "isImported">
  >(sql`
    ${answered(read)}
    select decisions.id, decisions.number, decisions.title, past.is_imported as "isImported"
    from decisions cross join ${past} past
    where decisions.organization_id = ${organizationId} and ${visibleDecisions(ctx)}
      and ${before === undefined ? sql`decisions.status = 'accepted'` : wasAccepted(before)}
      and exists (select from decision_product_lines l
        where l.organization_id = decisions.organization_id and l.decision_id = decisions.id
          and ${before === undefined ? sql`l.ended_at is null` : sql`(l.ended_at is null or l.ended_at >= ${before.toISOString()})`}
          ${scope.reach === null ? sql`` : sql`and l.product_line_id = any(${sql.param([...scope.reach])}::uuid[])`})
      ${view.q === undefined || view.q === "" ? sql`` : sql`and ${matches(view.q)}`}
      ${view.stance === undefined || view.stance === "missing" ? sql`` : sql`and decisions.id in (select said.decision_id from said)`}
      ${after === undefined ? sql`` : sql`and decisions.number < ${after}`}
    order by decisions.number desc limit ${limit}`);
  const onLines = await readOnLines(
    tx,
    ctx,
    rows.map(({ id }) => id),
    before,
  );
  return rows.map(({ id, number, title, isImported }) => ({
    decision: { id, number, title },
    isImported,
    cells: scope.columns.map((line) => lineStanding(ctx, tree, line, onLines(id), day)),
  }));
}

/** Only what was once accepted can have been in force; its history says whether it was. */
const wasAccepted = (before: Date): SQL => sql`decisions.status in ('accepted', 'deprecated', 'superseded')
  and (decisions.decided_at is null or decisions.decided_at < ${before.toISOString()}) and past.status = 'accepted'`;

/**
 * What a line of the columns answered itself in the way asked for, found first: few answers are waivers, and looking for them
 * decision by decision would read all. Missing answers are looked for elsewhere.
 */
function answered({ ctx, view: { stance }, scope, day, before }: Reading): SQL {
  if (stance === undefined || stance === "missing") return sql``;
  const said =
    stance === "expired" ? sql`a.stance = 'waived' and a.expires_on < ${day}::date` : sql`a.stance = ${stance}`;
  return sql`with said as materialized (
    select distinct a.decision_id from adoptions a
    where a.organization_id = ${ctx.organizationId} and ${holdsAt(before)} and ${said}
      and a.product_line_id = any(${sql.param(scope.columns.map(({ id }) => id))}::uuid[]))`;
}

function matches(q: string): SQL {
  const number = /^(?:adr-?)?(\d{1,9})$/i.exec(q)?.[1];
  const inTitle = sql`strpos(lower(decisions.title), lower(${q})) > 0`;
  return number === undefined ? inTitle : sql`(${inTitle} or decisions.number = ${Number(number)})`;
}
