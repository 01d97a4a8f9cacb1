import { at, EPSILON, known, sum, unknown, type Computed } from "../../numeric";
import type { ComparisonMatrix, Judgement } from "./matrix";

/**
 * Mean consistency index of random matrices, n = 3 to 15, by who estimated it: Saaty 1980; Saaty 2005; Alonso & Lamata 2006 (the
 * largest sample, recommended); Donegan & Dodd 1991. A ratio means little without the name of its table.
 */
export const RANDOM_INDEXES = {
  "saaty-1980": [0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59],
  "saaty-2005": [0.52, 0.89, 1.11, 1.25, 1.35, 1.4, 1.45, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59],
  "alonso-lamata-2006": [
    0.5247, 0.8816, 1.1086, 1.2479, 1.3417, 1.4057, 1.4499, 1.4854, 1.514, 1.5365, 1.5551, 1.5713, 1.5838,
  ],
  "donegan-dodd-1991": [
    0.4914, 0.8286, 1.0591, 1.1797, 1.2519, 1.3171, 1.3733, 1.4055, 1.4213, 1.4497, 1.4643, 1.4822, 1.4969,
  ],
} as const;

export type RandomIndexTable = keyof typeof RANDOM_INDEXES;

export const DEFAULT_RANDOM_INDEX = "alonso-lamata-2006" satisfies RandomIndexTable;

/** A consistency ratio above this asks for a second look at the judgements (Saaty 1980). */
const LARGEST_CONSISTENCY_RATIO = 0.1;

/** How consistent a matrix is: CI = (λ − n)/(n − 1) and CR = CI/RI, 0 for a matrix without contradiction. */
export interface Consistency {
  index: number;
  ratio: number;
  /** False above 0.10. */
  isConsistent: boolean;
}

/**
 * Consistency of a matrix of `size` elements with principal eigenvalue `eigenvalue`; 0 for one or two elements. `missing` judgements
 * shrink the random index by 1 − 2m/((n − 1)(n − 2)) (Ágoston & Csató 2022); `needs-more-judgements` when none is left that could
 * contradict another. `not-defined-here` beyond 15 elements, where no table reaches.
 */
export function consistency(
  size: number,
  eigenvalue: number,
  table: RandomIndexTable = DEFAULT_RANDOM_INDEX,
  missing = 0,
): Computed<Consistency> {
  if (size <= 2) return known({ index: 0, ratio: 0, isConsistent: true });
  const complete = RANDOM_INDEXES[table][size - 3];
  if (complete === undefined) return unknown("not-defined-here");
  const share = 1 - (2 * missing) / ((size - 1) * (size - 2));
  if (share <= EPSILON) return unknown("needs-more-judgements");
  // λ ≥ n always; a consistent matrix may come out a float's last bit below.
  const index = Math.max(0, eigenvalue - size) / (size - 1);
  const ratio = index / (complete * share);
  return known({ index, ratio, isConsistent: ratio <= LARGEST_CONSISTENCY_RATIO + EPSILON });
}

/**
 * GCI = 2/((n − 1)(n − 2)) Σᵢ<ⱼ ln²(aᵢⱼ wⱼ/wᵢ), the consistency index that belongs to the row geometric mean (Aguarón & Moreno-Jiménez
 * 2003); 0 for a consistent matrix and for one or two elements. `priorities`: one above 0 per row.
 */
export function geometricConsistencyIndex(matrix: ComparisonMatrix, priorities: readonly number[]): number {
  const size = matrix.length;
  if (size <= 2) return 0;
  const squares = judgementsOf(matrix).map((judgement) => residual(judgement, priorities) ** 2);
  return (2 / ((size - 1) * (size - 2))) * sum(squares);
}

/** The judgements above the diagonal, row by row. */
export function judgementsOf(matrix: ComparisonMatrix): Judgement[] {
  return matrix.flatMap((row, first) =>
    row.flatMap((ratio, second) => (first < second ? [{ first, second, ratio }] : [])),
  );
}

/** How far a judgement lies from what the priorities say, ln(aᵢⱼ wⱼ/wᵢ): 0 when they agree. */
function residual({ first, second, ratio }: Judgement, priorities: readonly number[]): number {
  return Math.log((ratio * at(priorities, second)) / at(priorities, first));
}

/**
 * The judgement that fits the priorities least, argmax |ln(aᵢⱼ wⱼ/wᵢ)|, the first of several; null when all of them fit within EPSILON.
 */
export function worstJudgement(judgements: readonly Judgement[], priorities: readonly number[]): Judgement | null {
  let worst: Judgement | null = null;
  let largest = EPSILON;
  for (const judgement of judgements) {
    const distance = Math.abs(residual(judgement, priorities));
    if (distance <= largest) continue;
    worst = judgement;
    largest = distance;
  }
  return worst;
}

/**
 * The judgements whose order the priorities break: one says "more important", the other one got at least as much weight. Possible with
 * a good consistency ratio (Bana e Costa & Vansnick 2008), so it is checked apart.
 */
export function orderViolations(judgements: readonly Judgement[], priorities: readonly number[]): Judgement[] {
  return judgements.filter(({ first, second, ratio }) => {
    const lead = at(priorities, first) - at(priorities, second);
    if (ratio > 1 + EPSILON) return lead <= EPSILON;
    return ratio < 1 - EPSILON && lead >= -EPSILON;
  });
}
