import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";

/** The database's clock, read now: call it after the lock whose order matters. */
export async function databaseClock(tx: Tx): Promise<Date> {
  const answer = await tx.execute<{ now: Date }>(sql`select clock_timestamp() as now`);
  return new Date(answer.rows[0]?.now ?? Number.NaN);
}

/** When something happened, for a row's own time: as the actor says (imports, the demo), else the database's clock. */
export function momentOf(actor: { readonly happenedAt?: Date }): Date | SQL<Date> {
  return actor.happenedAt ?? sql<Date>`clock_timestamp()`;
}

/** When that which an event tells happened, for what is kept beside it: exactly as its chain says. */
export function momentOfEvent(actor: { readonly happenedAt?: Date }, event: { readonly recordedAt: Date }): Date {
  return actor.happenedAt ?? event.recordedAt;
}

/** The day after an ISO date, as one; null for none. */
export function dayAfter(day: string | null): string | null {
  return day === null ? null : new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}
