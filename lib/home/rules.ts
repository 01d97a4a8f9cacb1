/** What needs somebody, in numbers: one per list of home. */
export interface HomeCounts {
  readonly ballots: number;
  readonly rounds: number;
  readonly approvals: number;
  readonly changesRequested: number;
  readonly reviews: number;
  readonly mentions: number;
}

/** Everything that needs the person, as one number. */
export function totalOf(counts: HomeCounts): number {
  return counts.ballots + counts.rounds + counts.approvals + counts.changesRequested + counts.reviews + counts.mentions;
}
