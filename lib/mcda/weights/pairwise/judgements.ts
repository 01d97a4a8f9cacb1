import { at, known, unknown, type Computed } from "../../numeric";
import {
  consistency,
  DEFAULT_RANDOM_INDEX,
  orderViolations,
  worstJudgement,
  type RandomIndexTable,
} from "./consistency";
import { leastSquaresPriorities } from "./least-squares";
import { fromRatios, isOnScale, LARGEST_RATIO, type Judgement } from "./matrix";
import { eigenvectorPriorities } from "./priorities";

/** The judgement that fits the others least, with what would fit them better. */
export interface WorstPair extends Judgement {
  /** The ratio that the other judgements imply; may lie beyond the scale. */
  implied: number;
  /** The step of the scale (1 to 9 or a reciprocal) nearest to that, counted in ratios. */
  suggested: number;
}

/** What a set of judgements says so far: what the screen shows while somebody compares. */
export interface Weighing {
  /** 0 to 1, sum 1, one per element. */
  weights: number[];
  /** Pairs not compared yet. */
  missing: number;
  /** 0 without contradiction; null with `needs-more-judgements` while none could contradict another, or beyond 15 elements. */
  consistencyRatio: Computed<number>;
  /** False when the ratio exists and lies above 0.10. */
  isConsistent: boolean;
  /** Null when nothing contradicts anything. */
  worstPair: WorstPair | null;
  /** Judgements that say "more important" of what got no more weight. */
  orderViolations: Judgement[];
}

/**
 * Weights of `count` elements from all or some of the pairs, each judged at most once (RangeError otherwise), in either direction.
 * `no-weights` for no elements, `out-of-range` for a ratio outside 1/9 to 9, `not-connected` until the judgements link all elements.
 * A pair not compared stands for the ratio of its weights when the consistency is computed.
 */
export function weighJudgements(
  count: number,
  judgements: readonly Judgement[],
  table: RandomIndexTable = DEFAULT_RANDOM_INDEX,
): Computed<Weighing> {
  if (count === 0) return unknown("no-weights");
  const given = ratiosByPair(count, judgements);
  if (!judgements.every(({ ratio }) => isOnScale(ratio))) return unknown("out-of-range");
  const weights = leastSquaresPriorities(count, judgements);
  if (weights.reason !== null) return weights;
  const completed = fromRatios(
    count,
    (row, column) => given.get(row * count + column) ?? at(weights.value, row) / at(weights.value, column),
  );
  const eigenvector = eigenvectorPriorities(completed);
  const missing = (count * (count - 1)) / 2 - judgements.length;
  const found =
    eigenvector.reason === null ? consistency(count, eigenvector.value.eigenvalue, table, missing) : eigenvector;
  return known({
    weights: weights.value,
    missing,
    consistencyRatio: found.reason === null ? known(found.value.ratio) : found,
    isConsistent: found.value?.isConsistent ?? true,
    worstPair: worstPair(count, judgements, weights.value),
    orderViolations: orderViolations(judgements, weights.value),
  });
}

/** Each pair's ratio, first by second in the order of the elements, under row · count + column. */
function ratiosByPair(count: number, judgements: readonly Judgement[]): Map<number, number> {
  const ratios = new Map<number, number>();
  for (const { first, second, ratio } of judgements) {
    const [row, column] = first < second ? [first, second] : [second, first];
    const isPair = Number.isInteger(first) && Number.isInteger(second) && row >= 0 && row < column && column < count;
    const key = row * count + column;
    if (!isPair || ratios.has(key)) throw new RangeError("Each judgement names another pair of elements.");
    ratios.set(key, first < second ? ratio : 1 / ratio);
  }
  return ratios;
}

function worstPair(count: number, judgements: readonly Judgement[], weights: readonly number[]): WorstPair | null {
  const worst = worstJudgement(judgements, weights);
  if (worst === null) return null;
  const others = leastSquaresPriorities(
    count,
    judgements.filter((judgement) => judgement !== worst),
  );
  // What nothing else links contradicts nothing, so the others are connected whenever a worst pair exists.
  const priorities = others.value ?? weights;
  const implied = at(priorities, worst.first) / at(priorities, worst.second);
  return { ...worst, implied, suggested: nearestStep(implied) };
}

/** The step of Saaty's scale nearest to a ratio, by the quotient of the two. */
export function nearestStep(ratio: number): number {
  if (ratio < 1) return 1 / nearestStep(1 / ratio);
  // Between k and k + 1 the middle in ratios is √(k(k + 1)).
  const below = Math.min(LARGEST_RATIO, Math.max(1, Math.floor(ratio)));
  return below < LARGEST_RATIO && ratio ** 2 > below * (below + 1) ? below + 1 : below;
}
