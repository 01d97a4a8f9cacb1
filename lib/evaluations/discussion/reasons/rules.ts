import type { CellVote } from "../rules";

/** So many reasons come with the page; the others on demand. */
export const FIRST_REASONS = 10;
/** So many come at once on demand. */
export const PAGE = 50;

/** A vote with the name it is shown under. */
export interface NamedVote extends CellVote {
  readonly name: string;
}

/**
 * The votes on a cell that are read out, in their order: the highest and the lowest with or without a reason, who changed their
 * score, the others with a reason, and what is no score.
 */
export function reasonsWorthHearing(votes: readonly CellVote[]): {
  readonly shown: readonly CellVote[];
  readonly isUnanimous: boolean;
} {
  const scored = votes.filter(({ answer }) => typeof answer === "number");
  const isUnanimous = new Set(scored.map(({ answer }) => answer)).size < 2;
  const ends = isUnanimous ? [] : scored.slice(0, 2);
  const others = scored.slice(ends.length).filter(({ reason, changedFrom }) => reason !== "" || changedFrom !== null);
  const changed = others.filter(({ changedFrom }) => changedFrom !== null);
  const same = others.filter(({ changedFrom }) => changedFrom === null);
  const rest = votes.filter(({ answer, reason }) => typeof answer !== "number" && reason !== "");
  return { shown: [...ends, ...changed, ...same, ...rest], isUnanimous };
}

/** The page of reasons that follows the one of `after`; empty when there is none, or `after` is nobody of them. */
export function reasonsAfter(votes: readonly CellVote[], after: string): readonly CellVote[] {
  const { shown } = reasonsWorthHearing(votes);
  const at = shown.findIndex(({ memberId }) => memberId === after);
  return at < 0 ? [] : shown.slice(at + 1, at + 1 + PAGE);
}
