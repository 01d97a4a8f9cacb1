import { withinGroupAgreement } from "../agreement/within-group";
import { at, EPSILON, sum } from "../numeric";
import { median } from "../ratings/aggregation";
import { range, standardDeviation } from "../ratings/spread";
import type { Means } from "../robustness/leave-one-out";
import type { Ballots } from "./ballots";
import type { EvaluationInput } from "./input";
import type { CellResult, EvaluationParameters, Gate, SpreadLevel } from "./result";

/** One entry per option and criterion, options first. */
export function describeCells(
  input: EvaluationInput,
  ballots: Ballots,
  means: Means,
  parameters: EvaluationParameters,
): CellResult[] {
  const current = ballots.voterIds.map((id, voter) => (ballots.currentIds.has(id) ? at(ballots.factors, voter) : 0));
  const weight = sum(current);
  return input.options.flatMap((option, row) =>
    input.criteria.map((criterion, column) => {
      const mean = at(at(means, row), column);
      return {
        optionId: option.id,
        criterionId: criterion.id,
        ...(at(ballots.measured, column) === null
          ? describeCell(
              ballots,
              { option: row, criterion: column, mean, coverage: coverageOf(row, column) },
              parameters,
            )
          : measuredCell(mean)),
      };
    }),
  );

  /** Voter weight that answered over all of it, of who is still here. */
  function coverageOf(row: number, column: number): number {
    const answered = current.filter((_, voter) => at(at(at(ballots.votes, voter), row), column) !== null);
    return weight === 0 ? 0 : sum(answered) / weight;
  }
}

/** Nobody scores a measured cell: nothing about it can be contested, and it is covered once its value is there. */
function measuredCell(rating: number | null): Omit<CellResult, "optionId" | "criterionId"> {
  return {
    mean: rating,
    median: rating,
    standardDeviation: null,
    range: null,
    agreement: null,
    level: null,
    isContested: false,
    answers: 0,
    abstentions: 0,
    notApplicable: 0,
    coverage: rating === null ? 0 : 1,
    votes: [],
  };
}

function describeCell(
  ballots: Ballots,
  { option, criterion, mean, coverage }: { option: number; criterion: number; mean: number | null; coverage: number },
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
    mean,
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
    coverage,
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
 * are still here; what others scored before they left stays in the means. A measured cell asks for its value alone.
 */
export function readGates(cells: readonly CellResult[], ballots: Ballots, parameters: EvaluationParameters): Gate[] {
  const needed = Math.max(1, Math.min(parameters.minimumAnswers, ballots.currentIds.size));
  return cells.map(({ criterionId, optionId, votes, coverage }, cell) => {
    const answers = countCurrent(votes, ballots);
    const isMeasured = at(ballots.measured, cell % ballots.measured.length) !== null;
    const isOpen = isMeasured ? coverage === 1 : answers >= needed && coverage >= parameters.minimumCoverage - EPSILON;
    return { criterionId, optionId, answers, coverage, isOpen };
  });
}

function countCurrent(votes: CellResult["votes"], { currentIds }: Ballots): number {
  return votes.filter(({ voterId }) => currentIds.has(voterId)).length;
}
