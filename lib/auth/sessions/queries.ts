import { and, desc, eq, isNotNull, sql } from "drizzle-orm";
import { database } from "@/db/client";
import type { SessionWay } from "@/db/enums";
import { sessions } from "@/db/schema/accounts";
import type { Person } from "../person";
import { isStillOpen } from "./open";

export interface SessionRow {
  readonly id: string;
  readonly userAgent: string;
  readonly way: SessionWay;
  readonly isTwoFactor: boolean;
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
      way: sessions.way,
      isTwoFactor: sql<boolean>`${sessions.secondFactorAt} is not null`,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, person.userId), isStillOpen()))
    .orderBy(desc(sessions.lastSeenAt));
  return rows.map((row) => ({ ...row, isCurrent: row.id === person.sessionId }));
}

/** Were two factors proven in this session? */
export async function isTwoFactor(person: Person): Promise<boolean> {
  const found = await database()
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.id, person.sessionId), isNotNull(sessions.secondFactorAt)));
  return found.length > 0;
}
