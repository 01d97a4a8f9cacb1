import { and, eq, not, sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { database } from "@/db/client";
import type { SessionWay } from "@/db/enums";
import { sessions } from "@/db/schema/accounts";
import { forbidden } from "@/lib/errors";
import { log } from "@/lib/log";

/** How long a browser stays signed in, in days, however often it is used. */
export const SESSION_DAYS = 30;
/** A session that nobody used for so many days has ended. */
export const IDLE_DAYS = 14;

/** Picks the sessions that have not run out. */
export const isStillOpen = () =>
  sql`(${sessions.expiresAt} > now() and ${sessions.lastSeenAt} > now() - make_interval(days => ${IDLE_DAYS}))`;

/** A session that has just been opened. */
export interface Opened {
  readonly sessionId: string;
  readonly userId: string;
}

interface How {
  readonly way: SessionWay;
  readonly isTwoFactor: boolean;
  /** Whose provider said who it is; that session opens its organization only. */
  readonly ssoOrganizationId?: string;
}

/**
 * Opens a session; the caller has proven who it is. With `passwordHash`, only while that is still the account's: changing the
 * password ends all sessions, and this one must not slip past; then null.
 */
export async function openSession(
  userId: string,
  userAgent: string,
  how: How,
  passwordHash?: string,
): Promise<Opened | null> {
  const sessionId = uuid();
  const unchanged = passwordHash === undefined ? sql`true` : sql`password_hash = ${passwordHash}`;
  const opened = await database().execute(sql`
    insert into sessions (id, user_id, user_agent, expires_at, way, second_factor_at, sso_organization_id)
    select ${sessionId}::uuid, id, ${userAgent}::text, now() + make_interval(days => ${SESSION_DAYS}), ${how.way}::text,
      case when ${how.isTwoFactor} then clock_timestamp() end, ${how.ssoOrganizationId ?? null}::uuid
    from users where id = ${userId} and ${unchanged} for share`);
  if (opened.rowCount === 0) return null;
  // Sessions that have run out are of no use to anybody; the next sign-in clears them away.
  await database()
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), not(isStillOpen())));
  log.info({ event: "session.opened", userId, way: how.way, isTwoFactor: how.isTwoFactor }, "signed in");
  return { sessionId, userId };
}

/**
 * Makes of a session one in which two factors were proven, under a new name: who had read the old token holds nothing. The caller has seen
 * to the proof, and gives the browser the new one.
 */
export async function raiseSession(session: Opened): Promise<Opened> {
  const sessionId = uuid();
  const raised = await database()
    .update(sessions)
    .set({ id: sessionId, secondFactorAt: sql`clock_timestamp()` })
    .where(and(eq(sessions.id, session.sessionId), eq(sessions.userId, session.userId)))
    .returning({ id: sessions.id });
  if (raised.length === 0) throw forbidden("This session has ended. Sign in again.");
  log.info({ event: "session.raised", userId: session.userId }, "a second factor was proven");
  return { sessionId, userId: session.userId };
}
