import { at } from "../numeric";
import { meansOfSums, sumCells, type CellSums } from "../robustness/cell-sums";
import type { Means } from "../robustness/leave-one-out";
import { readBallots, readWeights, withMeasured, type Ballots, type Weighting } from "./ballots";
import type { EvaluationInput } from "./input";
import { mayWin, type Frame } from "./version-two/knock-out";
import type { Standing } from "./result";
import { standingOf } from "./standings";

/** The options that may win, with what each of them has: leaders, swaps, dominance and leave-one-out look at nothing else. */
export interface Field {
  readonly optionIds: readonly string[];
  readonly means: Means;
}

/** What every figure of a result rests on. */
export interface Basis {
  readonly input: EvaluationInput;
  readonly frame: Frame;
  readonly optionIds: readonly string[];
  readonly criterionIds: readonly string[];
  readonly ballots: Ballots;
  readonly weighting: Weighting;
  /** Sum 1; null when nobody gave weights. */
  readonly weights: readonly number[] | null;
  /** Over who scored, without the measured criteria. */
  readonly sums: CellSums;
  /** Options × criteria, measured ones included. */
  readonly means: Means;
  readonly now: Standing;
  readonly field: Field;
}

/** Reads an input that was checked. With `isEqual` everybody counts alike, whatever their role. */
export function readBasis(input: EvaluationInput, isEqual = false): Basis {
  const ballots = readBallots(input, isEqual);
  const weighting = readWeights(input, ballots);
  const optionIds = input.options.map((option) => option.id);
  const criterionIds = input.criteria.map((criterion) => criterion.id);
  const frame = { scale: input.scale, minimums: input.criteria.map(({ minimum }) => minimum ?? null) };
  const shape = { options: optionIds.length, criteria: criterionIds.length };
  const sums = sumCells(ballots.votes, ballots.factors, shape);
  const means = withMeasured(meansOfSums(sums), ballots.measured);
  const now = standingOf(optionIds, means, weighting.group, frame);
  const field = fieldOf(optionIds, means, frame);
  return {
    input,
    frame,
    optionIds,
    criterionIds,
    ballots,
    weighting,
    weights: weighting.group,
    sums,
    means,
    now,
    field,
  };
}

function fieldOf(optionIds: readonly string[], means: Means, { minimums }: Frame): Field {
  const isIn = means.map((row) => mayWin(row, minimums));
  return {
    optionIds: optionIds.filter((_, option) => at(isIn, option)),
    means: means.filter((_, option) => at(isIn, option)),
  };
}
