/** The events that say that words were struck out, on a decision's chain and on the organization's. */
const STRIKING: ReadonlySet<string> = new Set(["decision.words_struck", "organization.words_struck"]);
const PAIR = /^([0-9a-f]{64}) ([0-9a-f]{64})$/;

/** What an event of a chain says of words that were struck out. */
export interface Striking {
  readonly type: string;
  /** Of its data: each as "the commitment that stood until then, the one that stands now". */
  readonly struck: unknown;
}

/** Which commitment stands now for one that an event of the chain made: itself, unless a later event struck words out of its text. */
export type Standing = (commitment: string) => string;

/**
 * Reads from a chain's events, in their order, which commitments stand for which. Words that are struck out are committed to anew, by an
 * event: so what is left of them is as fixed as what stood there before.
 */
export function standingCommitments(events: readonly Striking[]): Standing {
  const now = new Map<string, string>();
  for (const { type, struck } of events) {
    if (!STRIKING.has(type) || !Array.isArray(struck)) continue;
    for (const pair of struck) {
      const [, former, next] = (typeof pair === "string" ? PAIR.exec(pair) : null) ?? [];
      if (former === undefined || next === undefined) continue;
      for (const [first, last] of now) if (last === former) now.set(first, next);
      if (!now.has(former)) now.set(former, next);
    }
  }
  return (commitment) => now.get(commitment) ?? commitment;
}
