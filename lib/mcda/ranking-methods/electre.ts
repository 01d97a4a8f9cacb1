import { at, EPSILON, known, sum, type Computed } from "../numeric";
import { extent, pairwiseTable, prepare, type RankingProblem } from "./problem";

/** Who outranks whom. Tables are options × options, row against column; null on the diagonal. */
export interface Electre {
  /** The weight of the criteria on which the row is at least as good, 0 to 1. */
  concordance: (number | null)[][];
  /** The largest gap against the row over the largest range of any criterion, 0 to 1. */
  discordance: (number | null)[][];
  /** The row outranks the column. */
  outranks: boolean[][];
  /** Indices of the options that none outranks, ascending; empty where options outrank each other in a circle. */
  kernel: number[];
}

/**
 * ELECTRE I (Roy 1968): a outranks b when its concordance reaches `concordanceFrom` and its discordance does not exceed
 * `discordanceUpTo`, both in [0, 1]. Gaps are compared across criteria: bring the values to a common scale first (ratings are on one).
 * Reasons as `prepare`.
 */
export function electre(
  problem: RankingProblem,
  thresholds: { concordanceFrom: number; discordanceUpTo: number },
): Computed<Electre> {
  const prepared = prepare(problem);
  if (prepared.reason !== null) return prepared;
  const { columns, weights, options } = prepared.value;
  const ranges = columns.map(extent).map(({ least, most }) => most - least);
  const range = ranges.reduce((one, other) => Math.max(one, other));
  const agreeing = pairwiseTable(options, (one, other) =>
    sum(
      columns.map((column, criterion) => (at(column, one) >= at(column, other) - EPSILON ? at(weights, criterion) : 0)),
    ),
  );
  const opposing = pairwiseTable(options, (one, other) => {
    const gap = columns.map((column) => at(column, other) - at(column, one)).reduce((a, b) => Math.max(a, b));
    return gap <= 0 ? 0 : gap / range;
  });
  const outranks = pairwiseTable(
    options,
    (one, other) =>
      one !== other &&
      at(at(agreeing, one), other) >= thresholds.concordanceFrom - EPSILON &&
      at(at(opposing, one), other) <= thresholds.discordanceUpTo + EPSILON,
  );
  const beside = (table: readonly (readonly number[])[]) =>
    pairwiseTable(options, (one, other) => (one === other ? null : at(at(table, one), other)));
  return known({
    concordance: beside(agreeing),
    discordance: beside(opposing),
    outranks,
    kernel: outranks.flatMap((_, option) => (outranks.some((row) => at(row, option)) ? [] : [option])),
  });
}
