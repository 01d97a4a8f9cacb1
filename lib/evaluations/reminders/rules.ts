import { precondition } from "@/lib/errors";
import { roundState, type RoundTimes } from "../rounds/rules";

const HOUR = 3_600_000;
/** How long before the deadline people are reminded again. */
const AHEAD = 24 * HOUR;
/** A shorter round reminds again after this part of it: a day ahead would come before its half, or with it. */
const SHORT = 48 * HOUR;
const LATE_PART = 0.9;
/** The steward reminds by hand at most once in so long. */
const PAUSE = 12 * HOUR;

/** A round as reminders look at it. */
export interface RemindedRound extends RoundTimes {
  readonly openedAt: Date;
  readonly remindedAt: Date | null;
  readonly remindedAgainAt: Date | null;
}

/** When those who have not submitted are reminded: at half time, and again a day before the deadline or at 9/10 of a short round. */
export function reminderTimes(openedAt: Date, deadlineAt: Date): { readonly first: Date; readonly again: Date } {
  const [from, to] = [openedAt.getTime(), deadlineAt.getTime()];
  const length = to - from;
  const again = length < SHORT ? from + LATE_PART * length : to - AHEAD;
  return { first: new Date(from + length / 2), again: new Date(again) };
}

/** Which reminder is due at `now`, the later one where both are; null when none is, or it was sent. */
export function dueReminder(round: RemindedRound, now: Date): "first" | "again" | null {
  const { openedAt, deadlineAt, remindedAt, remindedAgainAt } = round;
  if (deadlineAt === null || roundState(round, now) !== "open" || remindedAgainAt !== null) return null;
  const { first, again } = reminderTimes(openedAt, deadlineAt);
  if (now.getTime() >= again.getTime()) return "again";
  return remindedAt === null && now.getTime() >= first.getTime() ? "first" : null;
}

/** Refuses a reminder by hand so soon after another, or where it would reach nobody. */
export function assertMayRemind(round: RoundTimes, last: Date | null, missing: number, now: Date): void {
  if (roundState(round, now) !== "open")
    throw precondition("This round takes no more ballots, so nobody is reminded. Extend its deadline first.");
  if (missing === 0) throw precondition("Everybody has submitted. There is nobody to remind.");
  const left = last === null ? 0 : last.getTime() + PAUSE - now.getTime();
  if (left <= 0) return;
  throw precondition(
    `People were reminded in the last 12 hours. You can remind them again in ${left > HOUR ? `${Math.ceil(left / HOUR)} hours` : "less than an hour"}.`,
  );
}
