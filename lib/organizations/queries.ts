import { and, desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { withUser } from "@/db/client";
import { ROLES } from "@/db/enums";
import { organizationDirectory } from "@/db/schema/accounts";
import { memberships } from "@/db/schema/organizations";
import type { Person } from "@/lib/auth/person";

const rowShape = z.object({ slug: z.string(), name: z.string(), role: z.enum(ROLES), isDemo: z.boolean() });

/** One organization of the signed-in person, for the switcher and the welcome page. */
export type OwnOrganization = z.output<typeof rowShape>;

/** The organizations in which the person is an active member, by name. */
export async function listOrganizations(person: Pick<Person, "userId">): Promise<OwnOrganization[]> {
  return withUser(person.userId, async (tx) => {
    const answer = await tx.execute(
      sql`select slug, name, role, is_demo as "isDemo" from accord_private.organizations_of_user()`,
    );
    return z.array(rowShape).parse(answer.rows);
  });
}

/** Where the person was last: the organization whose home they looked at most recently, or joined last. Null without any. */
export async function lastOrganization(person: Pick<Person, "userId">): Promise<{ readonly slug: string } | null> {
  return withUser(person.userId, async (tx) => {
    const [last] = await tx
      .select({ slug: organizationDirectory.slug })
      .from(memberships)
      .innerJoin(organizationDirectory, eq(organizationDirectory.organizationId, memberships.organizationId))
      .where(
        and(
          eq(memberships.userId, person.userId),
          sql`${memberships.organizationId} in (select organization_id from accord_private.organizations_of_user())`,
        ),
      )
      .orderBy(sql`${memberships.homeSeenAt} desc nulls last`, desc(memberships.joinedAt))
      .limit(1);
    return last ?? null;
  });
}
