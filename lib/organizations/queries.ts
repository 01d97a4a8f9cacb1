import { sql } from "drizzle-orm";
import { z } from "zod";
import { withUser } from "@/db/client";
import { ROLES } from "@/db/enums";
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
