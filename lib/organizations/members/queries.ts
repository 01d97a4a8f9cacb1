import { and, asc, count, eq, ne, sql } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import type { MembershipStatus, Role } from "@/db/enums";
import { users } from "@/db/schema/accounts";
import { membershipProductLines, memberships, organizations, productLines } from "@/db/schema/organizations";
import type { Scope } from "@/db/scope";
import { can, canSeeLine } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import { forbidden, notFound } from "@/lib/errors";
import { readInvitations, type OpenInvitation } from "../invitations/queries";
import { LIMITED_ROLES, type Member } from "./rules";

export interface MemberRow extends Member {
  readonly role: Role;
  readonly status: MembershipStatus;
  /** Only for those who manage members; null for everybody else. */
  readonly email: string | null;
  readonly joinedAt: Date;
  /** The lines that limit a lead or stakeholder; none means all, null that the reader is not told. */
  readonly productLineIds: readonly string[] | null;
}

/** What the members page shows, read at once. */
export interface MembersPage {
  readonly members: readonly MemberRow[];
  /** Null for those who do not manage members. */
  readonly invitations: readonly OpenInvitation[] | null;
  /** The lines the reader may see, archived ones too, because they may already limit somebody. */
  readonly lines: readonly LineChoice[];
}

export interface LineChoice {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
}

/** The members page: people, open invitations, and the product lines that can limit them. */
export async function getMembersPage(ctx: Ctx): Promise<MembersPage> {
  const manages = can(ctx, "manage members").allowed;
  return withOrg(ctx, async (tx) => {
    const members = await readMembers(tx, ctx);
    const invitations = manages ? await readInvitations(tx, ctx) : null;
    const lines = await tx
      .select({ id: productLines.id, parentId: productLines.parentId, name: productLines.name })
      .from(productLines)
      .where(eq(productLines.organizationId, ctx.organizationId));
    return { members, invitations, lines: lines.filter(({ id }) => canSeeLine(ctx, id)) };
  });
}

/** The members who are active or suspended, by name. Removed ones stay only in history. */
async function readMembers(tx: Tx, ctx: Ctx): Promise<readonly MemberRow[]> {
  const seesAddresses = can(ctx, "manage members").allowed;
  const rows = await tx
    .select({
      id: memberships.id,
      name: users.name,
      email: users.email,
      role: memberships.role,
      status: memberships.status,
      joinedAt: memberships.joinedAt,
      productLineIds: sql<string[]>`coalesce((
          select array_agg(l.product_line_id::text) from ${membershipProductLines} l
          where l.organization_id = ${memberships.organizationId} and l.member_id = ${memberships.id}), '{}')`,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.organizationId, ctx.organizationId), ne(memberships.status, "removed")))
    .orderBy(asc(users.name), asc(memberships.id));
  return rows.map((row) => ({
    ...row,
    email: seesAddresses ? row.email : null,
    productLineIds: isToldLinesOf(ctx, row) ? row.productLineIds : null,
  }));
}

/** Everybody who is or was a member, by name: whoever left has a past here too. */
export async function listMemberNames(ctx: Ctx): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return withOrg(ctx, (tx) =>
    tx
      .select({ id: memberships.id, name: users.name })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(eq(memberships.organizationId, ctx.organizationId))
      .orderBy(asc(users.name), asc(memberships.id)),
  );
}

/** Rule 3: a stakeholder limited to some lines is not told which lines limit others, so that no line is learned of that way. */
function isToldLinesOf(ctx: Ctx, member: Member): boolean {
  if (ctx.role !== "stakeholder" || ctx.productLineIds === null) return true;
  return member.id === ctx.memberId || !LIMITED_ROLES.includes(member.role);
}

/**
 * Locks one member, then the organization's membership, so that only one change happens at a time, and reads the caller's
 * authority and the member anew. The member comes first, as in every verb that names one: what runs now has ended before.
 */
export async function lockMember(tx: Tx, ctx: Ctx, memberId: string): Promise<Member & { readonly userId: string }> {
  await tx
    .select({ id: memberships.id })
    .from(memberships)
    .where(and(eq(memberships.organizationId, ctx.organizationId), eq(memberships.id, memberId)))
    .for("no key update");
  await lockMembership(tx, ctx);
  const member = await readMember(tx, ctx, memberId);
  if (member === undefined || member.status === "removed") throw notFound("member");
  return member;
}

/** Without this lock on the organization, two owners who demote each other would both succeed. */
async function lockMembership(tx: Tx, ctx: Ctx): Promise<void> {
  await tx
    .select({ id: organizations.organizationId })
    .from(organizations)
    .where(eq(organizations.organizationId, ctx.organizationId))
    .for("no key update");
  const caller = await readMember(tx, ctx, ctx.memberId);
  if (caller?.status !== "active" || caller.role !== ctx.role)
    throw forbidden("Your role has just been changed. Reload the page to see what you can do now.");
}

async function readMember(tx: Tx, ctx: Ctx, memberId: string) {
  const [member] = await tx
    .select({
      id: memberships.id,
      userId: memberships.userId,
      name: users.name,
      role: memberships.role,
      status: memberships.status,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.organizationId, ctx.organizationId), eq(memberships.id, memberId)));
  return member;
}

/** How many active owners there are besides this member. Call with the organization locked. */
export async function countOtherOwners(tx: Tx, ctx: Scope, memberId: string): Promise<number> {
  const [row] = await tx
    .select({ others: count() })
    .from(memberships)
    .where(
      and(
        eq(memberships.organizationId, ctx.organizationId),
        eq(memberships.role, "owner"),
        eq(memberships.status, "active"),
        ne(memberships.id, memberId),
      ),
    );
  return row?.others ?? 0;
}
