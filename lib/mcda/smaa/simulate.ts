import { EPSILON } from "../numeric";
import { startTally, type Acceptability } from "./acceptability";
import type { ScoreTable } from "./scores";
import type { WeightSampler } from "./weights";

/** What is simulated: scores and weights drawn together, and the minimums each draw of scores has to reach. */
export interface Simulation {
  readonly options: number;
  readonly criteria: number;
  readonly scores: ScoreTable;
  /** The criteria that have one, in scale units. */
  readonly minimums: readonly { readonly criterion: number; readonly minimum: number }[];
}

/** With confidence factors: the share of score draws in which an option is first at its central weight; null without one. */
export interface Simulated extends Acceptability {
  draws: number;
  confidence: (number | null)[];
}

/** Draws made, added up and counted at a time. */
const BLOCK = 250;

/** SMAA: so many draws of weights, each against the next row of scores. */
export function simulate(simulation: Simulation, sample: WeightSampler, draws: number): Simulated {
  const { options, criteria, scores } = simulation;
  const isOut = knockOuts(simulation);
  const tally = startTally(options, criteria);
  const all = { weights: new Float64Array(BLOCK * criteria), totals: new Float64Array(BLOCK * options) };
  for (let first = 0; first < draws; first += BLOCK) {
    const size = Math.min(BLOCK, draws - first);
    const weights = all.weights.subarray(0, size * criteria);
    const totals = all.totals.subarray(0, size * options);
    sample(weights);
    fillTotals(weights, scores.values, isOut, first, totals);
    tally.add(totals, weights);
  }
  const found = tally.finish();
  const confidence = found.centralWeights.map((central, option) =>
    central === null
      ? null
      : countFirst(Float64Array.from(central), scores.values, isOut, option, options) / scores.rows,
  );
  return { draws, ...found, confidence };
}

/** Per row of scores and option, 1 where it is below a minimum there. */
function knockOuts({ options, criteria, scores, minimums }: Simulation): Uint8Array {
  const isOut = new Uint8Array(scores.rows * options);
  for (const { criterion, minimum } of minimums)
    for (let place = 0; place < isOut.length; place += 1)
      if ((scores.values[place * criteria + criterion] ?? 0) < minimum - EPSILON) isOut[place] = 1;
  return isOut;
}

/** Σ wₖ sₖ of every option, draw by draw, from row `first` of the scores on and around again; −Infinity for an option that is out. */
function fillTotals(
  weights: Float64Array,
  scores: Float64Array,
  isOut: Uint8Array,
  first: number,
  totals: Float64Array,
): void {
  const criteria = scores.length / isOut.length;
  const options = (totals.length * criteria) / weights.length;
  let place = (first * options) % isOut.length;
  for (let start = 0; start < totals.length; start += options) {
    const own = (start / options) * criteria;
    for (let option = 0; option < options; option += 1, place += 1)
      totals[start + option] = isOut[place] === 1 ? -Infinity : totalOf(weights, own, criteria, scores, place);
    if (place === isOut.length) place = 0;
  }
}

/** Σ wₖ sₖ of the option at one place of the scores, with the weights from `own` on. */
function totalOf(weights: Float64Array, own: number, criteria: number, scores: Float64Array, place: number): number {
  let total = 0;
  for (let criterion = 0; criterion < criteria; criterion += 1)
    total += (weights[own + criterion] ?? 0) * (scores[place * criteria + criterion] ?? 0);
  return total;
}

/** In how many rows of scores the option is in and nobody's total at these weights is above its own. */
function countFirst(
  weights: Float64Array,
  scores: Float64Array,
  isOut: Uint8Array,
  option: number,
  options: number,
): number {
  let first = 0;
  for (let start = 0; start < isOut.length; start += options) {
    if (isOut[start + option] === 1) continue;
    const own = totalOf(weights, 0, weights.length, scores, start + option);
    let better = 0;
    for (let place = start; place < start + options; place += 1)
      if (isOut[place] === 0 && totalOf(weights, 0, weights.length, scores, place) > own + EPSILON) better += 1;
    if (better === 0) first += 1;
  }
  return first;
}
