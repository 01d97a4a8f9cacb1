import { at, known, sum, unknown, type Computed } from "../../numeric";
import { fromRatios, type ComparisonMatrix } from "./matrix";

/** How a group's priorities are averaged. */
export type PriorityMean = "geometric" | "arithmetic";

/**
 * AIJ, for a group that acts as one body: aᵢⱼ = Πᵥ aᵥᵢⱼ^(rᵥ/Σr), the only average that keeps aⱼᵢ = 1/aᵢⱼ (Aczél & Saaty 1983).
 * `matrices` and `voterWeights` (≥ 0, default equal) have one entry per voter; matrices of one size, else RangeError. `no-answers`,
 * `negative-weight`, `weights-sum-to-zero`.
 */
export function aggregateJudgements(
  matrices: readonly ComparisonMatrix[],
  voterWeights: readonly number[] = matrices.map(() => 1),
): Computed<ComparisonMatrix> {
  const shares = voterShares(matrices, voterWeights);
  if (shares.reason !== null) return shares;
  return known(
    fromRatios(at(matrices, 0).length, (row, column) =>
      Math.exp(sum(matrices.map((matrix, voter) => at(shares.value, voter) * Math.log(at(at(matrix, row), column))))),
    ),
  );
}

/**
 * AIP, for separate individuals: the mean of their priorities, geometric and renormalised, or arithmetic (Forman & Peniwati 1998). One
 * list of priorities (≥ 0, sum 1) per voter, all of one length, else RangeError. `no-answers`, `negative-weight`,
 * `weights-sum-to-zero` also when each element got nothing from somebody, which leaves no geometric mean.
 */
export function aggregatePriorities(
  priorities: readonly (readonly number[])[],
  mean: PriorityMean,
  voterWeights: readonly number[] = priorities.map(() => 1),
): Computed<number[]> {
  const shares = voterShares(priorities, voterWeights);
  if (shares.reason !== null) return shares;
  const raw = at(priorities, 0).map((_, element) => {
    const column = priorities.map((row) => at(row, element));
    return mean === "arithmetic"
      ? sum(column.map((value, voter) => at(shares.value, voter) * value))
      : column.map((value, voter) => value ** at(shares.value, voter)).reduce((one, other) => one * other);
  });
  const all = sum(raw);
  return all > 0 ? known(raw.map((value) => value / all)) : unknown("weights-sum-to-zero");
}

/** Each voter's share of the say, sum 1. */
function voterShares(entries: readonly (readonly unknown[])[], voterWeights: readonly number[]): Computed<number[]> {
  if (entries.length !== voterWeights.length) throw new RangeError("One weight per voter.");
  if (entries.some((entry) => entry.length !== entries[0]?.length)) throw new RangeError("One size for all voters.");
  if (entries.length === 0) return unknown("no-answers");
  if (voterWeights.some((weight) => weight < 0)) return unknown("negative-weight");
  const all = sum(voterWeights);
  return all > 0 ? known(voterWeights.map((weight) => weight / all)) : unknown("weights-sum-to-zero");
}
