import { at, EPSILON, isSame, sum } from "../numeric";
import { placements, votersOf, type OptionScore, type Placement, type RankedBallot } from "./ballots";

/** One count of an instant run-off. */
export interface RunoffRound {
  /** Voters behind each option that is still in, in the order given. */
  tallies: OptionScore[];
  /** Voters whose ranked options are all out; they no longer count towards a majority. */
  exhausted: number;
  /** Who leaves after this round: the lowest, together when they tie. Empty in the last round. */
  eliminated: string[];
}

export interface Runoff {
  rounds: RunoffRound[];
  /** One, or several when all that remain tie. */
  winners: string[];
}

/**
 * Instant run-off: each ballot counts for its most liked option still in, split evenly between options that tie there. It ends when one
 * has more than half of what is not exhausted, or all that remain tie; else the lowest leave, together when they tie. May drop the Condorcet
 * winner, and support may hurt: only if a group insists. Errors as `placements`.
 */
export function instantRunoff(options: readonly string[], ballots: readonly RankedBallot[]): Runoff {
  const placed = placements(options, ballots);
  if (options.length === 0) return { rounds: [], winners: [] };
  const rounds: RunoffRound[] = [];
  let standing = options.map((_, option) => option);
  for (;;) {
    const votes = standing.map((option) => sum(placed.map((ballot) => voiceFor(ballot, option, standing))));
    const active = sum(votes);
    const [least, most] = [Math.min(...votes), Math.max(...votes)];
    const tallies = standing.map((option, index) => ({ optionId: at(options, option), score: at(votes, index) }));
    const isOver = isSame(least, most) || most > active / 2 + EPSILON;
    const leaves = (index: number) => !isOver && at(votes, index) <= least + EPSILON;
    rounds.push({
      tallies,
      exhausted: Math.max(0, votersOf(placed) - active),
      eliminated: tallies.filter((_, index) => leaves(index)).map(({ optionId }) => optionId),
    });
    if (isOver) {
      return { rounds, winners: tallies.filter(({ score }) => isSame(score, most)).map(({ optionId }) => optionId) };
    }
    standing = standing.filter((_, index) => !leaves(index));
  }
}

/** What a ballot adds to an option: its voters over the number of standing options that tie at its top, 0 when it names none of them. */
function voiceFor({ positions, last, voters }: Placement, option: number, standing: readonly number[]): number {
  const top = Math.min(...standing.map((candidate) => at(positions, candidate)));
  if (top === last || at(positions, option) !== top) return 0;
  return voters / standing.filter((candidate) => at(positions, candidate) === top).length;
}
