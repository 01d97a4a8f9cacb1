import fc from "fast-check";
import { expect, test } from "vitest";
import { findClosingObstacles } from "../closing";
import {
  evaluate,
  type Answer,
  type EvaluationInput,
  type EvaluationInputTwo,
  type EvaluationResultTwo,
} from "../evaluate";
import { readBasis, type Basis } from "../evaluation/basis";
import { bestShares, drawScorers, scorersOf } from "../evaluation/version-two/best-share";
import { standingOf } from "../evaluation/standings";
import { inputHash } from "../hash/input";
import { at, present, sum } from "../numeric";
import { total } from "../ratings/scores";
import { combineCells } from "../robustness/leave-one-out";
import { mean } from "../ratings/aggregation";
import { agreementSentence, flipSentence, knockOutSentence, leadSentence } from "../sentence";
import { anyEvaluation, anyEvaluationTwo, completeEvaluationTwo } from "./arbitrary";
import { expectPlain } from "./plain";

const unnamed = { options: {}, criteria: {} };

test("a result of version 2 holds no NaN and no Infinity, and survives JSON", () => {
  fc.assert(
    fc.property(anyEvaluationTwo, (input) => {
      const result = evaluate(input);
      expectPlain(result);
      expect(JSON.parse(JSON.stringify(result))).toEqual(result);
      const sentences = [leadSentence, flipSentence, knockOutSentence].map((tell) => tell(result, unnamed));
      expect([...sentences, agreementSentence(result)].join(" ")).not.toMatch(/NaN|Infinity|undefined/);
      expectPlain(findClosingObstacles(result));
    }),
  );
});

test("the order of voters is irrelevant to the last bit, resamples and all", () => {
  fc.assert(
    fc.property(anyEvaluationTwo, (input) => {
      const reversed = {
        ...input,
        voters: [...input.voters].reverse(),
        weights: Object.fromEntries(Object.entries(input.weights).reverse()),
        answers: Object.fromEntries(Object.entries(input.answers).reverse()),
      };
      expect(evaluate(reversed)).toEqual(evaluate(input));
    }),
    { numRuns: 60 },
  );
});

test("what version 2 adds is all that differs from version 1 where none of it is used", () => {
  fc.assert(
    fc.property(anyEvaluation, (input) => {
      const one = evaluate(input);
      const { ranking, closeness, parameters, version, ...two } = evaluate({ ...input, version: 2 });
      expect(version).toBe(2);
      expect(two).toMatchObject(without(one));
      expect(ranking.map(({ knockedOutBy, ...option }) => ({ ...option, out: knockedOutBy }))).toEqual(
        one.ranking.map((option) => ({ ...option, out: [] })),
      );
      expect(parameters).toMatchObject(one.parameters);
      expect(closeness === one.closeness || (one.closeness === "clear" && closeness === "close")).toBe(true);
    }),
  );
});

function without(result: object): object {
  return Object.fromEntries(
    Object.entries(result).filter(([key]) => !["ranking", "closeness", "parameters", "version"].includes(key)),
  );
}

test("equal voter weights are no voter weights", () => {
  fc.assert(
    fc.property(anyEvaluationTwo, fc.integer({ min: 1, max: 9 }), (input, weight) => {
      const bare = { ...input, voters: input.voters.map(({ weight: _, ...voter }) => voter) };
      const equal = { ...bare, voters: bare.voters.map((voter) => ({ ...voter, weight })) };
      const [first, second] = [evaluate(bare), evaluate(equal)].map(unsampled);
      expect(second).toEqual(first);
    }),
    { numRuns: 100 },
  );
});

/** Everything but what another input names and seeds anew. */
function unsampled(result: EvaluationResultTwo): object {
  const left = ["inputHash", "bestShare", "parameters", "equalWeights", "voterShares", "closeness"];
  return Object.fromEntries(Object.entries(result).filter(([key]) => !left.includes(key)));
}

test("who is knocked out never leads, has no rank, and stands after those who may win", () => {
  fc.assert(
    fc.property(completeEvaluationTwo, (input) => {
      const result = evaluate(input);
      const out = result.ranking.filter(({ knockedOutBy }) => knockedOutBy.length > 0).map(({ optionId }) => optionId);
      const standing = result.ranking.length - out.length;
      expect(result.ranking.slice(standing).map(({ optionId }) => optionId)).toEqual(out);
      expect(result.ranking.every(({ rank }, index) => rank === null || index < standing)).toBe(true);
      const isComplete = result.ranking.every(({ points }) => points !== null);
      if (isComplete) expect(result.ranking.every(({ rank }, index) => rank !== null || index >= standing)).toBe(true);
      const named = [
        ...result.leaderIds,
        ...result.swaps.flatMap(({ swap }) => (swap === null ? [] : [swap.challengerId])),
        ...result.dominance.flatMap(({ dominantId, dominatedId }) => [dominantId, dominatedId]),
        ...result.leaveOneOptionOut.map(({ id }) => id),
        ...(result.jointChange === null ? [] : [result.jointChange.challengerId]),
      ];
      expect(named.filter((id) => out.includes(id))).toEqual([]);
      expect(result.closeness === "none").toBe(standing === 0);
    }),
  );
});

test("a measured criterion counts as if everybody had given that rating", () => {
  fc.assert(
    fc.property(completeEvaluationTwo, (given) => {
      const input = { ...given, criteria: given.criteria.map(({ measure: _, ...rest }) => rest) };
      const [first, ...others] = input.criteria;
      if (first === undefined) return;
      const rating = (index: number) => 1 + (index % 5);
      const values = Object.fromEntries(input.options.map(({ id }, index) => [id, 10 * rating(index)]));
      const measured = evaluate({
        ...input,
        criteria: [{ ...first, measure: { worst: 10, best: 50, values } }, ...others],
      });
      const column: Record<string, Answer> = Object.fromEntries(input.options.map(({ id }, i) => [id, rating(i)]));
      const answers = Object.fromEntries(
        Object.entries(input.answers).map(([voter, rows]) => [voter, { ...rows, [first.id]: column }]),
      );
      const voted = evaluate({ ...input, answers });
      expect(measured.ranking.map(({ optionId, rank }) => [optionId, rank])).toEqual(
        voted.ranking.map(({ optionId, rank }) => [optionId, rank]),
      );
      for (const [index, option] of measured.ranking.entries())
        expect(option.points).toBeCloseTo(at(voted.ranking, index).points ?? -1, 9);
      expect(measured.individual.map(({ winnerIds }) => winnerIds)).toEqual(
        voted.individual.map(({ winnerIds }) => winnerIds),
      );
      expect(measured.leaveOneVoterOut.map(({ leaderIds }) => leaderIds)).toEqual(
        voted.leaveOneVoterOut.map(({ leaderIds }) => leaderIds),
      );
    }),
  );
});

test("running sums leave a voter out as computing every mean anew does", () => {
  fc.assert(
    fc.property(anyEvaluation, (input) => {
      const { votes, voterIds } = readBasis(input).ballots;
      for (const [voter, found] of evaluate(input).leaveOneVoterOut.entries()) {
        const rest = votes.filter((_, other) => other !== voter);
        expect(found.id).toBe(voterIds[voter]);
        const basis = readBasis(input);
        const naive = standingOf(basis.optionIds, combineCells(rest, mean), basis.weights, basis.frame);
        expect(found.leaderIds).toEqual(naive.leaderIds);
        for (const [option, { points }] of naive.points.entries())
          expect(found.points[option]?.points ?? -1).toBeCloseTo(points ?? -1, 9);
      }
    }),
  );
});

test("shares of the first place come out as from whole resampled groups", () => {
  fc.assert(
    fc.property(anyEvaluationTwo, (input) => {
      const basis = readBasis(input);
      const hash = inputHash(input);
      const found = bestShares(basis, hash, 40).value;
      if (found === null) return;
      const naive = naiveShares(input, basis, hash, 40);
      for (const [option, share] of found.entries()) expect(share).toBeCloseTo(at(naive, option), 9);
      expect(sum(found)).toBeLessThanOrEqual(1 + 1e-9);
    }),
    { numRuns: 150 },
  );
});

/** The same by its words: means of a group drawn with replacement, weighted totals, minimums, and shared first places. */
function naiveShares(input: EvaluationInputTwo, basis: Basis, hash: string, resamples: number): number[] {
  const scorers = scorersOf(basis);
  const counts = drawScorers(hash, scorers.length, resamples);
  const wins = basis.optionIds.map(() => 0);
  for (let resample = 0; resample < resamples; resample += 1) {
    const totals = basis.means.map((row, option) => {
      const means = row.map((now, k) => {
        if (at(basis.ballots.measured, k) !== null) return now;
        let [top, bottom] = [0, 0];
        for (const [place, voter] of scorers.entries()) {
          const score = at(at(at(basis.ballots.votes, voter), option), k);
          const weight = (counts[resample * scorers.length + place] ?? 0) * at(basis.ballots.factors, voter);
          if (score !== null) [top, bottom] = [top + weight * score, bottom + weight];
        }
        return bottom > 0 ? top / bottom : now;
      });
      const isOut = means.some(
        (value, k) => value !== null && value < (input.criteria[k]?.minimum ?? -Infinity) - 1e-9,
      );
      return isOut ? null : total(means, basis.weights ?? []).value;
    });
    const best = Math.max(...present(totals));
    const first = totals.flatMap((value, option) => (value !== null && value >= best - 1e-9 ? [option] : []));
    for (const option of first) wins[option] = at(wins, option) + 1 / first.length;
  }
  return wins.map((count) => count / resamples);
}

test("the canonical text of an input of version 1 has nothing of version 2 in it", () => {
  fc.assert(
    fc.property(anyEvaluation, (input: EvaluationInput) => {
      expect(inputHash(input)).toBe(inputHash({ ...input, version: undefined, favourites: undefined }));
      expect(inputHash(input)).not.toBe(inputHash({ ...input, version: 2 }));
    }),
    { numRuns: 30 },
  );
});
