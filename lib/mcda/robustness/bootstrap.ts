import { at, EPSILON } from "../numeric";
import { nextDraw, type Stream } from "../random";

/** How often each voter is drawn in each resample: resamples × voters, row by row. Every row sums to the number of voters. */
export function resampleVoters(stream: Stream, voters: number, resamples: number): Uint16Array {
  const counts = new Uint16Array(resamples * voters);
  for (let start = 0; start < counts.length; start += voters) {
    for (let draw = 0; draw < voters; draw += 1) {
      const place = start + Math.floor(nextDraw(stream) * voters);
      counts[place] = (counts[place] ?? 0) + 1;
    }
  }
  return counts;
}

/** One figure by voter, null for who did not answer. */
export interface Figure {
  readonly values: readonly (number | null)[];
  /** What stands when nobody drawn answered it. */
  readonly otherwise: number;
}

/** Figures laid out for resampling: each is Σ cᵥ rᵥ valueᵥ / Σ cᵥ rᵥ over who answered it. */
export interface ResampledFigures {
  /** What each voter counts. */
  readonly factors: Float64Array;
  /** Voters × figures, row by row: factor times value, 0 for who did not answer. */
  readonly products: Float64Array;
  /** Who did not answer, figure by figure: few, so that the divisor is everybody without them. */
  readonly missing: Uint16Array;
  /** Per figure where its part of `missing` ends. */
  readonly ends: Uint32Array;
  readonly otherwise: Float64Array;
}

/** Lays figures out; `factors` is what each voter counts. */
export function layOut(figures: readonly Figure[], factors: readonly number[]): ResampledFigures {
  const products = new Float64Array(factors.length * figures.length);
  const missing: number[] = [];
  const ends = figures.map(({ values }, figure) => {
    for (const [voter, value] of values.entries()) {
      products[voter * figures.length + figure] = value === null ? 0 : at(factors, voter) * value;
      if (value === null) missing.push(voter);
    }
    return missing.length;
  });
  return {
    factors: Float64Array.from(factors),
    products,
    missing: Uint16Array.from(missing),
    ends: Uint32Array.from(ends),
    otherwise: Float64Array.from(figures, ({ otherwise }) => otherwise),
  };
}

// The loops below take typed arrays and numbers alone: such code stays compiled from one analysis to the next.

/** The figures in each resample, one row after the other; `counts` as `resampleVoters` draws them. */
export function resampleFigures(laidOut: ResampledFigures, counts: Uint16Array): Float64Array {
  const { factors, products, missing, ends, otherwise } = laidOut;
  const voters = factors.length;
  const figures = new Float64Array((counts.length / voters) * ends.length);
  const drawn = new Uint16Array(voters + FOUR);
  const times = new Uint16Array(voters + FOUR);
  for (let start = 0, row = 0; start < counts.length; start += voters, row += ends.length) {
    const length = readDrawn(counts, start, drawn, times);
    addProducts(figures, row, ends.length, products, drawn, times, length);
    divide(figures, row, counts, start, factors, missing, ends, otherwise);
  }
  return figures;
}

/** Rows are added in fours. */
const FOUR = 4;

/** Who is in the resample at `start`, and how often; behind them as many as make fours, never drawn. Gives their number. */
function readDrawn(counts: Uint16Array, start: number, drawn: Uint16Array, times: Uint16Array): number {
  let length = 0;
  for (let voter = 0; voter < drawn.length - FOUR; voter += 1) {
    const count = counts[start + voter] ?? 0;
    if (count === 0) continue;
    drawn[length] = voter;
    times[length] = count;
    length += 1;
  }
  times.fill(0, length);
  return length;
}

/** Adds the rows of those drawn, times their draws. Four rows at a time: this loop is most of an analysis. */
function addProducts(
  figures: Float64Array,
  row: number,
  width: number,
  products: Float64Array,
  drawn: Uint16Array,
  times: Uint16Array,
  length: number,
): void {
  for (let index = 0; index < length; index += FOUR) {
    const a = (drawn[index] ?? 0) * width;
    const b = (drawn[index + 1] ?? 0) * width;
    const c = (drawn[index + 2] ?? 0) * width;
    const d = (drawn[index + 3] ?? 0) * width;
    const ta = times[index] ?? 0;
    const tb = times[index + 1] ?? 0;
    const tc = times[index + 2] ?? 0;
    const td = times[index + 3] ?? 0;
    for (let figure = 0; figure < width; figure += 1) {
      const one = ta * (products[a + figure] ?? 0) + tb * (products[b + figure] ?? 0);
      const two = tc * (products[c + figure] ?? 0) + td * (products[d + figure] ?? 0);
      figures[row + figure] = (figures[row + figure] ?? 0) + one + two;
    }
  }
}

/** Divides the sums of one resample by what those count who answered each; where nobody did, what stands otherwise. */
function divide(
  figures: Float64Array,
  row: number,
  counts: Uint16Array,
  start: number,
  factors: Float64Array,
  missing: Uint16Array,
  ends: Uint32Array,
  otherwise: Float64Array,
): void {
  let all = 0;
  for (let voter = 0; voter < factors.length; voter += 1) all += (factors[voter] ?? 0) * (counts[start + voter] ?? 0);
  let index = 0;
  for (let figure = 0; figure < ends.length; figure += 1) {
    let divisor = all;
    let answered = factors.length;
    for (; index < (ends[figure] ?? 0); index += 1) {
      const voter = missing[index] ?? 0;
      const count = counts[start + voter] ?? 0;
      divisor -= (factors[voter] ?? 0) * count;
      answered -= count;
    }
    const place = row + figure;
    figures[place] = answered > 0 ? (figures[place] ?? 0) / divisor : (otherwise[figure] ?? 0);
  }
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
