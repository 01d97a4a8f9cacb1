import { pool } from "@/db/client";
import { announceShape } from "@/lib/announcements/input";
import { announce as tell, withdrawAnnouncements } from "@/lib/announcements/mutations";

/** Tells everybody on this server something until a moment. Throws a sentence for what cannot be. */
export async function announce(
  body: string,
  { from, until }: { readonly from?: string | undefined; readonly until?: string | undefined },
  print: (line: string) => void,
): Promise<void> {
  const input = announceShape.safeParse({
    body,
    startsAt: from === undefined ? new Date() : momentIn(from),
    endsAt: until === undefined ? undefined : momentIn(until),
  });
  if (!input.success) throw new Error(input.error.issues[0]?.message);
  try {
    await tell(input.data);
    const { startsAt, endsAt } = input.data;
    print(`Everybody reads it above every page from now on, until ${endsAt.toISOString()}.`);
    print(
      `It is about ${startsAt.toISOString()} to ${endsAt.toISOString()}, which each reader sees in their own time.`,
    );
    print("To take it back: npm run accord -- withdraw-announcements");
  } finally {
    await pool().end();
  }
}

/** Takes back whatever is announced. */
export async function withdraw(print: (line: string) => void): Promise<void> {
  try {
    const count = await withdrawAnnouncements();
    print(count === 0 ? "Nothing is announced." : `Taken back: ${count}. Nobody reads it any more.`);
  } finally {
    await pool().end();
  }
}

/** A moment that is the same wherever the server stands. */
function momentIn(text: string): Date {
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)))
    return new Date(text);
  throw new Error(`${text} is no moment with its zone, such as 2026-12-01T22:00+01:00.`);
}
