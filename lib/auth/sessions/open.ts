import { and, eq, lt, sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { database } from "@/db/client";
import type { SessionWay } from "@/db/enums";
import { sessions } from "@/db/schema/accounts";

/** How long a browser stays signed in, in days. */
export const SESSION_DAYS = 30;

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
  // Sessions that ran out are of no use to anybody; the next sign-in clears them away.
  await database()
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), lt(sessions.expiresAt, sql`now()`)));
  return { sessionId, userId };
}
