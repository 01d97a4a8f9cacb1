import { readBasis, type Basis } from "../evaluation/basis";
import { assertEvaluationInput, type Confidence, type EvaluationInput } from "../evaluation/input";
import type { Standing } from "../evaluation/result";
import { at, sum } from "../numeric";

/** How many scores were given with which confidence; `unsaid` where nobody said how sure they were. */
export interface ConfidenceCounts {
  readonly low: number;
  readonly medium: number;
  readonly high: number;
  readonly unsaid: number;
}

/** One scored cell of the matrix. */
export interface CellReliance extends ConfidenceCounts {
  readonly optionId: string;
  readonly criterionId: string;
  /** What the voters with low confidence count of all who scored it, 0 to 1; null while nobody has. */
  readonly lowShare: number | null;
}

/** How much a result rests on scores whose authors were unsure. */
export interface Reliance extends ConfidenceCounts {
  /** Options first, measured criteria left out: there nobody scores. */
  readonly cells: readonly CellReliance[];
  /** The part of an average option's total that rests on low confidence: cells' `lowShare` by criterion weight, 0 to 1; null without weights. */
  readonly lowShareByWeight: number | null;
  /**
   * Who would lead without the scores of low confidence, as if their authors had abstained. An emptied cell is an interval, so that
   * `leaderIds` is empty where it could turn the ranking, and `margin` is null. Null when no score has low confidence.
   */
  readonly withoutLow: (Standing & { readonly emptied: number }) | null;
}

/**
 * Counts how sure people were, per cell and over all, and computes who leads when what was given with low confidence is left out
 * (method.md 6.4: displayed and offered as a sensitivity, never multiplied into votes). Null when nobody said how sure they were.
 * Throws RangeError as `evaluate` does.
 */
export function relianceOn(input: EvaluationInput): Reliance | null {
  assertEvaluationInput(input);
  if (input.confidence === undefined) return null;
  const basis = readBasis(input);
  const cells = cellsOf(basis);
  const total = countsOf(cells);
  if (total.low + total.medium + total.high === 0) return null;
  return {
    ...total,
    cells,
    lowShareByWeight: shareByWeight(basis, cells),
    withoutLow: total.low === 0 ? null : standingWithoutLow(input, basis),
  };
}

/** How many are of which confidence; null is one that was not said. */
export function countConfidence(said: readonly (Confidence | null)[]): ConfidenceCounts {
  const of = (wanted: Confidence | null) => said.filter((confidence) => confidence === wanted).length;
  return { low: of("low"), medium: of("medium"), high: of("high"), unsaid: of(null) };
}

function cellsOf({ input, ballots }: Basis): CellReliance[] {
  return input.options.flatMap((option, row) =>
    input.criteria.flatMap((criterion, column): CellReliance[] => {
      if (at(ballots.measured, column) !== null) return [];
      const scorers = ballots.voterIds.flatMap((voterId, voter) =>
        at(at(at(ballots.votes, voter), row), column) === null
          ? []
          : [{ factor: at(ballots.factors, voter), said: saidOf(input, voterId, criterion.id, option.id) }],
      );
      const all = sum(scorers.map(({ factor }) => factor));
      const low = sum(scorers.filter(({ said }) => said === "low").map(({ factor }) => factor));
      return [
        {
          optionId: option.id,
          criterionId: criterion.id,
          ...countConfidence(scorers.map(({ said }) => said)),
          lowShare: scorers.length === 0 ? null : low / all,
        },
      ];
    }),
  );
}

function saidOf(input: EvaluationInput, voterId: string, criterionId: string, optionId: string): Confidence | null {
  return input.confidence?.[voterId]?.[criterionId]?.[optionId] ?? null;
}

function countsOf(cells: readonly ConfidenceCounts[]): ConfidenceCounts {
  const total = (of: keyof ConfidenceCounts) => sum(cells.map((cell) => cell[of]));
  return { low: total("low"), medium: total("medium"), high: total("high"), unsaid: total("unsaid") };
}

function shareByWeight({ weights, criterionIds, optionIds }: Basis, cells: readonly CellReliance[]): number | null {
  if (weights === null) return null;
  const weightOf = new Map(criterionIds.map((id, column) => [id, at(weights, column)]));
  return (
    sum(cells.map(({ criterionId, lowShare }) => (weightOf.get(criterionId) ?? 0) * (lowShare ?? 0))) / optionIds.length
  );
}

function standingWithoutLow(input: EvaluationInput, before: Basis): Reliance["withoutLow"] {
  const answers = Object.fromEntries(
    Object.entries(input.answers).map(([voterId, byCriterion]) => [
      voterId,
      Object.fromEntries(
        Object.entries(byCriterion).map(([criterionId, row]) => [
          criterionId,
          Object.fromEntries(
            // Abstaining, not silence: whether a criterion applies has to stay as it was.
            Object.entries(row).map(([optionId, answer]) =>
              typeof answer === "number" && saidOf(input, voterId, criterionId, optionId) === "low"
                ? [optionId, "abstain" as const]
                : [optionId, answer],
            ),
          ),
        ]),
      ),
    ]),
  );
  const { now, means } = readBasis({ ...input, answers });
  const empty = (all: Basis["means"]) => all.flat().filter((mean) => mean === null).length;
  return { ...now, emptied: empty(means) - empty(before.means) };
}
