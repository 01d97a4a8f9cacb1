import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import type { Role } from "@/db/enums";
import { users } from "@/db/schema/accounts";
import { membershipProductLines, memberships, productLines } from "@/db/schema/organizations";
import type { Ctx } from "@/lib/access/context";
import { notFound } from "@/lib/errors";
import type { Counted } from "@/lib/text/rules";
import { inTreeOrder, pathOf } from "./rules";
import { visibleDecisions, visibleLines } from "./visibility/queries";

/** One line of the tree. */
export interface PlacedLine {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly slug: string;
  readonly archivedAt: Date | null;
  /** 0 at the top. */
  readonly depth: number;
}

/** A line with how many decisions the reader may see on it and below it, in every state, as far as anybody reads. */
export interface ProductLine extends PlacedLine {
  readonly decisions: Counted;
}

interface Options {
  readonly withArchived?: boolean;
}

/** So far the decisions of a line are counted: the tree's numbers stand beside every page. */
const COUNTED = 99;

/** The reader's unarchived product lines in the order of the tree, without their counts. */
export async function listPlacedLines(ctx: Ctx): Promise<readonly PlacedLine[]> {
  return withOrg(ctx, (tx) => readPlaced(tx, ctx));
}

/** The reader's product lines in the order of the tree, counted. Archived ones only when asked for. */
export async function listProductLines(ctx: Ctx, options: Options = {}): Promise<readonly ProductLine[]> {
  return withOrg(ctx, async (tx) => withCounts(tx, ctx, await readPlaced(tx, ctx, options)));
}

async function readPlaced(tx: Tx, ctx: Ctx, options: Options = {}): Promise<readonly PlacedLine[]> {
  const rows = await tx
    .select({
      id: productLines.id,
      parentId: productLines.parentId,
      name: productLines.name,
      slug: productLines.slug,
      archivedAt: productLines.archivedAt,
    })
    .from(productLines)
    .where(
      and(
        eq(productLines.organizationId, ctx.organizationId),
        visibleLines(ctx),
        options.withArchived === true ? undefined : isNull(productLines.archivedAt),
      ),
    );
  return inTreeOrder(rows);
}

/** The same lines with their counts: those below a line are told once, not line by line. */
async function withCounts(tx: Tx, ctx: Ctx, lines: readonly PlacedLine[]): Promise<readonly ProductLine[]> {
  // Who sees every decision needs no look at each.
  const isWhole = ctx.role !== "stakeholder";
  const met = sql`select l.decision_id as id from decision_product_lines l
    ${isWhole ? sql`` : sql`join decisions on decisions.organization_id = l.organization_id and decisions.id = l.decision_id`}
    where l.organization_id = ${ctx.organizationId} and l.product_line_id = any(tree.ids)
      ${isWhole ? sql`` : sql`and ${visibleDecisions(ctx)}`} limit ${COUNTED + 1}`;
  const { rows } = await tx.execute<{ id: string; count: number; looked: number }>(sql`
    with recursive pairs(above, id) as (
      select id, id from product_lines
        where organization_id = ${ctx.organizationId} and id = any(${sql.param(lines.map(({ id }) => id))}::uuid[])
      union
      select pairs.above, child.id from pairs join product_lines child
        on child.organization_id = ${ctx.organizationId} and child.parent_id = pairs.id
    ), tree as (select above, array_agg(id) as ids from pairs group by above)
    select tree.above as id, counted.count, counted.looked from tree cross join lateral (
      -- On one line alone no decision stands twice.
      select count(*)::int as count, count(*)::int as looked from (${met}) met where cardinality(tree.ids) = 1
      having cardinality(tree.ids) = 1
      union all
      select count(distinct met.id)::int, count(*)::int from (${met}) met where cardinality(tree.ids) > 1
      having cardinality(tree.ids) > 1) counted`);
  const counts = new Map(rows.map(({ id, count, looked }) => [id, { count, isAtLeast: looked > COUNTED }]));
  return lines.map((line) => ({ ...line, decisions: counts.get(line.id) ?? { count: 0, isAtLeast: false } }));
}

/** A member whose authority or interest covers a line. */
export interface LineMember {
  readonly memberId: string;
  readonly name: string;
  readonly role: Role;
  /** The line that makes it so: this one, one above it, or null for every line. One the reader may not see is told as this one. */
  readonly through: string | null;
}

export interface ProductLinePage {
  readonly line: ProductLine;
  /** From the top down, without the line itself; only what the reader may see. */
  readonly ancestors: readonly PlacedLine[];
  /** Directly below, archived ones included. */
  readonly children: readonly ProductLine[];
  /** The unarchived tree, for choosing where to move. */
  readonly tree: readonly PlacedLine[];
  readonly leads: readonly LineMember[];
  readonly stakeholders: readonly LineMember[];
}

/** One line by its address, with its place in the tree and its people, or NOT_FOUND. */
export async function getProductLine(ctx: Ctx, slug: string): Promise<ProductLinePage> {
  return withOrg(ctx, async (tx) => {
    const lines = await readPlaced(tx, ctx, { withArchived: true });
    const found = lines.find((candidate) => candidate.slug === slug);
    if (found === undefined) throw notFound("product line");
    const below = lines.filter((child) => child.parentId === found.id);
    const [line, ...children] = await withCounts(tx, ctx, [found, ...below]);
    if (line === undefined) throw notFound("product line");
    const members = await membersOfLine(tx, ctx, line);
    return {
      line,
      ancestors: pathOf(lines, line.id).slice(0, -1),
      children,
      tree: lines.filter((candidate) => candidate.archivedAt === null),
      leads: members.filter((member) => member.role === "lead"),
      stakeholders: members.filter((member) => member.role === "stakeholder"),
    };
  });
}

/** Leads and stakeholders of the line, through itself, a line above it, or because they have no limit. */
async function membersOfLine(tx: Tx, ctx: Ctx, line: PlacedLine): Promise<readonly LineMember[]> {
  const above = sql`(
    with recursive above(id, parent_id) as (
      select own.id, own.parent_id from product_lines own
      where own.organization_id = ${ctx.organizationId} and own.id = ${line.id}
      union
      select p.id, p.parent_id from product_lines p join above on p.id = above.parent_id
      where p.organization_id = ${ctx.organizationId}
    ) select above.id from above)`;
  const rows = await tx
    .select({
      memberId: memberships.id,
      name: users.name,
      role: memberships.role,
      isLimited: sql<boolean>`exists (select from membership_product_lines any_line
        where any_line.organization_id = memberships.organization_id and any_line.member_id = memberships.id)`,
      isCovered: sql<boolean>`count(${productLines.id}) > 0`,
      through: sql<string | null>`min(${productLines.name}) filter (where ${visibleLines(ctx) ?? sql`true`})`,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .leftJoin(
      membershipProductLines,
      and(
        eq(membershipProductLines.organizationId, memberships.organizationId),
        eq(membershipProductLines.memberId, memberships.id),
        sql`${membershipProductLines.productLineId} in ${above}`,
      ),
    )
    .leftJoin(
      productLines,
      and(
        eq(productLines.organizationId, membershipProductLines.organizationId),
        eq(productLines.id, membershipProductLines.productLineId),
      ),
    )
    .where(
      and(
        eq(memberships.organizationId, ctx.organizationId),
        eq(memberships.status, "active"),
        inArray(memberships.role, ["lead", "stakeholder"]),
      ),
    )
    .groupBy(memberships.organizationId, memberships.id, memberships.role, users.name)
    .orderBy(users.name);
  return rows
    .filter(({ isLimited, isCovered }) => isCovered || !isLimited)
    .map(({ memberId, name, role, isLimited, through }) => ({
      memberId,
      name,
      role,
      through: isLimited ? (through ?? line.name) : null,
    }));
}
