import { and, desc, eq, gt, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { sessions } from "@/db/schema/accounts";
import type { Person } from "../person";

export interface SessionRow {
  readonly id: string;
  readonly userAgent: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  /** The session of this very request. */
  readonly isCurrent: boolean;
}

/** Where the person is signed in, the latest seen first. */
export async function listSessions(person: Person): Promise<SessionRow[]> {
  const rows = await database()
    .select({
      id: sessions.id,
      userAgent: sessions.userAgent,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, person.userId), gt(sessions.expiresAt, sql`now()`)))
    .orderBy(desc(sessions.lastSeenAt));
  return rows.map((row) => ({ ...row, isCurrent: row.id === person.sessionId }));
}
