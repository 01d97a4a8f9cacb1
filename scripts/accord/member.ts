import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { users } from "@/db/schema/accounts";
import type { Ctx } from "@/lib/access/context";
import { contextOf } from "@/lib/auth/context";
import { emailShape } from "@/lib/auth/input";

/** Who a command is run as. */
export interface Acting {
  /** Slug of the organization. */
  readonly org: string;
  /** E-mail of a member. */
  readonly as: string;
}

/** The proven member whom a command names; throws a sentence where there is none. */
export async function memberAt({ org, as }: Acting): Promise<Ctx> {
  const email = emailShape.safeParse(as);
  const [person] = email.success
    ? await database()
        .select({ userId: users.id, name: users.name, email: users.email })
        .from(users)
        .where(eq(users.email, email.data))
    : [];
  const ctx = person === undefined ? null : await contextOf({ ...person, sessionId: "" }, org);
  if (ctx === null) throw new Error(`${as} is no active member of the organization ${org}.`);
  return ctx;
}
