import { withinGroupAgreement } from "../agreement/within-group";
import type { CellResult, EvaluationParameters } from "../evaluation/result";
import { EPSILON, sum } from "../numeric";
import { range } from "../ratings/spread";

/** One voter's rating of a contested cell, and what the cell would be without it. */
export interface CellVoice {
  readonly voterId: string;
  readonly score: number;
  /** The mean of the others, in scale units. */
  readonly meanWithout: number;
  /** True when nobody else is at that end, and without this rating the cell would not be contested. */
  readonly isAlone: boolean;
}

/** More who move the mean alike are nobody in particular. */
const MOST_ALIKE = 2;

/**
 * The ratings of a cell that move its mean most when left out (leave one voter out, in one cell), or that alone make it contested:
 * two at most, the lone one first. Empty below three ratings, where nothing is contested, and where many move it alike.
 * `shareOf` is what a voter counts in the mean, in any unit.
 */
export function loudestVoices(
  { isContested, votes }: Pick<CellResult, "isContested" | "votes">,
  shareOf: (voterId: string) => number,
  parameters: EvaluationParameters,
): CellVoice[] {
  if (!isContested || votes.length < 3) return [];
  const weight = sum(votes.map(({ voterId }) => shareOf(voterId)));
  const total = sum(votes.map(({ voterId, score }) => shareOf(voterId) * score));
  const meanWithout = ({ voterId, score }: Vote) => (total - shareOf(voterId) * score) / (weight - shareOf(voterId));
  const changeOf = (vote: Vote) => Math.abs(meanWithout(vote) - total / weight);
  const most = votes.reduce((largest, vote) => Math.max(largest, changeOf(vote)), 0);
  const moving = votes.filter((vote) => changeOf(vote) >= most - EPSILON);
  const loneId = loneVoter(votes, parameters);
  return [
    ...votes.filter(({ voterId }) => voterId === loneId),
    ...(moving.length > MOST_ALIKE ? [] : moving.filter(({ voterId }) => voterId !== loneId)),
  ]
    .slice(0, MOST_ALIKE)
    .map((vote) => ({ ...vote, meanWithout: meanWithout(vote), isAlone: vote.voterId === loneId }));
}

type Vote = CellResult["votes"][number];

/** The one voter at an end of a contested cell without whom it would not be contested; null when there is none, or one at each end. */
function loneVoter(votes: CellResult["votes"], parameters: EvaluationParameters): string | null {
  const scores = votes.map(({ score }) => score);
  const ends = [scores.reduce((a, b) => Math.min(a, b)), scores.reduce((a, b) => Math.max(a, b))];
  const lone = ends.flatMap((end) => {
    const [first, ...others] = votes.filter(({ score }) => score === end);
    if (first === undefined || others.length > 0) return [];
    const rest = scores.filter((score) => score !== end);
    return isAgreed(rest, parameters) ? [first.voterId] : [];
  });
  return lone.length === 1 ? (lone[0] ?? null) : null;
}

/** Low spread and no wide range, as for a whole cell. */
function isAgreed(scores: readonly number[], { scale, lowSpreadFrom, contestedRange }: EvaluationParameters): boolean {
  const agreement = withinGroupAgreement(scores, scale.high - scale.low + 1).value ?? 0;
  const distance = range(scores).value ?? 0;
  return agreement >= lowSpreadFrom - EPSILON && distance < contestedRange - EPSILON;
}
