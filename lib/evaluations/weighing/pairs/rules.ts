import { weighJudgements } from "@/lib/mcda/weights/pairwise/judgements";
import type { Judgement } from "@/lib/mcda/weights/pairwise/matrix";

interface Identified {
  readonly id: string;
}

/** Two of a group, to be compared; `key` is how a ballot names them. */
export interface Pair<T extends Identified> {
  readonly key: string;
  readonly one: T;
  readonly other: T;
}

/** Every pair of a group once, in the order in which they are asked. */
export function pairsOf<T extends Identified>(items: readonly T[]): readonly Pair<T>[] {
  return items.flatMap((one, at) => items.slice(at + 1).map((other) => ({ key: `${one.id}:${other.id}`, one, other })));
}

/** What somebody's comparisons say so far. */
export interface Comparison {
  /** 0 to 1 in the order of the items; null until the pairs compared link all of them. */
  readonly weights: readonly number[] | null;
  /** 0 without contradiction; null while nothing could contradict anything. */
  readonly consistencyRatio: number | null;
  /** False when the ratio lies above 0.10. */
  readonly isConsistent: boolean;
  /** The answer that fits the others least, and the one that would fit best, as ballots write it; null when all fit. */
  readonly worst: { readonly key: string; readonly given: number; readonly suggested: number } | null;
  /** Pairs whose answer says "more important" of what got no more weight. */
  readonly outOfOrder: readonly string[];
}

/**
 * Weights and contradictions from answers by pair: 1 equal, 2 to 9 for the one that many times, −2 to −9 for the other. The row
 * geometric mean, generalised to pairs left out.
 */
export function comparePairs<T extends Identified>(
  items: readonly T[],
  given: Readonly<Record<string, number>>,
): Comparison {
  const answered = items.flatMap((one, first) =>
    items.flatMap((other, second) => {
      const key = `${one.id}:${other.id}`;
      const value = first < second ? given[key] : undefined;
      return value === undefined ? [] : [{ key, value, first, second, ratio: value > 0 ? value : -1 / value }];
    }),
  );
  const found = weighJudgements(
    items.length,
    answered.map(({ first, second, ratio }) => ({ first, second, ratio })),
  ).value;
  if (found === null) return { weights: null, consistencyRatio: null, isConsistent: true, worst: null, outOfOrder: [] };
  const keyOf = ({ first, second }: Judgement) =>
    answered.find((answer) => answer.first === first && answer.second === second)?.key ?? "";
  const { worstPair } = found;
  return {
    weights: found.weights,
    consistencyRatio: found.consistencyRatio.value,
    isConsistent: found.isConsistent,
    worst:
      worstPair === null
        ? null
        : { key: keyOf(worstPair), given: asAnswer(worstPair.ratio), suggested: asAnswer(worstPair.suggested) },
    outOfOrder: found.orderViolations.map(keyOf),
  };
}

/** A ratio as a ballot writes it: whole, negative where the other one matters more. */
function asAnswer(ratio: number): number {
  return ratio >= 1 ? Math.round(ratio) : -Math.round(1 / ratio);
}
