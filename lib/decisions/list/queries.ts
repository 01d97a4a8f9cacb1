import { and, eq, sql, type SQL } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import { DECISION_STATUSES, type DecisionStatus, type EvaluationPhase } from "@/db/enums";
import { users } from "@/db/schema/accounts";
import { decisions } from "@/db/schema/decisions";
import { memberships, productLines } from "@/db/schema/organizations";
import type { Ctx } from "@/lib/access/context";
import { isSought, readSought, type Sought } from "@/lib/decisions/sought/queries";
import { readPlaces } from "@/lib/decisions/places/queries";
import { visibleDecisions, visibleLines, withDescendants } from "@/lib/product-lines/visibility/queries";
import type { DecisionListView, FindDecisions } from "./input";
import { GROUPS, printCursor, readCursor, type Group, type KeyType } from "./rules";

/** One row of the list. */
export interface ListedDecision {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly status: DecisionStatus;
  readonly stewardId: string;
  readonly steward: string;
  /** Ids of its lines, by name. */
  readonly lineIds: readonly string[];
  readonly lineNames: readonly string[];
  readonly latestRevision: number;
  readonly acceptedRevision: number | null;
  readonly reviewOn: string | null;
  readonly changedAt: Date;
  /** The latest evaluation that was not cancelled, with how many have submitted in its open round. Hidden from stakeholders until closed. */
  readonly evaluation: ListedEvaluation | null;
}

export interface ListedEvaluation {
  readonly id: string;
  readonly phase: EvaluationPhase;
  readonly submitted: number;
  readonly participants: number;
}

export interface DecisionList {
  readonly rows: readonly ListedDecision[];
  /** The `after` of the next page, or null at the end. */
  readonly next: string | null;
}

/** What the words and the line of an address mean: looked up once for its page and its counts. */
export interface Narrowing {
  /** As `linesBelow` gives them; null where no line is asked for. */
  readonly lineIds: readonly string[] | null;
  readonly sought: Sought | null;
}

const PAGE = 50;

const SQL_TYPE: Readonly<Record<KeyType, SQL>> = {
  integer: sql`integer`,
  text: sql`text`,
  timestamptz: sql`timestamptz`,
};

/** What the page is ordered by; all keys run in one direction, so that an index can be read along them. */
interface Order {
  readonly keys: readonly { readonly value: SQL; readonly type: KeyType }[];
  readonly isDescending: boolean;
}

/** Open 2, in force 1, gone 0: the expression of the index `decisions_by_group`, letter by letter. */
const GROUP_RANK = sql`(case when decisions.status in ('draft', 'proposed') then 2 when decisions.status in ('accepted', 'deprecated') then 1 else 0 end)`;
const RANK_OF: Readonly<Record<Group, number>> = { open: 2, "in-force": 1, gone: 0 };

interface ListOptions {
  readonly limit?: number;
  /** What `readNarrowing` says, where it is asked for elsewhere too. */
  readonly narrowing?: Promise<Narrowing>;
}

/** One page of the decisions the reader may see, filtered and sorted as the address says. */
export async function listDecisions(
  ctx: Ctx,
  view: DecisionListView,
  { limit = PAGE, narrowing = readNarrowing(ctx, view) }: ListOptions = {},
): Promise<DecisionList> {
  const order = orderOf(view);
  const types = order.keys.map((key) => key.type);
  const cursor = view.after === undefined ? null : readCursor(view.after, types);
  const { lineIds, sought } = await narrowing;
  const rows = await withOrg(ctx, (tx) =>
    selectRows(tx, ctx, order, limit + 1, [
      ...filters(ctx, view, lineIds, sought),
      view.state === undefined ? undefined : inState(view.state),
      cursor === null ? undefined : isAfter(order, cursor),
    ]),
  );
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { rows: page.map(({ keys: _, ...row }) => row), next: last === undefined ? null : printCursor(last.keys) };
}

/** What a filter by line or by words means, where one is asked for. */
export async function readNarrowing(ctx: Ctx, { line, q = "" }: DecisionListView): Promise<Narrowing> {
  if (line === undefined && q === "") return { lineIds: null, sought: null };
  return withOrg(ctx, async (tx) => ({
    lineIds: line === undefined ? null : await linesBelow(tx, ctx, line),
    sought: await readSought(tx, ctx, q),
  }));
}

/** A decision of a whole list, by what names it. */
export type NamedDecision = Pick<ListedDecision, "id" | "number" | "title">;

/** Every decision that the address asks for, in its order and as they all are at one moment. Whatever page it names is left out. */
export async function listAllDecisions(ctx: Ctx, view: DecisionListView): Promise<readonly NamedDecision[]> {
  const { keys, isDescending } = orderOf(view);
  const { lineIds, sought } = await readNarrowing(ctx, view);
  return withOrg(ctx, (tx) =>
    tx
      .select({ id: decisions.id, number: decisions.number, title: decisions.title })
      .from(decisions)
      .where(and(...filters(ctx, view, lineIds, sought), view.state === undefined ? undefined : inState(view.state)))
      .orderBy(...keys.map((key) => (isDescending ? sql`${key.value} desc` : sql`${key.value} asc`))),
  );
}

/** The rows of these decisions in the order of their ids, in the caller's transaction; those the reader may not see are left out. */
export async function readListed(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<readonly ListedDecision[]> {
  const these = { titled: ids, named: [], isCut: false, pattern: "" };
  const rows = await selectRows(tx, ctx, orderOf({ sort: "number" }), ids.length, filters(ctx, {}, null, these));
  const known = new Map(rows.map(({ keys: _, ...row }) => [row.id, row]));
  return ids.flatMap((id) => known.get(id) ?? []);
}

/** The few decisions and product lines whose title, name or number matches, for the palette. */
export async function findDecisions(ctx: Ctx, { q }: FindDecisions, limit = 8) {
  return withOrg(ctx, async (tx) => {
    const sought = await readSought(tx, ctx, q);
    const isCurrent = sql`decisions.status in ('draft', 'proposed', 'accepted')`;
    const found = await tx
      .select({ id: decisions.id, number: decisions.number, title: decisions.title, status: decisions.status })
      .from(decisions)
      .where(and(...filters(ctx, {}, null, sought), q === "" ? isCurrent : undefined))
      .orderBy(
        ...(q === "" ? [] : [sql`${isCurrent} desc`]),
        sql`decisions.changed_at desc`,
        sql`decisions.number desc`,
      )
      .limit(limit);
    const lines = await tx
      .select({ name: productLines.name, slug: productLines.slug })
      .from(productLines)
      .where(
        and(
          eq(productLines.organizationId, ctx.organizationId),
          visibleLines(ctx),
          sql`${productLines.archivedAt} is null`,
          sql`strpos(lower(product_lines.name), lower(${q})) > 0`,
        ),
      )
      .orderBy(productLines.name)
      .limit(limit);
    return { decisions: found, lines };
  });
}

type Filters = Pick<DecisionListView, "steward" | "tag">;

/**
 * What every decision of a list must be: of this organization, visible, and as the address asks. `lineIds` as `linesBelow` gives them, `sought`
 * as `readSought`: looked up before, so that the database can tell how many there are.
 */
export function filters(
  ctx: Ctx,
  { steward, tag }: Filters,
  lineIds: readonly string[] | null,
  sought: Sought | null = null,
): (SQL | undefined)[] {
  return [
    eq(decisions.organizationId, ctx.organizationId),
    visibleDecisions(ctx),
    lineIds === null
      ? undefined
      : sql`exists (select from decision_product_lines here where here.organization_id = ${ctx.organizationId}
          and here.decision_id = decisions.id and here.product_line_id = any(${sql.param([...lineIds])}::uuid[]))`,
    steward === undefined ? undefined : eq(decisions.stewardId, steward === "me" ? ctx.memberId : steward),
    tag === undefined
      ? undefined
      : sql`exists (select from decision_tags t where t.organization_id = ${ctx.organizationId}
          and t.decision_id = decisions.id and t.tag = ${tag})`,
    sought === null ? undefined : isSought(sought),
  ];
}

/** The line of this address and everything below it, by id; none where there is no such line. */
export async function linesBelow(tx: Tx, ctx: Ctx, slug: string): Promise<readonly string[]> {
  const line = sql`(select root.id from product_lines root where root.organization_id = ${ctx.organizationId} and root.slug = ${slug})`;
  const { rows } = await tx.execute<{ id: string }>(sql`select id from ${withDescendants(ctx, line)} below(id)`);
  return rows.map(({ id }) => id);
}

/** A group is read along its own part of the index. */
export function inState(state: Group | DecisionStatus): SQL {
  const group = GROUPS.find((candidate) => candidate === state);
  return group === undefined ? sql`decisions.status = ${state}` : sql`${GROUP_RANK} = ${RANK_OF[group]}`;
}

function orderOf({ sort = "group", dir, state }: DecisionListView): Order {
  const number = { value: sql`decisions.number`, type: "integer" } as const;
  const change = { value: sql`decisions.changed_at`, type: "timestamptz" } as const;
  switch (sort) {
    case "group":
      // Of one state all are in one group.
      return state === undefined
        ? { keys: [{ value: GROUP_RANK, type: "integer" }, change, number], isDescending: true }
        : { keys: [change, number], isDescending: true };
    case "changed":
      return { keys: [change, number], isDescending: dir !== "asc" };
    case "number":
      return { keys: [number], isDescending: dir !== "asc" };
    case "title":
      return { keys: [{ value: sql`lower(decisions.title)`, type: "text" }, number], isDescending: dir === "desc" };
    case "state": {
      // Counted from the last state, so that the first one comes first with its latest change.
      const rank = sql`(${DECISION_STATUSES.length} - array_position(${sql.param([...DECISION_STATUSES])}::text[], decisions.status))`;
      return { keys: [{ value: rank, type: "integer" }, change, number], isDescending: dir !== "desc" };
    }
  }
}

/** Lexicographic "comes after the cursor". */
function isAfter({ keys, isDescending }: Order, cursor: readonly string[]): SQL {
  const bounds = keys.map((key, at) => sql`cast(${cursor[at] ?? ""} as ${SQL_TYPE[key.type]})`);
  const here = sql.join(
    keys.map((key) => key.value),
    sql`, `,
  );
  return isDescending
    ? sql`(${here}) < (${sql.join(bounds, sql`, `)})`
    : sql`(${here}) > (${sql.join(bounds, sql`, `)})`;
}

/** The page itself is found along one index; who looks after what, and where, is read for its rows alone. */
async function selectRows(
  tx: Tx,
  ctx: Ctx,
  { keys, isDescending }: Order,
  limit: number,
  conditions: readonly (SQL | undefined)[],
) {
  const order = keys.map((key) => (isDescending ? sql`${key.value} desc` : sql`${key.value} asc`));
  const page = tx
    .select({
      organizationId: decisions.organizationId,
      id: decisions.id,
      number: decisions.number,
      title: decisions.title,
      status: decisions.status,
      stewardId: decisions.stewardId,
      latestRevision: decisions.latestRevision,
      acceptedRevision: decisions.acceptedRevision,
      reviewOn: decisions.reviewOn,
      changedAt: decisions.changedAt,
    })
    .from(decisions)
    .where(and(...conditions))
    .orderBy(...order)
    .limit(limit)
    .as("decisions");
  const rows = await tx
    .select({
      id: page.id,
      number: page.number,
      title: page.title,
      status: page.status,
      stewardId: page.stewardId,
      steward: users.name,
      latestRevision: page.latestRevision,
      acceptedRevision: page.acceptedRevision,
      reviewOn: page.reviewOn,
      changedAt: page.changedAt,
      evaluation: latestEvaluation(ctx),
      keys: sql<string[]>`array[${sql.join(
        keys.map((key) => sql`(${key.value})::text`),
        sql`, `,
      )}]`,
    })
    .from(page)
    .innerJoin(
      memberships,
      and(eq(memberships.organizationId, page.organizationId), eq(memberships.id, page.stewardId)),
    )
    .innerJoin(users, eq(users.id, memberships.userId))
    .orderBy(...order);
  const places = await readPlaces(
    tx,
    ctx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const made = places.get(row.id) ?? [];
    return { ...row, lineIds: made.map(({ lineId }) => lineId), lineNames: made.map(({ name }) => name) };
  });
}

/** Who has submitted is shown to everybody who may see the evaluation (rule 25); stakeholders see it once closed (rule 3). */
const latestEvaluation = (ctx: Ctx) => sql<ListedEvaluation | null>`(
  select json_build_object('id', e.id, 'phase', e.phase,
    'participants', (select count(*) from evaluation_participants p
      where p.organization_id = e.organization_id and p.evaluation_id = e.id and p.removed_at is null),
    'submitted', (select count(*) from ballots b join rounds r on r.organization_id = b.organization_id and r.id = b.round_id
      where r.organization_id = e.organization_id and r.evaluation_id = e.id and r.revealed_at is null
      and b.submitted_at is not null and b.voided_at is null))
  from evaluations e
  where e.organization_id = decisions.organization_id and e.decision_id = decisions.id and e.phase <> 'cancelled'
  ${ctx.role === "stakeholder" ? sql`and e.phase = 'closed'` : sql``}
  order by e.number desc limit 1)`;

/** Somebody who looks after decisions. */
export interface Steward {
  readonly id: string;
  readonly name: string;
}

/** Everybody who is steward of a decision the reader may see, by name. */
export async function listStewards(ctx: Ctx): Promise<readonly Steward[]> {
  // Asked member by member, so that it costs as much as there are members, not decisions.
  return withOrg(ctx, (tx) =>
    tx
      .select({ id: memberships.id, name: users.name })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(
        and(
          eq(memberships.organizationId, ctx.organizationId),
          sql`exists (select from decisions where decisions.organization_id = ${ctx.organizationId}
            and decisions.steward_id = memberships.id and ${visibleDecisions(ctx)})`,
        ),
      )
      .orderBy(users.name),
  );
}
