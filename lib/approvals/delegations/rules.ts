import { invalid } from "@/lib/errors";

/** The longest that somebody stands in for another; whoever is away longer hands their role over. */
const LONGEST_DAYS = 180;

const DAY = 24 * 3_600_000;

/** A delegation has an end that is after its beginning and after now, and is no longer than half a year. */
export function assertPeriod(startsAt: Date, endsAt: Date, now: Date): void {
  const refuse = (message: string) => invalid(message, { endsAt: message });
  if (endsAt <= startsAt) throw refuse("The last day is before the first.");
  if (endsAt <= now) throw refuse("That is over already.");
  if (endsAt.getTime() - startsAt.getTime() > LONGEST_DAYS * DAY)
    throw refuse(`At most ${LONGEST_DAYS} days. Whoever is away longer hands their product lines over.`);
}
