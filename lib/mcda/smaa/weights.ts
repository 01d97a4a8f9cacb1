import { at, EPSILON, known, sum, unknown, type Computed } from "../numeric";
import { dirichletVariate, exponentialVariate, integerVariate, type Random } from "../random";

/** Fills `weights` (one per criterion, 0 to 1, sum 1) with the next draw; `draw` counts from 0. */
export type WeightSampler = (weights: Float64Array, draw: number) => void;

/** Every weighting of the criteria that are in, equally likely: exponentials, normalised (Tervonen & Lahdelma 2007). The others get 0. */
export function uniformWeights(random: Random, isIn: readonly boolean[]): WeightSampler {
  return (weights) => {
    let all = 0;
    for (let criterion = 0; criterion < weights.length; criterion += 1) {
      const part = isIn[criterion] === true ? exponentialVariate(random) : 0;
      weights[criterion] = part;
      all += part;
    }
    for (let criterion = 0; criterion < weights.length; criterion += 1)
      weights[criterion] = (weights[criterion] ?? 0) / all;
  };
}

/**
 * Every weighting that keeps an order, equally likely: uniform draws, sorted and handed out from the heaviest on; their mean is the
 * rank-order centroid. `group` gives the order, 0 a criterion that is out. Criteria of equal weight take turns in their places.
 */
export function ordinalWeights(random: Random, group: readonly number[]): WeightSampler {
  const heaviest = group.flatMap((weight, criterion) => (weight > 0 ? [criterion] : []));
  heaviest.sort((a, b) => at(group, b) - at(group, a));
  const ties = tiesOf(heaviest.map((criterion) => at(group, criterion)));
  const parts = new Float64Array(heaviest.length);
  const uniform = uniformWeights(
    random,
    heaviest.map(() => true),
  );
  return (weights, draw) => {
    uniform(parts, draw);
    parts.sort();
    weights.fill(0);
    for (const { start, size } of ties) {
      for (let place = 0; place < size; place += 1) {
        const criterion = at(heaviest, start + ((place + draw) % size));
        weights[criterion] = parts[parts.length - 1 - start - place] ?? 0;
      }
    }
  };
}

/** Runs of equal values in a sorted list. */
function tiesOf(sorted: readonly number[]): { start: number; size: number }[] {
  const runs: { start: number; size: number }[] = [];
  for (const [index, value] of sorted.entries()) {
    const last = runs.at(-1);
    if (last !== undefined && at(sorted, last.start) - value <= EPSILON) last.size += 1;
    else runs.push({ start: index, size: 1 });
  }
  return runs;
}

/**
 * How narrowly the members' weights lie around the group's, as the sum c of a Dirichlet's shapes: Σ wₖ(1 − wₖ) / Σ Varₖ − 1, at least 1.
 * `deviations`: of the individual weights, per criterion. `needs-two-voters` when there are none, `no-variation` when all agree.
 */
export function concentrationOf(group: readonly number[], deviations: readonly (number | null)[]): Computed<number> {
  const spread = deviations.flatMap((deviation) => (deviation === null ? [] : [deviation ** 2]));
  if (spread.length < group.length) return unknown("needs-two-voters");
  if (sum(spread) <= EPSILON ** 2) return unknown("no-variation");
  return known(Math.max(1, sum(group.map((weight) => weight * (1 - weight))) / sum(spread) - 1));
}

/** Weights around the group's: Dirichlet with shapes c wₖ, whose means are the group's weights. */
export function groupedWeights(random: Random, group: readonly number[], concentration: number): WeightSampler {
  const shapes = group.map((weight) => concentration * weight);
  return (weights) => weights.set(dirichletVariate(random, shapes));
}

/** The weights of one member after the other, each picked as often as they count. `factors`: above 0, one per member. */
export function memberWeights(
  random: Random,
  members: readonly (readonly number[])[],
  factors: readonly number[],
): WeightSampler {
  const all = sum(factors);
  const isAlike = factors.every((factor) => factor === factors[0]);
  return (weights) => weights.set(at(members, isAlike ? integerVariate(random, members.length) : pick()));

  function pick(): number {
    let left = random() * all;
    const found = factors.findIndex((factor) => (left -= factor) < 0);
    return found === -1 ? members.length - 1 : found;
  }
}
