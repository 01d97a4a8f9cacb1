import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { memberships, organizations } from "@/db/schema/organizations";
import type { Scope } from "@/db/scope";
import { invalid, precondition } from "@/lib/errors";
import type { Manifest } from "../input";

/** The rows are of the organization that the manifest names, and every person is a member. Throws a `Refusal` where not. */
export async function assertSameOrganization(
  tx: Tx,
  { organizationId }: Scope,
  told: Manifest["organization"],
  people: number,
): Promise<void> {
  const [kept] = await tx
    .select({
      slug: organizations.slug,
      name: organizations.name,
      members: sql<number>`(select count(*)::int from memberships m where m.organization_id = ${organizationId})`,
    })
    .from(organizations)
    .where(eq(organizations.organizationId, organizationId));
  if (kept === undefined || kept.slug !== told.slug || kept.name !== told.name)
    throw invalid("The archive’s rows are of another organization than its manifest says.");
  if (kept.members !== people) throw invalid("The archive names people who are no members of the organization.");
}

/** The active owner of an address; throws a `Refusal` where there is none. */
export async function assertOwner(
  tx: Tx,
  { organizationId }: Scope,
  email: string,
): Promise<{ readonly hasPassword: boolean }> {
  const [owner] = await tx
    .select({ hasPassword: sql<boolean>`${users.passwordHash} is not null` })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(memberships.organizationId, organizationId),
        eq(memberships.role, "owner"),
        eq(memberships.status, "active"),
        eq(users.email, email.trim().toLowerCase()),
      ),
    );
  if (owner === undefined)
    throw precondition(`${email} is no owner of this organization. Name an owner of it with --as.`);
  return owner;
}
