import type { GivenVerdict, Text } from "../rules";

const DAY = 24 * 3_600_000;

/** What one line says of silence. */
export interface Hearing {
  /** After how many days silence is consent; null for never. */
  readonly silenceDays: number | null;
  /** Since when whoever decides here can have objected; null when that is since the text was put up. */
  readonly heardSince: Date | null;
  /** The organization is to be deleted: nobody can object, so nobody's silence says anything. */
  readonly isClosed: boolean;
}

/**
 * When silence becomes consent on a line: its rule's days after its people could first have objected to exactly this text, and
 * after the last request for changes on it was lifted. Null where it does not: while nobody can object, and while a request is
 * open, also one whose author has left, since nobody can say any more whether it was met.
 */
export function silentAtOf(
  { silenceDays, heardSince, isClosed }: Hearing,
  given: readonly GivenVerdict[],
  text: Text,
): Date | null {
  if (silenceDays === null || isClosed) return null;
  const requests = given.filter(
    ({ verdict, contentHash }) => verdict === "changes_requested" && contentHash === text.contentHash,
  );
  if (requests.some(({ liftedAt }) => liftedAt === null)) return null;
  const from = latestOf([text.putUpAt, heardSince, ...requests.map(({ liftedAt }) => liftedAt)]);
  return from === null ? null : new Date(from.getTime() + silenceDays * DAY);
}

/** The last of some moments; null when there is none. */
export function latestOf(moments: readonly (Date | null | undefined)[]): Date | null {
  return moments.reduce<Date | null>(
    (latest, at) => (at != null && (latest === null || at > latest) ? at : latest),
    null,
  );
}
