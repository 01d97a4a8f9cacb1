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
  const weighed = votes.map((vote) => ({ ...vote, share: shareOf(vote.voterId) }));
  const weight = sum(weighed.map(({ share }) => share));
  const total = sum(weighed.map(({ share, score }) => share * score));
  const loneId = loneVoter(votes, parameters);
  const voices = weighed.map(({ voterId, score, share }) => {
    const meanWithout = (total - share * score) / (weight - share);
    return { voterId, score, meanWithout, isAlone: voterId === loneId, change: Math.abs(meanWithout - total / weight) };
  });
  const most = voices.reduce((largest, { change }) => Math.max(largest, change), 0);
  const moving = voices.filter(({ change }) => change >= most - EPSILON);
  const named = voices.filter((voice) => voice.isAlone || (moving.length <= MOST_ALIKE && moving.includes(voice)));
  return named
    .sort((a, b) => Number(b.isAlone) - Number(a.isAlone) || b.change - a.change)
    .slice(0, MOST_ALIKE)
    .map(({ voterId, score, meanWithout, isAlone }) => ({ voterId, score, meanWithout, isAlone }));
}

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
