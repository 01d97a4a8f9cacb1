import { and, eq, ne } from "drizzle-orm";
import { database } from "@/db/client";
import { sessions, users } from "@/db/schema/accounts";
import { notFound, Refusal } from "@/lib/errors";
import { log } from "@/lib/log";
import { countSignIn } from "../guard/guessing";
import { browserKnownTo } from "../guard/known-browser";
import { isPassword } from "../password";
import { asksForCode } from "../second-factor/codes";
import { proofOfPassword } from "../second-factor/sign-in-with-code";
import type { Person } from "../person";
import type { SignIn } from "../input";
import type { Visitor } from "../guard/visitor";
import type { EndSession } from "./input";
import { openSession, type Opened } from "./open";

/**
 * Compares the password and opens a session: a new one each time. Counts the try before it looks at the password. An
 * unknown address and a wrong password are refused alike, after the same work. Where the account has an authenticator, it
 * refuses with the proof to go on with as `detail`: see `sign-in-with-code.ts`.
 */
export async function signIn(visitor: Visitor, input: SignIn): Promise<Opened> {
  const [account] = await database()
    .select({ id: users.id, passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.email, input.email));
  const browser = await browserKnownTo(visitor.knownBrowser, account?.id ?? "");
  const attempt = await countSignIn(input.email, visitor.address, browser);
  const isRight = await isPassword(account?.passwordHash ?? null, input.password);
  if (!isRight || account?.passwordHash == null) {
    log.info(
      { event: "sign_in.refused", account: account?.id ?? null, from: visitor.address },
      "a sign-in was refused",
    );
    throw wrongPassword();
  }
  const { id: userId, passwordHash } = account;
  if (await asksForCode(userId)) {
    await attempt.succeeded();
    throw new Refusal("UNAUTHENTICATED", "Enter the code of your authenticator.", undefined, {
      proof: await proofOfPassword({ userId, passwordHash }),
    });
  }
  const how = { way: "password", isTwoFactor: false } as const;
  const opened = await openSession(userId, visitor.userAgent, how, passwordHash);
  if (opened === null) throw wrongPassword();
  await attempt.succeeded();
  return opened;
}

const wrongPassword = () => new Refusal("UNAUTHENTICATED", "This address and password do not belong together.");

/** Ends the session that a cookie named, for whoever signs out with that cookie. */
export async function signOut(sessionId: string): Promise<void> {
  await database().delete(sessions).where(eq(sessions.id, sessionId));
}

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
