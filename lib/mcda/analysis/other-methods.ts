import type { Basis } from "../evaluation/basis";
import type { EvaluationInput } from "../evaluation/input";
import type { EvaluationResult } from "../evaluation/result";
import { at, EPSILON, known, unknown, type Computed } from "../numeric";
import { topsis } from "../ranking-methods/topsis";
import { firstOf } from "../robustness/bootstrap";
import type { RankedBallot } from "../social-choice/ballots";
import { borda } from "../social-choice/borda";
import { schulze } from "../social-choice/schulze";
import type { GutVote, OtherMethod } from "./analysis";

/**
 * Whom TOPSIS would choose from the same cell means and weights, and Borda and Schulze from the rankings of the voters' own points,
 * each among the options that may win. They add assumptions, not information: a check, never the result.
 */
export function otherMethodsOf(basis: Basis, result: EvaluationResult): OtherMethod[] {
  const { optionIds } = basis.field;
  const ballots = optionIds.length < 2 ? [] : ownRankings(basis, result);
  const voted = (choose: () => readonly string[]): Computed<readonly string[]> => {
    if (optionIds.length < 2) return unknown("needs-two-options");
    return ballots.length === 0 ? unknown("no-answers") : known(choose());
  };
  return [
    compared("topsis", topsisWinners(basis), result),
    compared(
      "borda",
      voted(() => borda(optionIds, ballots).winners),
      result,
    ),
    compared(
      "schulze",
      voted(() => schulze(optionIds, ballots).winners),
      result,
    ),
  ];
}

function topsisWinners({ field, weights }: Basis): Computed<readonly string[]> {
  if (weights === null) return unknown("no-weights");
  const columns = weights.flatMap((weight, criterion) => (weight > 0 ? [criterion] : []));
  const values = field.means.map((row) => columns.flatMap((criterion) => at(row, criterion) ?? []));
  if (values.some((row) => row.length < columns.length)) return unknown("missing-scores");
  const found = topsis(
    {
      values,
      weights: columns.map((criterion) => at(weights, criterion)),
      directions: columns.map(() => "benefit" as const),
    },
    "vector",
  );
  if (found.reason !== null) return found;
  return known(firstOf(found.value.closeness).map((option) => at(field.optionIds, option)));
}

function compared(
  method: OtherMethod["method"],
  found: Computed<readonly string[]>,
  result: EvaluationResult,
): OtherMethod {
  const winnerIds = [...(found.value ?? [])];
  return { method, winnerIds, isOtherWinner: isOther(winnerIds, result), reason: found.reason };
}

function isOther(winnerIds: readonly string[], { leaderIds }: EvaluationResult): boolean | null {
  if (winnerIds.length === 0 || leaderIds.length === 0) return null;
  return !winnerIds.some((id) => leaderIds.includes(id));
}

/** Each voter's ranking by their own points; who has not scored every option on something has none. */
function ownRankings({ field, ballots }: Basis, { individual }: EvaluationResult): RankedBallot[] {
  return individual.flatMap(({ points }, voter) => {
    const own = points.flatMap((entry) =>
      entry.points !== null && field.optionIds.includes(entry.optionId)
        ? [{ optionId: entry.optionId, points: entry.points }]
        : [],
    );
    if (own.length < field.optionIds.length) return [];
    own.sort((a, b) => b.points - a.points);
    const ranking: { points: number; ids: string[] }[] = [];
    for (const { optionId, points: value } of own) {
      const last = ranking.at(-1);
      if (last !== undefined && last.points - value <= EPSILON) last.ids.push(optionId);
      else ranking.push({ points: value, ids: [optionId] });
    }
    return [{ ranking: ranking.map(({ ids }) => ids), voters: at(ballots.factors, voter) }];
  });
}

/** Favourites by Schulze's method, everybody counting alike, beside the matrix: where they differ, a criterion may be missing. */
export function gutVoteOf(
  { options, voters, favourites = {} }: EvaluationInput,
  result: EvaluationResult,
): GutVote | null {
  const optionIds = options.map(({ id }) => id);
  const ballots = voters.flatMap(({ id }): RankedBallot[] => {
    const named = (favourites[id] ?? []).filter((option) => optionIds.includes(option));
    return named.length === 0 ? [] : [{ ranking: named.map((option) => [option]) }];
  });
  if (ballots.length === 0) return null;
  const { winners, ranking } = schulze(optionIds, ballots);
  return { voters: ballots.length, winnerIds: winners, ranking, disagrees: isOther(winners, result) };
}
