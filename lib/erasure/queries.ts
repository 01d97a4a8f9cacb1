import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { database, withOrg, withUser, type Tx } from "@/db/client";
import type { MembershipStatus, Role } from "@/db/enums";
import { users } from "@/db/schema/accounts";
import { memberships, organizations } from "@/db/schema/organizations";
import type { Scope } from "@/db/scope";
import { mintOrganizationId } from "@/lib/auth/context";
import { notFound } from "@/lib/errors";
import { countOtherOwners } from "@/lib/organizations/members/queries";
import { wordsOf } from "./rules";
import { readCommittedTexts } from "./words/queries";

/** An account that has not been erased. */
export interface Account {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
}

/** The account with this address, or NOT_FOUND. */
export async function accountAt(email: string): Promise<Account> {
  const [account] = await database()
    .select({ userId: users.id, email: users.email, name: users.name })
    .from(users)
    .where(and(eq(users.email, email), isNull(users.erasedAt)));
  if (account === undefined) throw notFound("account");
  return account;
}

/** What erasing the holder of an address would come to. */
export interface ForeseenErasure {
  readonly name: string;
  readonly organizations: number;
  /** The organizations that would be left without an owner, by name. */
  readonly neededBy: readonly string[];
  /** Texts that histories fix and in which the name stands. */
  readonly named: number;
}

/** What erasing the holder of an address would come to, or NOT_FOUND. Reads only. */
export async function foreseeErasure(email: string): Promise<ForeseenErasure> {
  const { userId, name } = await accountAt(email);
  const places = await listPlaces(userId);
  let named = 0;
  for (const { scope, memberId } of places) {
    const words = wordsOf({ memberId, number: 0, email, name }, true);
    named += (await withOrg(scope, (tx) => readCommittedTexts(tx, scope, words))).length;
  }
  return { name, organizations: places.length, neededBy: await listNeededBy(userId), named };
}

/** Where somebody is or was a member, whatever became of it. */
export async function listPlaces(userId: string): Promise<readonly Place[]> {
  const rows = await withUser(userId, (tx) =>
    tx
      .select({ organizationId: memberships.organizationId, memberId: memberships.id })
      .from(memberships)
      .where(eq(memberships.userId, userId))
      .orderBy(memberships.organizationId),
  );
  return rows.map(({ organizationId, memberId }) => ({
    scope: { organizationId: mintOrganizationId(organizationId), userId },
    memberId,
  }));
}

/** The organizations that invited somebody's address and of which they never were a member. */
export async function listInvitingPlaces(userId: string): Promise<readonly Scope[]> {
  const own = new Set((await listPlaces(userId)).map(({ scope }) => scope.organizationId));
  const { rows } = await withUser(userId, (tx) =>
    tx.execute<{ id: string }>(sql`select organization_id as id from accord_private.organizations_that_invited()`),
  );
  return rows
    .map(({ id }) => ({ organizationId: mintOrganizationId(id), userId }))
    .filter(({ organizationId }) => !own.has(organizationId));
}

export interface Place {
  readonly scope: Scope;
  readonly memberId: string;
}

/** The names of the organizations that would be left without an owner. A demo, and one that is to be deleted, need none. */
export async function listNeededBy(userId: string): Promise<readonly string[]> {
  const needed: string[] = [];
  for (const { scope, memberId } of await listPlaces(userId)) {
    const name = await withOrg(scope, async (tx) => {
      const standing = await readStanding(tx, scope, memberId);
      return standing.isNeeded ? standing.organizationName : null;
    });
    if (name !== null) needed.push(name);
  }
  return needed;
}

export interface Standing {
  readonly organizationName: string;
  readonly role: Role;
  readonly status: MembershipStatus;
  /** Whether the organization would be left without an owner. */
  readonly isNeeded: boolean;
}

/** How a membership stands, in the caller's transaction. */
export async function readStanding(tx: Tx, scope: Scope, memberId: string): Promise<Standing> {
  const [row] = await tx
    .select({
      organizationName: organizations.name,
      role: memberships.role,
      status: memberships.status,
      staysWithoutOwner: sql<boolean>`${organizations.isDemo} or ${organizations.deletionAskedAt} is not null`,
    })
    .from(memberships)
    .innerJoin(organizations, eq(organizations.organizationId, memberships.organizationId))
    .where(and(eq(memberships.organizationId, scope.organizationId), eq(memberships.id, memberId)));
  if (row === undefined) throw notFound("member");
  const { staysWithoutOwner, ...standing } = row;
  const isOwner = standing.role === "owner" && standing.status === "active";
  const isNeeded = isOwner && !staysWithoutOwner && (await countOtherOwners(tx, scope, memberId)) === 0;
  return { ...standing, isNeeded };
}

/** Who looks after what somebody leaves: the owner who has been there longest, or null where there is none. */
export async function readHeir(tx: Tx, scope: Scope, memberId: string): Promise<string | null> {
  const [heir] = await tx
    .select({ id: memberships.id })
    .from(memberships)
    .where(
      and(
        eq(memberships.organizationId, scope.organizationId),
        eq(memberships.role, "owner"),
        eq(memberships.status, "active"),
        ne(memberships.id, memberId),
      ),
    )
    .orderBy(memberships.joinedAt, memberships.id)
    .limit(1);
  return heir?.id ?? null;
}
