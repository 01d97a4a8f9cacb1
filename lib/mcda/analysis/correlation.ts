import type { Basis } from "../evaluation/basis";
import { at, EPSILON } from "../numeric";
import type { Analysis, AnalysisParameters, CorrelatedPair } from "./analysis";

/** What pairs of votes say: Pearson's r, −1 to 1, or null where one side is all alike. */
export interface VoteCorrelation {
  /** How many pairs there are. */
  readonly votes: number;
  /** Over all of them. */
  readonly overall: number | null;
  /** With the mean of each option taken off: only where people differ about an option. */
  readonly within: number | null;
}

/**
 * Correlates two criteria vote by vote. `first` and `second`: options × `voters`, row by row, NaN where there is no score; a pair is what
 * one voter gave one option on both.
 */
export function correlateVotes(first: Float64Array, second: Float64Array, voters: number): VoteCorrelation {
  let [votes, sumA, sumB] = [0, 0, 0];
  let [squareA, squareB, product] = [0, 0, 0];
  let [withinA, withinB, withinBoth] = [0, 0, 0];
  for (let start = 0; start < first.length; start += voters) {
    let [count, a, b] = [0, 0, 0];
    let [aa, bb, ab] = [0, 0, 0];
    for (let place = start; place < start + voters; place += 1) {
      const one = first[place] ?? NaN;
      const other = second[place] ?? NaN;
      if (Number.isNaN(one + other)) continue;
      count += 1;
      a += one;
      b += other;
      aa += one * one;
      bb += other * other;
      ab += one * other;
    }
    if (count === 0) continue;
    withinA += aa - (a * a) / count;
    withinB += bb - (b * b) / count;
    withinBoth += ab - (a * b) / count;
    [votes, sumA, sumB] = [votes + count, sumA + a, sumB + b];
    [squareA, squareB, product] = [squareA + aa, squareB + bb, product + ab];
  }
  const overall =
    votes === 0
      ? null
      : pearson(squareA - sumA ** 2 / votes, squareB - sumB ** 2 / votes, product - (sumA * sumB) / votes);
  return { votes, overall, within: pearson(withinA, withinB, withinBoth) };
}

/** From sums of squared deviations and of their products. */
function pearson(squaresA: number, squaresB: number, products: number): number | null {
  if (squaresA <= EPSILON || squaresB <= EPSILON) return null;
  return Math.max(-1, Math.min(1, products / Math.sqrt(squaresA * squaresB)));
}

/**
 * Pairs of criteria that may be one thing counted twice, the closest first. Their votes correlate more than `correlatedAbove` over all
 * options, and more than `correlatedWithin` where people differ about an option: with few options the means of any two criteria may go
 * together. Null with a reason when no two criteria share `correlatedFrom` pairs of votes.
 */
export function correlatedPairs(
  { ballots, optionIds, criterionIds }: Basis,
  { correlatedAbove, correlatedWithin, correlatedFrom }: AnalysisParameters,
): Pick<Analysis, "correlated" | "correlatedReason"> {
  if (ballots.votes.length < 2) return { correlated: null, correlatedReason: "needs-two-voters" };
  const columns = criterionIds.map((_, criterion) =>
    Float64Array.from(
      optionIds.flatMap((_, option) => ballots.votes.map((rows) => at(at(rows, option), criterion) ?? NaN)),
    ),
  );
  let most = 0;
  const pairs: CorrelatedPair[] = [];
  for (const [first, one] of criterionIds.entries()) {
    for (let second = first + 1; second < criterionIds.length; second += 1) {
      const found = correlateVotes(at(columns, first), at(columns, second), ballots.votes.length);
      most = Math.max(most, found.votes);
      if (found.votes < correlatedFrom || found.overall === null || found.within === null) continue;
      if (found.overall <= correlatedAbove || found.within <= correlatedWithin) continue;
      const criterionIdsOfPair: [string, string] = [one, at(criterionIds, second)];
      pairs.push({
        criterionIds: criterionIdsOfPair,
        correlation: found.overall,
        within: found.within,
        votes: found.votes,
      });
    }
  }
  if (most < correlatedFrom) return { correlated: null, correlatedReason: "needs-more-votes" };
  return { correlated: pairs.sort((a, b) => b.correlation - a.correlation), correlatedReason: null };
}
