import { at, EPSILON, known, sum, unknown, type Computed } from "../numeric";
import { normalizeMinMax, normalizeVector } from "../ratings/normalization";
import { extent, prepare, type RankingProblem } from "./problem";

/** How the columns are made comparable; the two may rank differently, so name the one that was used. */
export type TopsisNormalization = "vector" | "min-max";

/** How near each option lies to the best values there are, and how far from the worst. One entry per option. */
export interface Topsis {
  /** 0 (the worst on everything) to 1 (the best on everything): D⁻ / (D⁺ + D⁻). */
  closeness: number[];
  /** Distance D⁺ to the best value of each criterion, weighted. */
  toBest: number[];
  /** Distance D⁻ to the worst value of each criterion, weighted. */
  toWorst: number[];
}

/**
 * TOPSIS (Hwang & Yoon 1981): distances in v = wₖ x/‖x‖, or in wₖ times the min-max share. `no-variation` when all options are alike on
 * everything that carries weight; else as `prepare`. Adding an option may reverse the order of the others.
 */
export function topsis(problem: RankingProblem, normalization: TopsisNormalization): Computed<Topsis> {
  const prepared = prepare(problem);
  if (prepared.reason !== null) return prepared;
  const { columns, weights, options } = prepared.value;
  const gaps: { toBest: number[]; toWorst: number[] }[] = [];
  for (const [criterion, column] of columns.entries()) {
    const normalized = normalization === "vector" ? normalizeVector(column) : normalizeMinMax(column, "benefit");
    // A column of zeros tells nobody apart, like any other without differences.
    if (normalized.reason === "no-variation") continue;
    if (normalized.reason !== null) return normalized;
    const weighted = normalized.value.values.map((value) => at(weights, criterion) * value);
    const { least, most } = extent(weighted);
    gaps.push({ toBest: weighted.map((value) => most - value), toWorst: weighted.map((value) => value - least) });
  }
  const distance = (end: "toBest" | "toWorst") =>
    Array.from({ length: options }, (_, option) => Math.sqrt(sum(gaps.map((gap) => at(gap[end], option) ** 2))));
  const [toBest, toWorst] = [distance("toBest"), distance("toWorst")];
  if (toBest.every((value) => value <= EPSILON)) return unknown("no-variation");
  return known({
    closeness: toWorst.map((value, option) => value / (at(toBest, option) + value)),
    toBest,
    toWorst,
  });
}
