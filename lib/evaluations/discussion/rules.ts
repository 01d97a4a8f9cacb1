import type { CellStance } from "@/db/enums";
import type { CellResult, EvaluationResult } from "@/lib/mcda/evaluate";
import type { BallotAnswer } from "../ballots/input";
import { answerAt, type AnswerBook, type Confidence } from "../matrix/rules";

/** What one person said about one cell. */
export interface CellVote {
  readonly memberId: string;
  readonly answer: BallotAnswer;
  /** Empty when none was given. */
  readonly reason: string;
  /** The scoring round it comes from. */
  readonly round: number;
  readonly confidence: Confidence | null;
  /** What they say changed their score; empty when nothing. */
  readonly change: string;
  /** Their answer in the round before, when this one replaced it by another. */
  readonly changedFrom: BallotAnswer | null;
}

/** One cell of the heat map with every dot in it. */
export interface DiscussionCell extends Omit<CellResult, "votes"> {
  /** Place in the queue of contested cells, from 1; null when it is not contested. */
  readonly rank: number | null;
  readonly stance: CellStance | null;
  /** Did the latest round ask for this cell? False in a later round means: unchanged, the first score stands. */
  readonly isInLatestRound: boolean;
  /** The highest and the lowest first, those with a reason before those without, then towards the middle; abstentions last. */
  readonly votes: readonly CellVote[];
  /** How many gave each score, 1 to 5. */
  readonly counts: readonly number[];
  /** The reader's own score; null where they gave none. */
  readonly own: number | null;
}

/** How many votes gave each score, 1 to 5. What is no score is not counted. */
export function scoreCounts(votes: readonly Pick<CellVote, "answer">[]): number[] {
  const counts = [0, 0, 0, 0, 0];
  for (const { answer } of votes) if (typeof answer === "number") counts[answer - 1] = (counts[answer - 1] ?? 0) + 1;
  return counts;
}

/** The votes on one cell after round `through`, in the order in which they are worth hearing. */
export function votesOn(
  cell: { readonly criterionId: string; readonly optionId: string },
  voterIds: readonly string[],
  book: AnswerBook,
  before: AnswerBook | null,
): CellVote[] {
  const votes = voterIds.flatMap((memberId): CellVote[] => {
    const given = answerAt(book, memberId, cell.criterionId, cell.optionId);
    if (given === null) return [];
    const earlier = before === null ? null : answerAt(before, memberId, cell.criterionId, cell.optionId);
    const changedFrom = earlier === null || earlier.answer === given.answer ? null : earlier.answer;
    return [{ memberId, ...given, changedFrom }];
  });
  return extremesFirst(votes);
}

/** Highest, lowest, then by distance from the middle of both, reasons first among equals; what is no score stands last. */
function extremesFirst(votes: readonly CellVote[]): CellVote[] {
  const scored = votes.flatMap((vote) => (typeof vote.answer === "number" ? [{ vote, score: vote.answer }] : []));
  const rest = votes.filter((vote) => typeof vote.answer !== "number");
  scored.sort((a, b) => b.score - a.score || reasonFirst(a.vote, b.vote));
  const lowest = scored.at(-1)?.score ?? 0;
  const [highestVote, ...others] = scored;
  if (highestVote === undefined) return rest;
  const lowestVote = others.filter(({ score }) => score === lowest && score < highestVote.score).at(0);
  const middle = (highestVote.score + lowest) / 2;
  const between = others
    .filter((entry) => entry !== lowestVote)
    .sort((a, b) => Math.abs(b.score - middle) - Math.abs(a.score - middle) || reasonFirst(a.vote, b.vote));
  return [highestVote, ...(lowestVote === undefined ? [] : [lowestVote]), ...between]
    .map(({ vote }) => vote)
    .concat(rest);
}

/** How one cell's mean moved between two results; null where one of them has none. */
export function movementOf(
  earlier: EvaluationResult,
  later: EvaluationResult,
  criterionId: string,
  optionId: string,
): number | null {
  const meanIn = (result: EvaluationResult) =>
    result.cells.find((cell) => cell.criterionId === criterionId && cell.optionId === optionId)?.mean ?? null;
  const [from, to] = [meanIn(earlier), meanIn(later)];
  return from === null || to === null ? null : to - from;
}

function reasonFirst(a: CellVote, b: CellVote): number {
  return Number(b.reason !== "") - Number(a.reason !== "") || (a.memberId < b.memberId ? -1 : 1);
}
