import { EPSILON, known, unknown, type Computed } from "../numeric";

/** What a vote needs. Null asks for nothing. */
export interface VotingRule {
  /** So many votes make the vote valid. */
  quorum: number | null;
  /** Percent, 0 to 100, that the votes in favour have to exceed; 100 has to be reached. */
  shareNeeded: number | null;
  /** Against what the share is counted: the votes cast, or everybody eligible. */
  shareOf: "cast" | "eligible";
}

/** Whether a vote counts and whether its proposal passed. */
export interface VoteOutcome {
  /** The quorum is reached; always so where none is asked for. */
  isValid: boolean;
  /** Votes still missing for the quorum. */
  votesMissing: number;
  /** Percent in favour, 0 to 100; `no-answers` when there is nobody to count it against. */
  share: Computed<number>;
  /** The vote is valid and the share is exceeded; where no share is asked for, somebody was in favour. */
  isCarried: boolean;
}

/**
 * Applies quorum and share to a count: `cast` votes, abstentions among them, `inFavour` of those, of `eligible` people. RangeError unless
 * 0 ≤ inFavour ≤ cast ≤ eligible.
 */
export function voteOutcome(
  { inFavour, cast, eligible }: { inFavour: number; cast: number; eligible: number },
  { quorum, shareNeeded, shareOf }: VotingRule,
): VoteOutcome {
  if (!(inFavour >= 0 && inFavour <= cast && cast <= eligible))
    throw new RangeError("0 ≤ in favour ≤ cast ≤ eligible.");
  const votesMissing = Math.max(0, (quorum ?? 0) - cast);
  const base = shareOf === "cast" ? cast : eligible;
  const share = base > 0 ? known((100 * inFavour) / base) : unknown("no-answers");
  return {
    isValid: votesMissing === 0,
    votesMissing,
    share,
    isCarried: votesMissing === 0 && isEnough(share.value ?? 0, shareNeeded ?? 0),
  };
}

/** More than needed, where all of it is as much as there can be. */
function isEnough(share: number, needed: number): boolean {
  return needed >= 100 ? share >= 100 - EPSILON : share > needed + EPSILON;
}
