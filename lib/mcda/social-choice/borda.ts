import { at, sum } from "../numeric";
import { placements, winnersOf, type RankedBallot, type ScoredVote } from "./ballots";

/**
 * Borda count: on each ballot the first of m options gets m − 1 + `start` points, the last `start`; ties share the mean of their places,
 * and options left out share what remains. A gentle consensus, which can beat an absolute majority's favourite and moves when an option
 * is cloned. Errors as `placements`.
 */
export function borda(options: readonly string[], ballots: readonly RankedBallot[], start: 0 | 1 = 0): ScoredVote {
  const placed = placements(options, ballots);
  const scores = options.map((optionId, option) => ({
    optionId,
    score: sum(placed.map(({ positions, voters }) => voters * (start + pointsOf(positions, option)))),
  }));
  return { scores, winners: winnersOf(scores) };
}

/** One point per option placed after, half a point per other option at the same place: the mean of the tied places. */
function pointsOf(positions: readonly number[], option: number): number {
  const own = at(positions, option);
  const after = positions.filter((position) => position > own).length;
  const beside = positions.filter((position) => position === own).length - 1;
  return after + beside / 2;
}
