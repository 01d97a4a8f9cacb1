/** What needs somebody, in numbers: one per list of home. */
export interface HomeCounts {
  readonly ballots: number;
  readonly rounds: number;
  readonly approvals: number;
  readonly changesRequested: number;
  readonly reviews: number;
  readonly mentions: number;
}

/** How many days before its day a review shows on home. */
export const REVIEW_AHEAD_DAYS = 14;

/** Everything that needs the person, as one number. */
export function totalOf(counts: HomeCounts): number {
  return counts.ballots + counts.rounds + counts.approvals + counts.changesRequested + counts.reviews + counts.mentions;
}
