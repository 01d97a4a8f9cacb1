/** What needs somebody, in numbers: one per list of home. */
export interface HomeCounts {
  readonly ballots: number;
  readonly rounds: number;
  readonly approvals: number;
  readonly changesRequested: number;
  readonly suggestions: number;
  readonly reviews: number;
  readonly mentions: number;
  readonly readings: number;
}

/** Everything that needs the person, as one number. */
export function totalOf(counts: Readonly<Record<keyof HomeCounts, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
