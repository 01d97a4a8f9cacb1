import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { decode } from "next-auth/jwt";
import { cookies } from "next/headers";
import { cache } from "react";
import { database } from "@/db/client";
import { sessions, users } from "@/db/schema/accounts";
import { env } from "@/lib/env";
import { nameAsker } from "@/lib/request";
import { sessionCookieName } from "./cookie";
import { isStillOpen } from "./sessions/open";

/** A signed-in person, proven on this very request. */
export interface Person {
  readonly userId: string;
  /** Empty on the server's own command line, which opens no session. */
  readonly sessionId: string;
  readonly name: string;
  readonly email: string;
}

/**
 * Who is asking? The cookie holds only a session id; the session is looked up in our table on every request, so that
 * ending it ends it. Null when there is none, or it has ended.
 */
export const currentPerson = cache(async (): Promise<Person | null> => {
  const cookie = (await cookies()).get(sessionCookieName())?.value;
  return cookie === undefined ? null : personOfToken(cookie);
});

/**
 * The person behind a session token, or null. For code that has the cookie's value but not the request. Notes that the
 * session is alive, every five minutes at most, so that a page costs no write.
 */
export async function personOfToken(token: string): Promise<Person | null> {
  const claims = await decode({ token, secret: env.NEXTAUTH_SECRET }).catch(() => null);
  const sessionId = claims?.["sid"];
  if (typeof sessionId !== "string") return null;
  const [row] = await database()
    .select({
      person: { userId: users.id, sessionId: sessions.id, name: users.name, email: users.email },
      isStale: sql<boolean>`${sessions.lastSeenAt} < now() - interval '5 minutes'`,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.id, sessionId), isStillOpen()));
  if (row === undefined) return null;
  nameAsker(row.person.userId);
  if (row.isStale)
    await database()
      .update(sessions)
      .set({ lastSeenAt: sql`now()` })
      .where(eq(sessions.id, sessionId));
  return row.person;
}
