import { at, EPSILON } from "../numeric";
import { integerVariate, type Random } from "../random";

/** How often each voter is drawn in each resample: resamples × voters, row by row. Every row sums to the number of voters. */
export function resampleVoters(random: Random, voters: number, resamples: number): Uint16Array {
  const counts = new Uint16Array(resamples * voters);
  for (let start = 0; start < counts.length; start += voters) {
    for (let draw = 0; draw < voters; draw += 1) {
      const place = start + integerVariate(random, voters);
      counts[place] = (counts[place] ?? 0) + 1;
    }
  }
  return counts;
}

/** Figures to be resampled, each Σ cᵥ numeratorᵥ / Σ cᵥ denominatorᵥ. Those answered by the same voters share a denominator. */
export interface ResampledColumns {
  readonly voters: number;
  /** Voters × figures, row by row; 0 for who did not answer. */
  readonly numerators: Float64Array;
  /** Voters × denominators: what a voter counts, 0 for who did not answer. */
  readonly denominators: Float64Array;
  /** Per figure the column of its denominator. */
  readonly denominatorOf: Int32Array;
  /** Per figure what stands when nobody drawn answered it. */
  readonly otherwise: Float64Array;
}

/** One figure by voter, null for who did not answer. */
export interface Figure {
  readonly values: readonly (number | null)[];
  readonly otherwise: number;
}

/** Lays figures out for resampling; `factors` is what each voter counts. */
export function layOut(figures: readonly Figure[], factors: readonly number[]): ResampledColumns {
  const voters = factors.length;
  const columns = new Map<string, number>();
  const denominatorOf = Int32Array.from(figures, ({ values }) => {
    const answered = values.map((value) => (value === null ? "0" : "1")).join("");
    const column = columns.get(answered) ?? columns.size;
    columns.set(answered, column);
    return column;
  });
  const numerators = new Float64Array(voters * figures.length);
  const denominators = new Float64Array(voters * columns.size);
  for (const [figure, { values }] of figures.entries()) {
    for (const [voter, value] of values.entries()) {
      const factor = value === null ? 0 : at(factors, voter);
      numerators[voter * figures.length + figure] = factor * (value ?? 0);
      denominators[voter * columns.size + (denominatorOf[figure] ?? 0)] = factor;
    }
  }
  return {
    voters,
    numerators,
    denominators,
    denominatorOf,
    otherwise: Float64Array.from(figures, (figure) => figure.otherwise),
  };
}

/** Calls `visit` with the figures of one resample after the other, always in the same array. */
export function eachResample(
  columns: ResampledColumns,
  counts: Uint16Array,
  visit: (figures: Float64Array, resample: number) => void,
): void {
  const { voters, numerators, denominators, denominatorOf, otherwise } = columns;
  const figures = new Float64Array(otherwise.length);
  const divisors = new Float64Array(voters === 0 ? 0 : denominators.length / voters);
  for (let resample = 0; resample * voters < counts.length; resample += 1) {
    figures.fill(0);
    divisors.fill(0);
    for (let voter = 0; voter < voters; voter += 1) {
      const times = counts[resample * voters + voter] ?? 0;
      if (times === 0) continue;
      addRow(figures, numerators, voter, times);
      addRow(divisors, denominators, voter, times);
    }
    for (let figure = 0; figure < figures.length; figure += 1) {
      const divisor = divisors[denominatorOf[figure] ?? 0] ?? 0;
      figures[figure] = divisor > 0 ? (figures[figure] ?? 0) / divisor : (otherwise[figure] ?? 0);
    }
    visit(figures, resample);
  }
}

function addRow(target: Float64Array, table: Float64Array, row: number, times: number): void {
  const start = row * target.length;
  for (let column = 0; column < target.length; column += 1)
    target[column] = (target[column] ?? 0) + times * (table[start + column] ?? 0);
}

/** The indices of the largest values within EPSILON; −Infinity is in no race. Empty when nothing is. */
export function firstOf(values: ArrayLike<number>): number[] {
  let most = -Infinity;
  for (let index = 0; index < values.length; index += 1) most = Math.max(most, values[index] ?? -Infinity);
  const first: number[] = [];
  for (let index = 0; index < values.length; index += 1)
    if (most > -Infinity && (values[index] ?? -Infinity) >= most - EPSILON) first.push(index);
  return first;
}
