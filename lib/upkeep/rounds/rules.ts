const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Hours after midnight, UTC, at which the nightly checks begin; they are spread over two hours. */
const NIGHT = 1;
const SPREAD_MS = 2 * HOUR_MS;

/** The hour a moment lies in, as a text: one checkpoint is asked for in each. */
export const hourOf = (now: Date): string => now.toISOString().slice(0, 13);

/** When an organization's history is checked next, always at the same minute of a night: `place` is from 0 up to 1. */
export function nextCheck(now: Date, place: number): Date {
  const midnight = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  const tonight = midnight + NIGHT * HOUR_MS + Math.floor(place * SPREAD_MS);
  return new Date(tonight > now.getTime() ? tonight : tonight + DAY_MS);
}

/** Where in the night an organization comes: spread by its id, whose end is random. */
export const placeInNight = (organizationId: string): number => Number.parseInt(organizationId.slice(-6), 16) / 2 ** 24;
