import fc from "fast-check";
import { expect, test } from "vitest";
import { at, sum } from "../numeric";
import { electre } from "../ranking-methods/electre";
import { promethee, type PreferenceFunction } from "../ranking-methods/promethee";
import type { RankingProblem } from "../ranking-methods/problem";
import { topsis, type TopsisNormalization } from "../ranking-methods/topsis";
import { vikor } from "../ranking-methods/vikor";
import { competitionRanks } from "../ratings/scores";
import { expectNear } from "../vectors/vector";
import { weightedMatrix } from "./arbitrary";

/** Ratings in steps of a quarter: a difference in the last bit only is none to some methods and all there is to others. */
const problem: fc.Arbitrary<RankingProblem> = weightedMatrix.map(({ means, weights }) => ({
  values: means.map((row) => row.map((mean) => Math.round(4 * mean) / 4)),
  weights,
  directions: weights.map(() => "benefit"),
}));

function usual({ weights }: RankingProblem): PreferenceFunction[] {
  return weights.map(() => ({ kind: "usual" }));
}

/** Every value times and plus something, the same for a whole criterion. */
function rescaled(given: RankingProblem, factor: number, shift: number): RankingProblem {
  return { ...given, values: given.values.map((row) => row.map((value) => factor * value + shift)) };
}

test("flows of PROMETHEE sum to 0 and lie between −1 and 1", () => {
  const preference: fc.Arbitrary<PreferenceFunction> = fc.oneof(
    fc.constant<PreferenceFunction>({ kind: "usual" }),
    fc.double({ min: 0.1, max: 4, noNaN: true }).map((full): PreferenceFunction => ({ kind: "v-shape", full })),
    fc
      .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0.1, max: 3, noNaN: true }))
      .map(([indifferent, more]): PreferenceFunction => ({ kind: "linear", indifferent, full: indifferent + more })),
  );
  fc.assert(
    fc.property(problem, fc.array(preference, { minLength: 6, maxLength: 6 }), (given, preferences) => {
      const found = promethee(given, preferences.slice(0, given.weights.length)).value;
      expect(sum(found?.net ?? [NaN])).toBeCloseTo(0, 9);
      for (const flow of found?.net ?? []) expect(Math.abs(flow)).toBeLessThanOrEqual(1 + 1e-9);
      for (const flow of [...(found?.leaving ?? []), ...(found?.entering ?? [])]) {
        expect(flow).toBeGreaterThanOrEqual(0);
        expect(flow).toBeLessThanOrEqual(1 + 1e-9);
      }
    }),
  );
});

/** The closeness of each option; none when all are alike. */
function closeness(given: RankingProblem, normalization: TopsisNormalization): number[] {
  return topsis(given, normalization).value?.closeness ?? [];
}

function net(given: RankingProblem): number[] {
  return promethee(given, usual(given)).value?.net ?? [];
}

test("units do not matter where a method says so, and the size of the weights never does", () => {
  fc.assert(
    fc.property(problem, fc.double({ min: 0.5, max: 20, noNaN: true }), (given, factor) => {
      const other = rescaled(given, factor, 3);
      const heavier = { ...given, weights: given.weights.map((weight) => 7 * weight) };
      const { compromise } = vikor(given).value ?? { compromise: [] };
      expectNear(closeness(other, "min-max"), closeness(given, "min-max"), 1e-6);
      expectNear(vikor(other).value?.compromise, compromise, 1e-6);
      expectNear(closeness(rescaled(given, factor, 0), "vector"), closeness(given, "vector"), 1e-6);
      expectNear(closeness(heavier, "vector"), closeness(given, "vector"), 1e-9);
      expectNear(vikor(heavier).value?.compromise, compromise, 1e-9);
      expectNear(net(heavier), net(given), 1e-9);
    }),
  );
});

test("an option that is best on everything is first with every method, and one that is worst is last", () => {
  fc.assert(
    fc.property(problem, (given) => {
      const criteria = given.weights.map(() => 0);
      const extended = { ...given, values: [criteria.map(() => 6), ...given.values, criteria] };
      const last = extended.values.length;
      const ranks = [
        competitionRanks(topsis(extended, "vector").value?.closeness ?? []),
        competitionRanks(topsis(extended, "min-max").value?.closeness ?? []),
        competitionRanks((vikor(extended).value?.compromise ?? []).map((value) => -value)),
        competitionRanks(promethee(extended, usual(given)).value?.net ?? []),
      ];
      for (const ranking of ranks) expect([at(ranking, 0), at(ranking, last - 1)]).toEqual([1, last]);
      expect(vikor(extended).value?.compromiseSet).toContain(0);
      expect(electre(extended, { concordanceFrom: 1, discordanceUpTo: 0 }).value?.kernel).toEqual([0]);
    }),
  );
});

test("the order in which options are listed decides nothing", () => {
  fc.assert(
    fc.property(problem, (given) => {
      const reversed = { ...given, values: [...given.values].reverse() };
      const last = given.values.length - 1;
      expectNear(closeness(reversed, "vector"), closeness(given, "vector").reverse(), 1e-9);
      expectNear(net(reversed), net(given).reverse(), 1e-9);
      const proposed = vikor(given).value?.compromiseSet ?? [];
      expect(vikor(reversed).value?.compromiseSet).toEqual(proposed.map((option) => last - option).reverse());
      const thresholds = { concordanceFrom: 0.6, discordanceUpTo: 0.3 };
      const kernel = electre(given, thresholds).value?.kernel ?? [];
      expect(electre(reversed, thresholds).value?.kernel).toEqual(kernel.map((option) => last - option).reverse());
    }),
  );
});

test("figures stay in their ranges, and VIKOR always proposes its best", () => {
  fc.assert(
    fc.property(problem, fc.double({ min: 0, max: 1, noNaN: true }), (given, strategy) => {
      const found = vikor(given, strategy).value;
      const best = Math.min(...(found?.compromise ?? []));
      expect(found?.compromiseSet).toContain(found?.compromise.indexOf(best));
      const table = electre(given, { concordanceFrom: 0.6, discordanceUpTo: 0.4 }).value;
      const shares = [
        ...(topsis(given, "vector").value?.closeness ?? []),
        ...(found?.compromise ?? []),
        ...(table?.concordance ?? []).flat(),
        ...(table?.discordance ?? []).flat(),
      ].filter((value) => value !== null);
      expect(shares.every((value) => value >= -1e-9 && value <= 1 + 1e-9)).toBe(true);
    }),
  );
});
