import { withinGroupAgreement } from "../agreement/within-group";
import { at, EPSILON } from "../numeric";
import { mean, median } from "../ratings/aggregation";
import { range, standardDeviation } from "../ratings/spread";
import type { Ballots } from "./ballots";
import type { EvaluationInput } from "./input";
import type { CellResult, EvaluationParameters, Gate, SpreadLevel } from "./result";

/** One entry per option and criterion, options first. */
export function describeCells(
  input: EvaluationInput,
  ballots: Ballots,
  parameters: EvaluationParameters,
): CellResult[] {
  return input.options.flatMap((option, row) =>
    input.criteria.map((criterion, column) => ({
      optionId: option.id,
      criterionId: criterion.id,
      ...describeCell(ballots, row, column, parameters),
    })),
  );
}

function describeCell(
  ballots: Ballots,
  option: number,
  criterion: number,
  parameters: EvaluationParameters,
): Omit<CellResult, "optionId" | "criterionId"> {
  const answers = ballots.answers.map((rows) => at(at(rows, option), criterion));
  const scores = ballots.votes.map((rows) => at(at(rows, option), criterion));
  const votes = scores.flatMap((score, voter) =>
    score === null ? [] : [{ voterId: at(ballots.voterIds, voter), score }],
  );
  const deviation = standardDeviation(scores).value;
  const { low, high } = parameters.scale;
  const agreement = withinGroupAgreement(scores, high - low + 1).value;
  const distance = deviation === null ? null : range(scores).value;
  const level = spreadLevel(agreement, parameters);
  return {
    mean: mean(scores).value,
    median: median(scores).value,
    standardDeviation: deviation,
    range: distance,
    agreement,
    level,
    isContested:
      (level !== null && level !== "low") || (distance !== null && distance >= parameters.contestedRange - EPSILON),
    answers: votes.length,
    abstentions: answers.filter((answer) => answer === "abstain").length,
    notApplicable: answers.filter((answer) => answer === "not-applicable").length,
    coverage: ballots.currentIds.size === 0 ? 0 : countCurrent(votes, ballots) / ballots.currentIds.size,
    votes,
  };
}

function spreadLevel(agreement: number | null, parameters: EvaluationParameters): SpreadLevel | null {
  if (agreement === null) return null;
  if (agreement >= parameters.lowSpreadFrom - EPSILON) return "low";
  return agreement >= parameters.mixedSpreadFrom - EPSILON ? "mixed" : "high";
}

/**
 * Whether each cell has enough answers to close on: min(2, voters) of them, from 60 % of the voters. Counts only voters who
 * are still here; what others scored before they left stays in the means.
 */
export function readGates(cells: readonly CellResult[], ballots: Ballots, parameters: EvaluationParameters): Gate[] {
  const needed = Math.max(1, Math.min(parameters.minimumAnswers, ballots.currentIds.size));
  return cells.map(({ criterionId, optionId, votes, coverage }) => {
    const answers = countCurrent(votes, ballots);
    const isOpen = answers >= needed && coverage >= parameters.minimumCoverage - EPSILON;
    return { criterionId, optionId, answers, coverage, isOpen };
  });
}

function countCurrent(votes: CellResult["votes"], { currentIds }: Ballots): number {
  return votes.filter(({ voterId }) => currentIds.has(voterId)).length;
}
