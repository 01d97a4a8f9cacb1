import { and, eq, inArray, sql, type SQL } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import { DECISION_STATUSES, type DecisionStatus, type EvaluationPhase } from "@/db/enums";
import { users } from "@/db/schema/accounts";
import { decisions } from "@/db/schema/decisions";
import { memberships, productLines } from "@/db/schema/organizations";
import type { Ctx } from "@/lib/access/context";
import { visibleDecisions, visibleLines, withDescendants } from "@/lib/product-lines/visibility/queries";
import type { DecisionListView, FindDecisions, Sort } from "./input";
import { GROUP_STATUSES, GROUPS, printCursor, readCursor, type Group, type KeyType } from "./rules";

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
  /** How many match, per status, whatever state is asked for. */
  readonly counts: Readonly<Record<DecisionStatus, number>>;
  /** How many of those the reader looks after, whoever's are asked for. */
  readonly own: number;
  /** The `after` of the next page, or null at the end. */
  readonly next: string | null;
  /** Everybody who is steward of a decision the reader may see. */
  readonly stewards: readonly { readonly id: string; readonly name: string }[];
}

const PAGE = 100;

const SQL_TYPE: Readonly<Record<KeyType, SQL>> = {
  integer: sql`integer`,
  text: sql`text`,
  timestamptz: sql`timestamptz`,
};

interface SortKey {
  readonly value: SQL;
  readonly type: KeyType;
  readonly isDescending: boolean;
}

/** One page of the decisions the reader may see, filtered and sorted as the address says. */
export async function listDecisions(ctx: Ctx, view: DecisionListView, limit = PAGE): Promise<DecisionList> {
  const keys = sortKeys(view.sort ?? "group", view.dir);
  const cursor =
    view.after === undefined
      ? null
      : readCursor(
          view.after,
          keys.map((key) => key.type),
        );
  const matching = filters(ctx, view);
  return withOrg(ctx, async (tx) => {
    const rows = await selectRows(tx, ctx, keys, limit + 1, [
      ...matching,
      view.state === undefined ? undefined : inArray(decisions.status, statusesOf(view.state)),
      cursor === null ? undefined : isAfter(keys, cursor),
    ]);
    const counts = await countByStatus(tx, matching);
    const own = await countByStatus(tx, filters(ctx, { ...view, steward: "me" }));
    const stewards = await listStewards(tx, ctx);
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return {
      rows: page.map(({ keys: _, ...row }) => row),
      counts,
      own: Object.values(own).reduce((sum, count) => sum + count, 0),
      next: last === undefined ? null : printCursor(last.keys),
      stewards,
    };
  });
}

/** The few decisions and product lines whose title, name or number matches, for the palette. */
export async function findDecisions(ctx: Ctx, { q }: FindDecisions, limit = 8) {
  return withOrg(ctx, async (tx) => {
    const found = await tx
      .select({ id: decisions.id, number: decisions.number, title: decisions.title, status: decisions.status })
      .from(decisions)
      .where(and(...filters(ctx, { q })))
      .orderBy(sql`(decisions.status in ('draft', 'proposed', 'accepted')) desc, decisions.changed_at desc`)
      .limit(limit);
    const lines = await tx
      .select({ name: productLines.name, slug: productLines.slug })
      .from(productLines)
      .where(
        and(
          eq(productLines.organizationId, ctx.organizationId),
          visibleLines(ctx),
          sql`${productLines.archivedAt} is null`,
          containing(sql`product_lines.name`, q),
        ),
      )
      .orderBy(productLines.name)
      .limit(limit);
    return { decisions: found, lines };
  });
}

function filters(ctx: Ctx, view: Pick<DecisionListView, "line" | "steward" | "q">): (SQL | undefined)[] {
  const { line, steward, q } = view;
  return [
    eq(decisions.organizationId, ctx.organizationId),
    visibleDecisions(ctx),
    line === undefined ? undefined : onLine(ctx, line),
    steward === undefined ? undefined : eq(decisions.stewardId, steward === "me" ? ctx.memberId : steward),
    q === undefined || q === "" ? undefined : matches(q),
  ];
}

/** On the line of this address or below it. */
function onLine(ctx: Ctx, slug: string): SQL {
  const line = sql`(select root.id from product_lines root where root.organization_id = ${ctx.organizationId} and root.slug = ${slug})`;
  return sql`exists (select from decision_product_lines here
    where here.organization_id = decisions.organization_id and here.decision_id = decisions.id
    and here.product_line_id in ${withDescendants(ctx, line)})`;
}

/** The title contains the words, the number is meant (14, ADR-14), or it is a name that an imported decision had elsewhere. */
function matches(q: string): SQL {
  const number = /^(?:adr-?)?(\d{1,9})$/i.exec(q)?.[1];
  const inTitle = containing(sql`decisions.title`, q);
  const names = number === undefined ? [q.trim().toLowerCase()] : [q.trim().toLowerCase(), `adr-${Number(number)}`];
  const hadName = sql`exists (select from decision_aliases a where a.organization_id = decisions.organization_id
    and a.decision_id = decisions.id and a.alias = any(${sql.param(names)}::text[]))`;
  return number === undefined
    ? sql`(${inTitle} or ${hadName})`
    : sql`(${inTitle} or decisions.number = ${Number(number)} or ${hadName})`;
}

const containing = (text: SQL, q: string): SQL => sql`strpos(lower(${text}), lower(${q})) > 0`;

function statusesOf(state: Group | DecisionStatus): DecisionStatus[] {
  const group = GROUPS.find((candidate) => candidate === state);
  if (group !== undefined) return [...GROUP_STATUSES[group]];
  return DECISION_STATUSES.filter((status) => status === state);
}

function sortKeys(sort: Sort, dir?: "asc" | "desc"): readonly SortKey[] {
  const key = (value: SQL, type: KeyType, isDescending: boolean): SortKey => ({ value, type, isDescending });
  const byNumber = (isDescending: boolean) => key(sql`decisions.number`, "integer", isDescending);
  const byChange = (isDescending: boolean) => key(sql`decisions.changed_at`, "timestamptz", isDescending);
  switch (sort) {
    case "group":
      return [
        key(
          sql`case when decisions.status in ('draft', 'proposed') then 0 when decisions.status in ('accepted', 'deprecated') then 1 else 2 end`,
          "integer",
          false,
        ),
        byChange(true),
        byNumber(true),
      ];
    case "changed":
      return [byChange(dir !== "asc"), byNumber(dir !== "asc")];
    case "number":
      return [byNumber(dir !== "asc")];
    case "title":
      return [key(sql`lower(decisions.title)`, "text", dir === "desc"), byNumber(dir === "desc")];
    case "state": {
      const order = sql`array_position(${sql.param([...DECISION_STATUSES])}::text[], decisions.status)`;
      return [key(order, "integer", dir === "desc"), byChange(true), byNumber(true)];
    }
  }
}

/** Lexicographic "comes after the cursor" for keys of mixed directions. */
function isAfter(keys: readonly SortKey[], cursor: readonly string[]): SQL {
  const [key, ...rest] = keys;
  const [value = "", ...values] = cursor;
  if (key === undefined) return sql`false`;
  const bound = sql`cast(${value} as ${SQL_TYPE[key.type]})`;
  const beyond = key.isDescending ? sql`${key.value} < ${bound}` : sql`${key.value} > ${bound}`;
  return rest.length === 0 ? beyond : sql`(${beyond} or (${key.value} = ${bound} and ${isAfter(rest, values)}))`;
}

async function selectRows(
  tx: Tx,
  ctx: Ctx,
  keys: readonly SortKey[],
  limit: number,
  conditions: readonly (SQL | undefined)[],
) {
  const order = keys.map((key) => (key.isDescending ? sql`${key.value} desc` : sql`${key.value} asc`));
  return tx
    .select({
      id: decisions.id,
      number: decisions.number,
      title: decisions.title,
      status: decisions.status,
      stewardId: decisions.stewardId,
      steward: users.name,
      lineIds: lines(sql`l.product_line_id::text`),
      lineNames: lines(sql`p.name`),
      latestRevision: decisions.latestRevision,
      acceptedRevision: decisions.acceptedRevision,
      reviewOn: decisions.reviewOn,
      changedAt: decisions.changedAt,
      evaluation: latestEvaluation(ctx),
      keys: sql<string[]>`array[${sql.join(
        keys.map((key) => sql`(${key.value})::text`),
        sql`, `,
      )}]`,
    })
    .from(decisions)
    .innerJoin(
      memberships,
      and(eq(memberships.organizationId, decisions.organizationId), eq(memberships.id, decisions.stewardId)),
    )
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(...conditions))
    .orderBy(...order)
    .limit(limit);
}

const lines = (column: SQL) => sql<string[]>`array(
  select ${column} from decision_product_lines l
  join product_lines p on p.organization_id = l.organization_id and p.id = l.product_line_id
  where l.organization_id = decisions.organization_id and l.decision_id = decisions.id order by p.name, p.id)`;

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

async function countByStatus(tx: Tx, matching: readonly (SQL | undefined)[]): Promise<Record<DecisionStatus, number>> {
  const rows = await tx
    .select({ status: decisions.status, count: sql<number>`count(*)::int` })
    .from(decisions)
    .where(and(...matching))
    .groupBy(decisions.status);
  const counts = { draft: 0, proposed: 0, accepted: 0, rejected: 0, deprecated: 0, superseded: 0, withdrawn: 0 };
  for (const row of rows) counts[row.status] = row.count;
  return counts;
}

async function listStewards(tx: Tx, ctx: Ctx) {
  return tx
    .selectDistinct({ id: memberships.id, name: users.name })
    .from(decisions)
    .innerJoin(
      memberships,
      and(eq(memberships.organizationId, decisions.organizationId), eq(memberships.id, decisions.stewardId)),
    )
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(decisions.organizationId, ctx.organizationId), visibleDecisions(ctx)))
    .orderBy(users.name);
}
