import type { EvaluationPhase } from "@/db/enums";
import { invalid, precondition } from "@/lib/errors";
import { scoredOf } from "../measures/rules";
import { cellKey } from "../rules";
import { answerAt, type AnswerBook, type MatrixCriterion, type MatrixOption } from "../matrix/rules";

/** The phases from which each step is taken. */
export const STEP_FROM = {
  openWeighting: ["setup"],
  openScoring: ["weighting"],
  resumeScoring: ["setup"],
  setStewardWeights: ["weighting"],
  openSecondRound: ["discussion"],
  reopen: ["weighting", "scoring", "discussion"],
  cancel: ["setup", "weighting", "scoring", "discussion"],
} as const satisfies Record<string, readonly EvaluationPhase[]>;

/** Refuses weights that leave a criterion unknown: after a reopening an added or changed criterion has to be weighed again. */
export function assertWeighed(
  criteria: readonly MatrixCriterion[],
  weights: readonly Readonly<Record<string, number>>[],
): void {
  if (weights.length === 0) throw precondition("There are no weights yet. Open weighting first.");
  const open = criteria.filter(({ id }) => weights.every((points) => points[id] === undefined));
  if (open.length === 0) return;
  const names = open.map(({ name }) => name).join(", ");
  throw precondition(`Nobody has weighed ${names} yet. Open weighting again, so that it counts as the group wants.`);
}

/** The cells of a further round: the contested ones and those the steward adds, in the order of the matrix. At least one (rule 28). */
export function secondRoundCells(
  options: readonly MatrixOption[],
  criteria: readonly MatrixCriterion[],
  contested: readonly { readonly criterionId: string; readonly optionId: string }[],
  extra: readonly { readonly criterionId: string; readonly optionId: string }[],
): string[] {
  const all = scoredOf(criteria).flatMap((criterion) => options.map((option) => cellKey(criterion.id, option.id)));
  const wanted = new Set([...contested, ...extra].map((cell) => cellKey(cell.criterionId, cell.optionId)));
  const cells = all.filter((key) => wanted.has(key));
  if (extra.some((cell) => !all.includes(cellKey(cell.criterionId, cell.optionId))))
    throw invalid("One of these cells is no longer part of the matrix, or is measured. Reload and choose again.");
  if (cells.length === 0)
    throw precondition("No cell is contested. Add the cells to score again, or close the evaluation.");
  return cells;
}

/**
 * The cells that scoring asks for after a reopening: those nobody could have scored yet, because their criterion or option is
 * new or was changed. Null, the whole matrix, when there are none, or when somebody has no standing scores at all.
 */
export function reopenedCells(
  options: readonly MatrixOption[],
  criteria: readonly MatrixCriterion[],
  voterIds: readonly string[],
  book: AnswerBook,
): string[] | null {
  if (voterIds.some((voterId) => !book.has(voterId))) return null;
  const cells = scoredOf(criteria).flatMap((criterion) =>
    options
      .filter((option) => voterIds.every((voterId) => answerAt(book, voterId, criterion.id, option.id) === null))
      .map((option) => cellKey(criterion.id, option.id)),
  );
  return cells.length === 0 ? null : cells;
}
