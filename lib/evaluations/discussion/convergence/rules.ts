import { hasConverged } from "@/lib/mcda/agreement/convergence";
import type { EvaluationResult } from "@/lib/mcda/evaluate";
import { answerAt, type AnswerBook } from "../../matrix/rules";
import { cellKey } from "../../rules";

/** A contested cell on which people came together between two rounds. */
export interface ConvergedCell {
  readonly criterionId: string;
  readonly optionId: string;
  /** Did anybody give a new reason or say what changed their score, on a ballot of the later round? */
  readonly isExplained: boolean;
}

/** One round and what was known after it. */
export interface RoundOutcome {
  readonly result: EvaluationResult;
  readonly book: AnswerBook;
}

/** When something was last added by cell key. */
export type LastByCell = ReadonlyMap<string, Date>;

/** What counts as coming together, in words. */
export const CONVERGED_WORDS =
  "A contested cell came together when the standard deviation of those who scored it in both rounds fell by a third or more.";

/**
 * The cells that were contested after the round before and whose spread shrank notably since, in the order of the matrix. `asked`
 * are the keys of the cells that `round` asked for; null for all.
 */
export function convergedCells(
  voterIds: readonly string[],
  round: number,
  asked: readonly string[] | null,
  before: RoundOutcome,
  after: RoundOutcome,
): ConvergedCell[] {
  const wanted = asked === null ? null : new Set(asked);
  return before.result.cells.flatMap(({ criterionId, optionId, isContested }) => {
    if (!isContested || wanted?.has(cellKey(criterionId, optionId)) === false) return [];
    const pairs = voterIds.map((voterId) => ({
      first: answerAt(before.book, voterId, criterionId, optionId),
      later: answerAt(after.book, voterId, criterionId, optionId),
    }));
    const ratings = (of: "first" | "later") =>
      pairs.map(({ [of]: given }) => (typeof given?.answer === "number" ? given.answer : null));
    if (!hasConverged(ratings("first"), ratings("later"))) return [];
    const isExplained = pairs.some(
      ({ first, later }) =>
        later?.round === round &&
        (later.change.trim() !== "" ||
          (later.reason.trim() !== "" && later.reason.trim() !== (first?.reason ?? "").trim())),
    );
    return [{ criterionId, optionId, isExplained }];
  });
}

/**
 * The keys of the cells that came together although nothing new was said on them: no new reason and no answer to what changed a
 * score, and since `since`, the reveal of the round before, neither a comment nor evidence.
 */
export function convergedWithoutReason(
  cells: readonly ConvergedCell[],
  since: Date | null,
  said: readonly LastByCell[],
): ReadonlySet<string> {
  if (since === null) return new Set();
  const silent = cells.filter(({ criterionId, optionId, isExplained }) => {
    const key = cellKey(criterionId, optionId);
    return !isExplained && !said.some((last) => (last.get(key)?.getTime() ?? 0) > since.getTime());
  });
  return new Set(silent.map(({ criterionId, optionId }) => cellKey(criterionId, optionId)));
}
