import { at, known, sum, unknown, type Computed } from "../numeric";
import { createRandom, GENERATOR, triangularVariate, type Random } from "../random";
import { quantile } from "../ratings/spread";
import { costOf, unitCosts, type OwnershipInputs, type OwnershipTerms } from "./total-cost";

/** Three guesses of one figure, low ≤ likely ≤ high, ≥ 0. */
export interface Estimate {
  low: number;
  likely: number;
  high: number;
}

export type OwnershipEstimates = Record<keyof OwnershipInputs, Estimate>;

/** The spread of one option's present cost, in currency. */
export interface CostSpread {
  mean: number;
  /** The cost not exceeded in 5, 25, 50, 75 and 95 % of the draws (type 7). */
  quantiles: { p5: number; p25: number; p50: number; p75: number; p95: number };
}

/** What draws of uncertain costs say, with all it takes to draw them again. */
export interface OwnershipSimulation {
  options: CostSpread[];
  /** P(the row costs less than the column), options × options; 0 on the diagonal. Equal costs count for neither. */
  cheaper: number[][];
  generator: typeof GENERATOR;
  seed: string;
  draws: number;
}

/** Draws that keep a probability within .01 at 95 %: 1.96² / (4 · .01²) = 9604. */
const DRAWS = 10_000;

/**
 * Draws each input of each option from its triangular distribution, independently, and costs every draw as `totalCost` does. The options'
 * draws follow each other, so one more option at the end leaves those before as they are. `seed`: 32 hexadecimal digits. `out-of-range` for
 * guesses out of order; `no-answers` without options; else as `totalCost`. RangeError unless `draws` is a whole number above 0.
 */
export function simulateOwnership(
  options: readonly OwnershipEstimates[],
  terms: OwnershipTerms,
  seed: string,
  draws = DRAWS,
): Computed<OwnershipSimulation> {
  if (!Number.isInteger(draws) || draws < 1) throw new RangeError("A whole number of draws.");
  if (options.length === 0) return unknown("no-answers");
  const estimates = options.flatMap(({ build, training, maintenance, hosting }) => [
    build,
    training,
    maintenance,
    hosting,
  ]);
  if (!estimates.every(({ low, likely, high }) => low <= likely && likely <= high)) return unknown("out-of-range");
  const unit = unitCosts(terms, terms.rate);
  if (unit.reason !== null) return unit;
  const random = createRandom(seed);
  const costs: number[][] = [];
  for (const option of options) {
    const drawn: number[] = [];
    for (let draw = 0; draw < draws; draw += 1) {
      const cost = costOf(drawInputs(random, option), unit.value);
      if (cost.reason !== null) return cost;
      drawn.push(cost.value);
    }
    costs.push(drawn);
  }
  const cheaper = costs.map((one) =>
    costs.map((other) => one.filter((cost, draw) => cost < at(other, draw)).length / draws),
  );
  return known({ options: costs.map(spreadOf), cheaper, generator: GENERATOR, seed, draws });
}

function drawInputs(random: Random, { build, training, maintenance, hosting }: OwnershipEstimates): OwnershipInputs {
  const draw = ({ low, likely, high }: Estimate) => triangularVariate(random, low, likely, high);
  return { build: draw(build), training: draw(training), maintenance: draw(maintenance), hosting: draw(hosting) };
}

function spreadOf(costs: readonly number[]): CostSpread {
  const sorted = [...costs].sort((one, other) => one - other);
  const below = (probability: number) => quantile(sorted, probability).value ?? at(sorted, 0);
  return {
    mean: sum(costs) / costs.length,
    quantiles: { p5: below(0.05), p25: below(0.25), p50: below(0.5), p75: below(0.75), p95: below(0.95) },
  };
}
