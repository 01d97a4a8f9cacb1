import { kendallW } from "../agreement/concordance";
import { krippendorffAlpha } from "../agreement/reliability";
import { at } from "../numeric";
import { withMeasured, type Ballots, type Weighting } from "./ballots";
import type { EvaluationInput } from "./input";
import type { Frame } from "./version-two/knock-out";
import type { CellResult, GroupAgreement, IndividualResult } from "./result";
import { comparableWeights, standingOf } from "./standings";

/**
 * Each voter's own points and winner, by voter id: own weights, else the group's, over the criteria scored for every
 * option. Minimums hold for each person's own scores.
 */
export function individualResults(
  input: EvaluationInput,
  ballots: Ballots,
  weighting: Weighting,
  frame: Frame,
): IndividualResult[] {
  const ids = input.options.map((option) => option.id);
  return ballots.voterIds.map((voterId, voter) => {
    const votes = withMeasured(at(ballots.votes, voter), ballots.measured);
    const own = weighting.individual.get(voterId);
    const weights = own ?? weighting.group;
    const applied = weights === null ? null : comparableWeights(votes, weights);
    const { points, leaderIds } = standingOf(ids, votes, applied, frame);
    return { voterId, hasOwnWeights: own !== undefined, points, winnerIds: leaderIds };
  });
}

/** How far the group agrees: cell by cell, on the order of the options, and over all cells. */
export function groupAgreement(
  ballots: Ballots,
  cells: readonly CellResult[],
  weights: readonly number[] | null,
  individual: readonly IndividualResult[],
): GroupAgreement {
  const concordance = kendallW(individual.map(({ points }) => points.map((entry) => entry.points))).value;
  const units = ballots.votes.map((rows) => rows.flat());
  return {
    agreedCells: cells.filter((cell) => cell.level !== null && !cell.isContested).length,
    dividedCells: cells.filter((cell) => cell.level === "high").length,
    cells: cells.filter((_, cell) => at(ballots.measured, cell % ballots.measured.length) === null).length,
    contested: contestedInOrder(cells, weights),
    kendallW: concordance?.w ?? null,
    kendallVoters: concordance?.voters ?? 0,
    alphaInterval: krippendorffAlpha(units, "interval").value,
    alphaOrdinal: krippendorffAlpha(units, "ordinal").value,
  };
}

/** Spread times weight in points of 100; what ties is read criterion by criterion. Without weights all count alike. */
function contestedInOrder(
  cells: readonly CellResult[],
  weights: readonly number[] | null,
): GroupAgreement["contested"] {
  const criterionIds = [...new Set(cells.map((cell) => cell.criterionId))];
  return cells
    .filter((cell) => cell.isContested)
    .map(({ optionId, criterionId, standardDeviation }) => {
      const column = criterionIds.indexOf(criterionId);
      const weight = weights === null ? 1 / criterionIds.length : at(weights, column);
      return { optionId, criterionId, column, spreadTimesWeight: (standardDeviation ?? 0) * 100 * weight };
    })
    .sort((a, b) => steady(b.spreadTimesWeight) - steady(a.spreadTimesWeight) || a.column - b.column)
    .map(({ optionId, criterionId, spreadTimesWeight }) => ({ optionId, criterionId, spreadTimesWeight }));
}

/** Rounded so far that the last bits of a float order nothing. */
function steady(value: number): number {
  return Math.round(value * 1e9);
}
