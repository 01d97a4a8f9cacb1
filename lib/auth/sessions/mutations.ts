import { and, eq, lt, ne, sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { database } from "@/db/client";
import { sessions, users } from "@/db/schema/accounts";
import { notFound, Refusal } from "@/lib/errors";
import { countSignIn } from "../guard/guessing";
import { browserKnownTo } from "../guard/known-browser";
import { isPassword } from "../password";
import type { Person } from "../person";
import type { SignIn } from "../input";
import type { Visitor } from "../guard/visitor";
import type { EndSession } from "./input";

/** How long a browser stays signed in, in days. */
export const SESSION_DAYS = 30;

/**
 * Compares the password and opens a session: a new one each time. Counts the try before it looks at the password. An
 * unknown address and a wrong password are refused alike, after the same work.
 */
export async function signIn(visitor: Visitor, input: SignIn): Promise<{ sessionId: string; userId: string }> {
  const [account] = await database()
    .select({ id: users.id, passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.email, input.email));
  const browser = await browserKnownTo(visitor.knownBrowser, account?.id ?? "");
  const attempt = await countSignIn(input.email, visitor.address, browser);
  const isRight = await isPassword(account?.passwordHash ?? null, input.password);
  if (!isRight || account === undefined) throw wrongPassword();
  const sessionId = uuid();
  // Only while the password is still the compared one: changing it ends all sessions, and this one must not slip past.
  const opened = await database().execute(sql`
    insert into sessions (id, user_id, user_agent, expires_at)
    select ${sessionId}::uuid, id, ${visitor.userAgent}::text, now() + make_interval(days => ${SESSION_DAYS}) from users
    where id = ${account.id} and password_hash = ${account.passwordHash} for share`);
  if (opened.rowCount === 0) throw wrongPassword();
  await attempt.succeeded();
  // Sessions that ran out are of no use to anybody; the next sign-in clears them away.
  await database()
    .delete(sessions)
    .where(and(eq(sessions.userId, account.id), lt(sessions.expiresAt, sql`now()`)));
  return { sessionId, userId: account.id };
}

const wrongPassword = () => new Refusal("UNAUTHENTICATED", "This address and password do not belong together.");

/** Ends one session of the person: its cookie is refused from the next request on. */
export async function endSession(person: Person, input: EndSession): Promise<void> {
  const ended = await database()
    .delete(sessions)
    .where(and(eq(sessions.id, input.sessionId), eq(sessions.userId, person.userId)))
    .returning({ id: sessions.id });
  if (ended.length === 0) throw notFound("session");
}

/** Ends every session of the person but this one. Returns how many there were. */
export async function endOtherSessions(person: Person): Promise<{ ended: number }> {
  const ended = await database()
    .delete(sessions)
    .where(and(eq(sessions.userId, person.userId), ne(sessions.id, person.sessionId)))
    .returning({ id: sessions.id });
  return { ended: ended.length };
}
