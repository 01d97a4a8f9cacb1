import { at, EPSILON, present, sum } from "../numeric";
import type { EvaluationResult, Standing } from "./result";

/** Where options stand in the mean of everybody's own totals; empty while nobody has one for every option. */
export interface MeanOfTotals extends Standing {
  /** How many voters it counts. */
  voters: number;
}

/**
 * The other order of averaging: mean of totals instead of total of means. It differs by Σ_k cov_v(w_vk, s_vik), where people weigh a
 * criterion more the better they rate an option on it. Among the options that may win; voters count by their share where roles weigh.
 */
export function meanOfTotals(result: EvaluationResult): MeanOfTotals {
  const inRace = result.ranking.filter(({ rank }) => rank !== null).map(({ optionId }) => optionId);
  const shares = result.version === 1 ? null : result.voterShares;
  const voters = result.individual.flatMap(({ voterId, points }) => {
    const own = inRace.map((id) => points.find(({ optionId }) => optionId === id)?.points ?? null);
    const known = present(own);
    const share = shares?.find((one) => one.voterId === voterId)?.share ?? 1;
    return known.length < own.length ? [] : [{ known, share }];
  });
  if (voters.length === 0 || inRace.length === 0) return { leaderIds: [], margin: null, points: [], voters: 0 };
  const all = sum(voters.map(({ share }) => share));
  const means = inRace.map((_, option) => sum(voters.map(({ known, share }) => share * at(known, option))) / all);
  const [best = 0, next] = [...means].sort((a, b) => b - a);
  const leaderIds = inRace.filter((_, option) => at(means, option) >= best - EPSILON);
  const margin = next === undefined ? null : leaderIds.length > 1 ? 0 : best - next;
  const points = inRace.map((optionId, option) => ({ optionId, points: at(means, option) }));
  return { leaderIds, margin, points, voters: voters.length };
}
