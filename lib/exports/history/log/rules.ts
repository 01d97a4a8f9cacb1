/** A checkpoint, as far as choosing asks. */
interface Listed {
  readonly size: number;
  /** Does it cover the chain that a file is about? */
  readonly isOwn: boolean;
}

/** Entries of others that a decision's file takes along, at most. */
const MOST_ENTRIES = 5000;

/**
 * Which checkpoints, given in their order, a decision's file holds: all of them from the first that covers it to the newest where they are
 * not too many, so that any older one from a mail is among them; else those that cover it, and the newest.
 */
export function runsOf<C extends Listed>(all: readonly C[]): readonly C[] {
  const first = all.findIndex(({ isOwn }) => isOwn);
  const newest = all.at(-1);
  if (first < 0 || newest === undefined) return newest === undefined ? [] : [newest];
  const before = all[first - 1]?.size ?? 0;
  if (newest.size - before <= MOST_ENTRIES) return all.slice(first);
  return all.filter((one) => one.isOwn || one === newest);
}
