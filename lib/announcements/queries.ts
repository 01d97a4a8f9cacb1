import { and, asc, gt, isNull, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { announcements } from "@/db/schema/accounts";

/** Something that everybody on this server is told. */
export interface Announcement {
  readonly id: string;
  readonly body: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** What everybody is told now, the soonest first: at most three, so that a page stays a page. */
export async function listAnnouncements(): Promise<readonly Announcement[]> {
  return database()
    .select({
      id: announcements.id,
      body: announcements.body,
      startsAt: announcements.startsAt,
      endsAt: announcements.endsAt,
    })
    .from(announcements)
    .where(and(isNull(announcements.withdrawnAt), gt(announcements.endsAt, sql`clock_timestamp()`)))
    .orderBy(asc(announcements.startsAt), asc(announcements.id))
    .limit(3);
}
