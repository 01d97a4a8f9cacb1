import { and, gt, isNull, sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { database } from "@/db/client";
import { announcements } from "@/db/schema/accounts";
import { precondition } from "@/lib/errors";
import type { Announce } from "./input";

/** For the server's own command line: tells everybody something from now until its end. Several may stand side by side. */
export async function announce(input: Announce): Promise<{ id: string }> {
  const id = uuid();
  const made = await database().execute(sql`
    insert into announcements (id, body, starts_at, ends_at)
    select ${id}, ${input.body}, ${input.startsAt.toISOString()}, ${input.endsAt.toISOString()}
    where ${input.endsAt.toISOString()}::timestamptz > clock_timestamp()`);
  if (made.rowCount === 0) throw precondition("This would be over already. Check the date.");
  return { id };
}

/** Takes back whatever is announced. Returns how many that were. */
export async function withdrawAnnouncements(): Promise<number> {
  const withdrawn = await database()
    .update(announcements)
    .set({ withdrawnAt: sql`clock_timestamp()` })
    .where(and(isNull(announcements.withdrawnAt), gt(announcements.endsAt, sql`clock_timestamp()`)))
    .returning({ id: announcements.id });
  return withdrawn.length;
}
