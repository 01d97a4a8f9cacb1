import { at, EPSILON, sum } from "../numeric";
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

/** One figure by voter, null for who did not answer. */
export interface Figure {
  readonly values: readonly (number | null)[];
  /** What stands when nobody drawn answered it. */
  readonly otherwise: number;
}

/** Figures laid out for resampling: each is Σ cᵥ rᵥ valueᵥ / Σ cᵥ rᵥ over who answered it. */
export interface ResampledFigures {
  /** What each voter counts. */
  readonly factors: readonly number[];
  /** Voters × figures, row by row: factor times value, 0 for who did not answer. */
  readonly products: Float64Array;
  /** Per figure who did not answer: few, so that the divisor is everybody without them. */
  readonly missing: readonly (readonly number[])[];
  readonly otherwise: readonly number[];
}

/** Lays figures out; `factors` is what each voter counts. */
export function layOut(figures: readonly Figure[], factors: readonly number[]): ResampledFigures {
  const products = new Float64Array(factors.length * figures.length);
  const missing = figures.map(({ values }, figure) =>
    values.flatMap((value, voter) => {
      products[voter * figures.length + figure] = value === null ? 0 : at(factors, voter) * value;
      return value === null ? [voter] : [];
    }),
  );
  return { factors, products, missing, otherwise: figures.map((figure) => figure.otherwise) };
}

/** Calls `visit` with the figures of one resample after the other, always in the same array. */
export function eachResample(
  { factors, products, missing, otherwise }: ResampledFigures,
  counts: Uint16Array,
  visit: (figures: Float64Array, resample: number) => void,
): void {
  const voters = factors.length;
  const figures = new Float64Array(otherwise.length);
  for (let start = 0; start < counts.length; start += voters) {
    const drawn = counts.subarray(start, start + voters);
    const weight = factors.map((factor, voter) => factor * (drawn[voter] ?? 0));
    const all = sum(weight);
    addProducts(figures, products, drawn);
    for (const [figure, left] of missing.entries()) {
      let divisor = all;
      let answered = voters;
      for (const voter of left) {
        divisor -= weight[voter] ?? 0;
        answered -= drawn[voter] ?? 0;
      }
      figures[figure] = answered > 0 ? (figures[figure] ?? 0) / divisor : (otherwise[figure] ?? 0);
    }
    visit(figures, start / voters);
  }
}

/** Fills `figures` with the rows of those drawn, times their draws. Four rows at a time: this loop is most of an analysis. */
function addProducts(figures: Float64Array, products: Float64Array, drawn: Uint16Array): void {
  const width = figures.length;
  const rows = Array.from(drawn.keys()).filter((voter) => (drawn[voter] ?? 0) > 0);
  figures.fill(0);
  for (let index = 0; index < rows.length; index += 4) {
    const [a = 0, b = 0, c = 0, d = 0] = rows.slice(index, index + 4);
    const [ta = 0, tb = 0, tc = 0, td = 0] = rows.slice(index, index + 4).map((voter) => drawn[voter] ?? 0);
    for (let figure = 0; figure < width; figure += 1) {
      const one = ta * (products[a * width + figure] ?? 0) + tb * (products[b * width + figure] ?? 0);
      const two = tc * (products[c * width + figure] ?? 0) + td * (products[d * width + figure] ?? 0);
      figures[figure] = (figures[figure] ?? 0) + one + two;
    }
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
