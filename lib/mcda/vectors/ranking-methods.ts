import { expect } from "vitest";
import { z } from "zod";
import { at } from "../numeric";
import { electre } from "../ranking-methods/electre";
import { promethee, type PreferenceFunction } from "../ranking-methods/promethee";
import type { RankingProblem } from "../ranking-methods/problem";
import { topsis } from "../ranking-methods/topsis";
import { vikor } from "../ranking-methods/vikor";
import { normalizeSum, type Direction } from "../ratings/normalization";
import { competitionRanks } from "../ratings/scores";
import { expectNear, matrix, numbers, type Vector } from "./vector";

/** Runs one worked example of another ranking method. */
export function expectRankingMethod({ id, method, inputs, expected, tolerance }: Vector): void {
  const near = (actual: unknown, wanted: unknown) => expectNear(actual, wanted, tolerance);
  const problem = problemOf(inputs);
  switch (method) {
    case "topsis": {
      const found = topsis(problem, inputs.normalization === "vector" ? "vector" : "min-max").value;
      near(found?.closeness, expected.closeness);
      return expect(competitionRanks(found?.closeness ?? [])).toEqual(expected.rank);
    }
    case "vikor": {
      const found = vikor(problem, z.number().parse(inputs.v)).value;
      near(found?.groupLoss, expected.S);
      near(found?.largestRegret, expected.R);
      near(found?.compromise, expected.Q);
      return expect([found?.hasAdvantage, found?.isStable, found?.compromiseSet]).toEqual([
        expected.acceptable_advantage,
        expected.acceptable_stability,
        expected.compromise_set,
      ]);
    }
    case "promethee_ii":
      return near(promethee(problem, preferencesOf(inputs)).value?.net, expected.phi);
    case "electre_i": {
      const { p, q } = z.object({ p: z.number(), q: z.number() }).parse(inputs);
      const found = electre(onCommonScale(problem), { concordanceFrom: p, discordanceUpTo: q }).value;
      near(found?.concordance, expected.concordance);
      near(found?.discordance, expected.discordance);
      return expect(found?.kernel).toEqual(expected.kernel);
    }
    default:
      return expect.unreachable(`${id} has no expectation`);
  }
}

function problemOf(inputs: Vector["inputs"]): RankingProblem {
  return {
    values: matrix.parse(inputs.matrix),
    weights: numbers.parse(inputs.weights),
    directions: numbers.parse(inputs.types).map((type): Direction => (type === 1 ? "benefit" : "cost")),
  };
}

function preferencesOf(inputs: Vector["inputs"]): PreferenceFunction[] {
  if (inputs.preference === "usual") return numbers.parse(inputs.weights).map(() => ({ kind: "usual" }));
  const indifferent = numbers.parse(inputs.q);
  return numbers.parse(inputs.p).map((full, k) => ({ kind: "linear", full, indifferent: at(indifferent, k) }));
}

/** Each column over its sum, costs still costs. */
function onCommonScale(problem: RankingProblem): RankingProblem {
  const columns = problem.weights.map(
    (_, k) =>
      normalizeSum(
        problem.values.map((row) => at(row, k)),
        "benefit",
      ).value?.values ?? [],
  );
  return { ...problem, values: problem.values.map((_, i) => columns.map((column) => at(column, i))) };
}
