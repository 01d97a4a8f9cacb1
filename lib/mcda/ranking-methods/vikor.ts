import { at, EPSILON, isSame, known, sum, type Computed } from "../numeric";
import { extent, prepare, type RankingProblem } from "./problem";

/** A compromise between what most criteria want and what none may suffer. Lists have one entry per option; less is better. */
export interface Vikor {
  /** S: the weighted share of its range that an option lacks, over all criteria; 0 to 1. */
  groupLoss: number[];
  /** R: the largest of those shares; 0 to 1. */
  largestRegret: number[];
  /** Q: the compromise of both, 0 (first in both) to 1. */
  compromise: number[];
  /** The second best lies at least 1/(m − 1) behind. */
  hasAdvantage: boolean;
  /** The best by Q is best by S or R as well. */
  isStable: boolean;
  /** Indices of the options that the method proposes together, ascending. */
  compromiseSet: number[];
}

/**
 * VIKOR (Opricovic & Tzeng 2004). `strategy` v in [0, 1] is the weight of the many criteria against the single worst one. A criterion
 * without differences, and a spread of S or R of 0, count 0. Only stability fails: first and second best are proposed; the advantage
 * fails: all within 1/(m − 1) of the best. Reasons as `prepare`.
 */
export function vikor(problem: RankingProblem, strategy = 0.5): Computed<Vikor> {
  if (!(strategy >= 0 && strategy <= 1)) throw new RangeError("A strategy lies in [0, 1].");
  const prepared = prepare(problem);
  if (prepared.reason !== null) return prepared;
  const { columns, weights, options } = prepared.value;
  const shares = columns.map(shareBelowBest);
  const terms = Array.from({ length: options }, (_, option) =>
    shares.map((share, criterion) => at(weights, criterion) * at(share, option)),
  );
  const groupLoss = terms.map(sum);
  const largestRegret = terms.map((row) => Math.max(...row));
  const [group, single] = [shareAboveLeast(groupLoss), shareAboveLeast(largestRegret)];
  const compromise = group.map((share, option) => strategy * share + (1 - strategy) * at(single, option));

  const sorted = [...compromise].sort((one, other) => one - other);
  const [first, second] = [at(sorted, 0), at(sorted, 1)];
  const needed = 1 / (options - 1);
  const hasAdvantage = second - first >= needed - EPSILON;
  const isStable = compromise.some(
    (value, option) => isSame(value, first) && (isSame(at(group, option), 0) || isSame(at(single, option), 0)),
  );
  const isProposed = (value: number) => {
    if (!hasAdvantage) return value - first < needed - EPSILON;
    return value <= (isStable ? first : second) + EPSILON;
  };
  return known({
    groupLoss,
    largestRegret,
    compromise,
    hasAdvantage,
    isStable,
    compromiseSet: compromise.flatMap((value, option) => (isProposed(value) ? [option] : [])),
  });
}

/** (f* − f)/(f* − f⁻) per option, 0 throughout when all are alike. */
function shareBelowBest(column: readonly number[]): number[] {
  const { least, most } = extent(column);
  return column.map((value) => (most === least ? 0 : (most - value) / (most - least)));
}

/** (x − least)/(most − least) per option, 0 throughout when all are alike. */
function shareAboveLeast(values: readonly number[]): number[] {
  const { least, most } = extent(values);
  return values.map((value) => (isSame(most, least) ? 0 : (value - least) / (most - least)));
}
