import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { withOrg, type Tx } from "@/db/client";
import type { Role } from "@/db/enums";
import { users } from "@/db/schema/accounts";
import { invitationProductLines, invitations, memberships, organizations } from "@/db/schema/organizations";
import type { OrganizationId, Scope } from "@/db/scope";
import type { Ctx } from "@/lib/access/context";
import { mintOrganizationId } from "@/lib/auth/context";
import { hashOfToken } from "@/lib/auth/secret";
import { databaseClock } from "@/lib/history/clock";
import { organizationOfToken, stateOf, type InvitationState } from "./rules";

export interface OpenInvitation {
  readonly id: string;
  readonly role: Role;
  readonly email: string | null;
  readonly inviterName: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly productLineIds: readonly string[];
}

const linesOf = sql<string[]>`coalesce((
  select array_agg(l.product_line_id::text) from ${invitationProductLines} l
  where l.organization_id = ${invitations.organizationId} and l.invitation_id = ${invitations.id}), '{}')`;

const inviter = alias(memberships, "inviter");
const INVITER = { role: inviter.role, status: inviter.status, joinedAt: inviter.joinedAt };

/** The invitations that somebody could still accept, the newest first. The caller has shown that the reader manages members. */
export async function readInvitations(tx: Tx, ctx: Ctx): Promise<readonly OpenInvitation[]> {
  const now = await databaseClock(tx);
  const rows = await tx
    .select({
      id: invitations.id,
      role: invitations.role,
      email: invitations.email,
      inviterName: users.name,
      createdAt: invitations.createdAt,
      expiresAt: invitations.expiresAt,
      usedAt: invitations.usedAt,
      revokedAt: invitations.revokedAt,
      productLineIds: linesOf,
      inviter: INVITER,
    })
    .from(invitations)
    .innerJoin(
      inviter,
      and(eq(inviter.organizationId, invitations.organizationId), eq(inviter.id, invitations.invitedBy)),
    )
    .innerJoin(users, eq(users.id, inviter.userId))
    .where(
      and(
        eq(invitations.organizationId, ctx.organizationId),
        isNull(invitations.usedAt),
        isNull(invitations.revokedAt),
      ),
    )
    .orderBy(desc(invitations.createdAt));
  return rows
    .filter((row) => stateOf(row, now) === "open")
    .map(({ id, role, email, inviterName, createdAt, expiresAt, productLineIds }) => ({
      id,
      role,
      email,
      inviterName,
      createdAt,
      expiresAt,
      productLineIds,
    }));
}

/** What the holder of a link is shown before joining. */
export interface InvitationView {
  readonly state: InvitationState;
  readonly organizationName: string;
  readonly slug: string;
  readonly inviterName: string;
  readonly role: Role;
  /** The address it is bound to; whoever holds the link was told it, or was mailed there. */
  readonly email: string | null;
}

/** Looks at an invitation without accepting it. Null when there is none with this token. */
export async function lookAtInvitation(token: string): Promise<InvitationView | null> {
  const scope = scopeOfToken(token);
  if (scope === null) return null;
  return withOrg(scope, async (tx) => {
    const invitation = await findInvitation(tx, scope, token);
    if (invitation === null) return null;
    const [about] = await tx
      .select({ organizationName: organizations.name, slug: organizations.slug, inviterName: users.name })
      .from(organizations)
      .innerJoin(
        memberships,
        and(eq(memberships.organizationId, organizations.organizationId), eq(memberships.id, invitation.invitedBy)),
      )
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(eq(organizations.organizationId, scope.organizationId));
    if (about === undefined) return null;
    return { ...about, state: invitation.state, role: invitation.role, email: invitation.email };
  });
}

/** The scope in which to look for a token's row, on nobody's behalf yet. Null when it is no invitation's token. */
export function scopeOfToken(token: string): (Scope & { readonly organizationId: OrganizationId }) | null {
  const id = organizationOfToken(token);
  return id === null ? null : { organizationId: mintOrganizationId(id), userId: null };
}

/**
 * The invitation behind a token in this organization, in the caller's transaction. With a lock its inviter's membership
 * stays as it is until the commit, so that nobody joins on an authority that has just ended.
 */
export async function findInvitation(tx: Tx, scope: Scope, token: string, lock?: "share") {
  const query = tx
    .select({
      id: invitations.id,
      role: invitations.role,
      email: invitations.email,
      invitedBy: invitations.invitedBy,
      createdAt: invitations.createdAt,
      expiresAt: invitations.expiresAt,
      usedAt: invitations.usedAt,
      revokedAt: invitations.revokedAt,
      productLineIds: linesOf,
      inviter: INVITER,
    })
    .from(invitations)
    .innerJoin(
      inviter,
      and(eq(inviter.organizationId, invitations.organizationId), eq(inviter.id, invitations.invitedBy)),
    )
    .where(and(eq(invitations.organizationId, scope.organizationId), eq(invitations.tokenHash, hashOfToken(token))));
  const [row] = lock === undefined ? await query : await query.for(lock, { of: inviter });
  return row === undefined ? null : { ...row, state: stateOf(row, await databaseClock(tx)) };
}
