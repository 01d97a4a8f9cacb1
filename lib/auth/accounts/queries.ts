import { and, asc, eq, isNotNull, sql } from "drizzle-orm";
import { z } from "zod";
import { database, withUser } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { env } from "@/lib/env";
import { isMailConfigured } from "@/lib/mail/send";

/** How somebody without an invitation can sign up now: as the first person, through a mail to their address, or not at all. */
export type SignUpWay = "first" | "mail" | "invitation";

/** Rule 8: without mail, sign-up after the first person needs an invitation; it would tell who has an account. */
export async function signUpWay(): Promise<SignUpWay> {
  if ((await firstPersonId()) === null) return "first";
  return env.SIGN_UP === "open" && isMailConfigured() ? "mail" : "invitation";
}

/** The id of whoever signed up first, or null on an empty server. People of the demo cannot sign in and do not count. */
async function firstPersonId(): Promise<string | null> {
  const [first] = await database()
    .select({ id: users.id })
    .from(users)
    .where(isNotNull(users.passwordHash))
    .orderBy(asc(users.createdAt), asc(users.id))
    .limit(1);
  return first?.id ?? null;
}

/** Rule 8: everybody may found an organization, except on a server for invited people, where only the first person may. */
export async function mayFoundOrganization(userId: string): Promise<boolean> {
  return env.SIGN_UP === "open" || (await firstPersonId()) === userId;
}

/** Can this account be signed in to with a password? One that came through single sign-on has none. */
export async function hasPassword(holder: { readonly userId: string }): Promise<boolean> {
  const found = await database()
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, holder.userId), isNotNull(users.passwordHash)));
  return found.length > 0;
}

/** The names of the organizations that somebody belongs to: no word for a password of theirs. */
export async function organizationNames(userId: string): Promise<string[]> {
  const { rows } = await withUser(userId, (tx) =>
    tx.execute(sql`select name from accord_private.organizations_of_user()`),
  );
  return z
    .array(z.object({ name: z.string() }))
    .parse(rows)
    .map(({ name }) => name);
}
