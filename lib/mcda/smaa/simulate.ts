import { EPSILON } from "../numeric";
import { firstOf } from "../robustness/bootstrap";
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

/** SMAA: so many draws of weights, each against the next row of scores. */
export function simulate(simulation: Simulation, sample: WeightSampler, draws: number): Simulated {
  const { options, criteria } = simulation;
  const tally = startTally(options, criteria);
  const weights = new Float64Array(criteria);
  const totals = new Float64Array(options);
  for (let draw = 0; draw < draws; draw += 1) {
    sample(weights, draw);
    fillTotals(simulation, draw % simulation.scores.rows, weights, totals);
    tally.add(totals, weights);
  }
  const found = tally.finish();
  return { draws, ...found, confidence: found.centralWeights.map((central, option) => confidenceOf(central, option)) };

  function confidenceOf(central: readonly number[] | null, option: number): number | null {
    if (central === null) return null;
    const { rows } = simulation.scores;
    let first = 0;
    weights.set(central);
    for (let row = 0; row < rows; row += 1) {
      fillTotals(simulation, row, weights, totals);
      if (firstOf(totals).includes(option)) first += 1;
    }
    return first / rows;
  }
}

/** Σ wₖ sₖ of every option by one row of scores; −Infinity for an option below a minimum. */
function fillTotals(
  { options, criteria, scores, minimums }: Simulation,
  row: number,
  weights: Float64Array,
  totals: Float64Array,
): void {
  const { values, cells } = scores;
  for (let option = 0; option < options; option += 1) {
    const start = row * cells + option * criteria;
    let total = 0;
    for (let criterion = 0; criterion < criteria; criterion += 1)
      total += (weights[criterion] ?? 0) * (values[start + criterion] ?? 0);
    totals[option] = total;
  }
  for (const { criterion, minimum } of minimums) {
    for (let option = 0; option < options; option += 1)
      if ((values[row * cells + option * criteria + criterion] ?? 0) < minimum - EPSILON) totals[option] = -Infinity;
  }
}
