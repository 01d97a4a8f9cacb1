import type { EvaluationResult, Gate } from "./evaluation/result";

/** Why an evaluation cannot close yet. One entry per thing that a person can mend. */
export type ClosingObstacle =
  | { kind: "no-options" }
  | { kind: "no-criteria" }
  | { kind: "no-weights" }
  /** Every answer on the criterion is "not applicable": drop it. */
  | { kind: "criterion-not-applicable"; criterionId: string }
  /** The option has no rating at all, only "not applicable": drop it. */
  | { kind: "option-not-applicable"; optionId: string }
  /** A measured criterion lacks the option's value. */
  | { kind: "no-value"; criterionId: string; optionId: string }
  /** Enough people answered, and too little of the voter weight: shares of 0 to 1. */
  | { kind: "too-little-weight"; criterionId: string; optionId: string; coverage: number; needed: number }
  /** Drop the criterion, reopen, or extend. */
  | { kind: "too-few-answers"; criterionId: string; optionId: string; answers: number; needed: number };

/**
 * What stands between a result and closing: min(2, voters) answers and 60 % of the voters in each cell, counted over
 * those who are still here, weights, and nothing that applies to nobody. Empty when the evaluation can close. `needed` is the number of answers that satisfies
 * both conditions.
 */
export function findClosingObstacles(result: EvaluationResult): ClosingObstacle[] {
  if (result.ranking.length === 0) return [{ kind: "no-options" }];
  if (result.weights.length === 0) return [{ kind: "no-criteria" }];
  const obstacles: ClosingObstacle[] = [];
  if (result.weights.every((entry) => entry.voters === 0)) obstacles.push({ kind: "no-weights" });

  const criteria = result.weights.filter((entry) => !entry.isApplicable).map((entry) => entry.criterionId);
  const options = optionsWithoutApplication(result, criteria);
  obstacles.push(...criteria.map((criterionId) => ({ kind: "criterion-not-applicable" as const, criterionId })));
  obstacles.push(...options.map((optionId) => ({ kind: "option-not-applicable" as const, optionId })));

  for (const gate of result.gates) {
    if (gate.isOpen || criteria.includes(gate.criterionId) || options.includes(gate.optionId)) continue;
    obstacles.push(obstacleOf(gate, result));
  }
  return obstacles;
}

function obstacleOf({ criterionId, optionId, answers, coverage }: Gate, result: EvaluationResult): ClosingObstacle {
  if (result.version === 2 && result.measuredIds.includes(criterionId))
    return { kind: "no-value", criterionId, optionId };
  const needed = answersNeeded(result);
  if (answers < needed) return { kind: "too-few-answers", criterionId, optionId, answers, needed };
  return { kind: "too-little-weight", criterionId, optionId, coverage, needed: result.parameters.minimumCoverage };
}

/** The smallest number of answers in a cell that opens its gate; one at least, also when nobody takes part. */
function answersNeeded({ parameters, voters, leftVoters = 0 }: EvaluationResult): number {
  const current = voters - leftVoters;
  const byCoverage = Math.ceil(parameters.minimumCoverage * current - parameters.epsilon);
  return Math.max(1, byCoverage, Math.min(parameters.minimumAnswers, current));
}

/** Options whose every answer, on the criteria that apply to something, is "not applicable". */
function optionsWithoutApplication(result: EvaluationResult, dropped: readonly string[]): string[] {
  return result.ranking.flatMap(({ optionId }) => {
    const cells = result.cells.filter((cell) => cell.optionId === optionId && !dropped.includes(cell.criterionId));
    const isInapplicable = cells.every(
      (cell) => cell.notApplicable > 0 && cell.answers === 0 && cell.abstentions === 0,
    );
    return cells.length > 0 && isInapplicable ? [optionId] : [];
  });
}
