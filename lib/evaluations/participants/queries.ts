import { and, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { memberships, membershipProductLines, productLines } from "@/db/schema/organizations";
import type { Scope } from "@/db/scope";
import { notFound } from "@/lib/errors";
import { inTreeOrder, pathOf } from "@/lib/product-lines/rules";
import { mayTakePart } from "../rules";

/** A product line by which people can be invited. */
export interface InvitableLine {
  readonly id: string;
  readonly name: string;
  /** Steps below the root. */
  readonly depth: number;
  /** Who is named for it or for a line below it. */
  readonly memberIds: readonly string[];
}

/** How many members could take part in an evaluation as things stand. */
export async function countWhoMayTakePart(tx: Tx, { organizationId }: Scope): Promise<number> {
  const members = await tx
    .select({ role: memberships.role, status: memberships.status })
    .from(memberships)
    .where(eq(memberships.organizationId, organizationId));
  return members.filter(mayTakePart).length;
}

/** The open product lines as a tree is read, each with the active members who are named for it or for a line below it. */
export async function readInvitableLines(tx: Tx, { organizationId }: Scope): Promise<InvitableLine[]> {
  const lines = await tx
    .select({ id: productLines.id, parentId: productLines.parentId, name: productLines.name })
    .from(productLines)
    .where(and(eq(productLines.organizationId, organizationId), isNull(productLines.archivedAt)));
  const m = membershipProductLines;
  const named = await tx
    .select({ lineId: m.productLineId, memberId: m.memberId })
    .from(m)
    .innerJoin(memberships, and(eq(memberships.organizationId, m.organizationId), eq(memberships.id, m.memberId)))
    .where(and(eq(m.organizationId, organizationId), eq(memberships.status, "active")));
  const below = new Map<string, Set<string>>();
  for (const { lineId, memberId } of named)
    for (const { id } of pathOf(lines, lineId)) below.set(id, (below.get(id) ?? new Set()).add(memberId));
  return inTreeOrder(lines).map(({ id, name, depth }) => ({ id, name, depth, memberIds: [...(below.get(id) ?? [])] }));
}

/**
 * By member the first of these product lines for which they are named, on it or on a line below it. A foreign line is NOT_FOUND.
 * Who answers for all lines is named for none.
 */
export async function readMembersOfLines(
  tx: Tx,
  { organizationId }: Scope,
  lineIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (lineIds.length === 0) return new Map();
  const { rows } = await tx.execute<{ root: string; member: string | null }>(sql`
    with recursive below(root, id) as (
      select l.id, l.id from product_lines l
      where l.organization_id = ${organizationId} and l.id = any(${sql.param([...lineIds])}::uuid[])
      union
      select below.root, child.id from product_lines child join below on child.parent_id = below.id
      where child.organization_id = ${organizationId}
    )
    select distinct below.root, named.member_id as member from below
    left join membership_product_lines named on named.organization_id = ${organizationId} and named.product_line_id = below.id`);
  const found = new Set(rows.map(({ root }) => root));
  if (lineIds.some((id) => !found.has(id))) throw notFound("product line");
  const byOrder = [...rows].sort((a, b) => lineIds.indexOf(b.root) - lineIds.indexOf(a.root));
  return new Map(byOrder.flatMap(({ root, member }) => (member === null ? [] : [[member, root] as const])));
}
