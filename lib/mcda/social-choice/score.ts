import { present, type Scale } from "../numeric";
import { weightedMean } from "../ratings/aggregation";
import { winnersOf } from "./ballots";

/** What one option got in a score vote. */
export interface OptionMean {
  optionId: string;
  /** In scale units; null when nobody scored it. */
  mean: number | null;
  /** How many voters scored it. */
  answers: number;
}

export interface ScoreVote {
  means: OptionMean[];
  /** The highest mean, several when they tie; empty when nobody scored anything. */
  winners: string[];
}

/**
 * Score voting: the mean of the scores of each option. One record per voter with a score on the scale per option id; an option left out is
 * an abstention, never the lowest score. `voterWeights` (default equal) has one entry per voter. RangeError for a score off the scale, or
 * for an unknown option.
 */
export function scoreVote(
  options: readonly string[],
  ballots: readonly Readonly<Record<string, number>>[],
  scale: Scale,
  voterWeights: readonly number[] = ballots.map(() => 1),
): ScoreVote {
  for (const [option, score] of ballots.flatMap((ballot) => Object.entries(ballot))) {
    if (!options.includes(option)) throw new RangeError("A ballot names options of the vote.");
    if (!(score >= scale.low && score <= scale.high)) throw new RangeError("A score lies on the scale.");
  }
  const means = options.map((optionId) => {
    const scores = ballots.map((ballot) => ballot[optionId] ?? null);
    return { optionId, mean: weightedMean(scores, voterWeights).value?.mean ?? null, answers: present(scores).length };
  });
  const scored = means.flatMap(({ optionId, mean }) => (mean === null ? [] : [{ optionId, score: mean }]));
  return { means, winners: winnersOf(scored) };
}
