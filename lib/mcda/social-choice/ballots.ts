import { EPSILON, sum } from "../numeric";

/** Groups of option ids from the most to the least liked; ids in one group tie. Options left out come after all of them. */
export interface RankedBallot {
  ranking: readonly (readonly string[])[];
  /** How many voters gave this ballot, or what the voter counts; above 0, default 1. */
  voters?: number;
}

/** What a rule gives to one option. */
export interface OptionScore {
  optionId: string;
  score: number;
}

/** What the options got, in the order given, and who won; several winners tie. */
export interface ScoredVote {
  scores: OptionScore[];
  winners: string[];
}

/** A ballot as one list of positions, one per option: 0 for the most liked, the same for ties, and the last for those left out. */
export interface Placement {
  positions: number[];
  /** The position of the options left out: how many groups the ballot names. */
  last: number;
  voters: number;
}

/**
 * The position of every option on every ballot. RangeError for an option named twice on a ballot or unknown to `options`, for options
 * listed twice, and for a ballot of no voters.
 */
export function placements(options: readonly string[], ballots: readonly RankedBallot[]): Placement[] {
  assertEachOnce(options);
  return ballots.map(({ ranking, voters = 1 }) => {
    assertEachOnce(ranking.flat(), options);
    if (!(voters > 0 && voters < Infinity)) throw new RangeError("A ballot has voters.");
    const groups = ranking.filter((group) => group.length > 0);
    const positions = options.map((option) => {
      const position = groups.findIndex((group) => group.includes(option));
      return position === -1 ? groups.length : position;
    });
    return { positions, last: groups.length, voters };
  });
}

/** Throws RangeError unless each id is there once, and is one of `known` where that is given. */
export function assertEachOnce(ids: readonly string[], known: readonly string[] = ids): void {
  if (new Set(ids).size !== ids.length) throw new RangeError("An option is named once.");
  if (!ids.every((id) => known.includes(id))) throw new RangeError("A ballot names options of the vote.");
}

/** How many voters all ballots stand for. */
export function votersOf(placed: readonly Placement[]): number {
  return sum(placed.map(({ voters }) => voters));
}

/** The ids with the highest score, several when they tie within EPSILON; in the order given. */
export function winnersOf(scores: readonly OptionScore[]): string[] {
  const best = scores.map(({ score }) => score).reduce((one, other) => Math.max(one, other), -Infinity);
  return scores.filter(({ score }) => score >= best - EPSILON).map(({ optionId }) => optionId);
}
