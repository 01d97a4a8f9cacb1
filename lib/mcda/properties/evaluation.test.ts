import fc from "fast-check";
import { expect, test } from "vitest";
import { findClosingObstacles } from "../closing";
import { evaluate } from "../evaluate";
import { at, sum } from "../numeric";
import { agreementSentence, flipSentence, leadSentence } from "../sentence";
import { anyEvaluation, completeEvaluation } from "./arbitrary";
import { expectPlain } from "./plain";

const unnamed = { options: {}, criteria: {} };

test("a result holds no NaN and no Infinity, whatever is missing, and survives JSON", () => {
  fc.assert(
    fc.property(anyEvaluation, (input) => {
      const result = evaluate(input);
      expectPlain(result);
      expect(JSON.parse(JSON.stringify(result))).toEqual(result);
      const sentences = [leadSentence(result, unnamed), flipSentence(result, unnamed), agreementSentence(result)];
      expect(sentences.join(" ")).not.toMatch(/NaN|Infinity|undefined|null/);
      expectPlain(findClosingObstacles(result));
    }),
  );
});

test("the order of voters is irrelevant, to the last bit", () => {
  fc.assert(
    fc.property(anyEvaluation, (input) => {
      const reversed = {
        ...input,
        voters: [...input.voters].reverse(),
        weights: Object.fromEntries(Object.entries(input.weights).reverse()),
        answers: Object.fromEntries(Object.entries(input.answers).reverse()),
      };
      expect(evaluate(reversed)).toEqual(evaluate(input));
    }),
  );
});

test("who hands out more points does not count more", () => {
  fc.assert(
    fc.property(completeEvaluation, fc.integer({ min: 2, max: 9 }), (input, factor) => {
      const [person, points] = at(Object.entries(input.weights), 0);
      const louder = Object.fromEntries(Object.entries(points).map(([id, value]) => [id, value * factor]));
      const before = evaluate(input);
      const after = evaluate({ ...input, weights: { ...input.weights, [person]: louder } });
      for (const [index, { weight }] of before.weights.entries()) {
        expect(at(after.weights, index).weight).toBeCloseTo(weight ?? -1, 12);
      }
    }),
  );
});

test("ranks and points stay when the ratings and their scale are stretched together", () => {
  fc.assert(
    fc.property(
      completeEvaluation,
      fc.constantFrom(2, 4, 10),
      fc.integer({ min: -3, max: 3 }),
      (input, factor, shift) => {
        const stretch = (value: number) => value * factor + shift;
        const answers = Object.fromEntries(
          Object.entries(input.answers).map(([voter, criteria]) => [
            voter,
            Object.fromEntries(
              Object.entries(criteria).map(([criterion, options]) => [
                criterion,
                Object.fromEntries(
                  Object.entries(options).map(([id, score]) => [
                    id,
                    typeof score === "number" ? stretch(score) : score,
                  ]),
                ),
              ]),
            ),
          ]),
        );
        const before = evaluate(input);
        const after = evaluate({ ...input, answers, scale: { low: stretch(1), high: stretch(5) } });
        expect(after.leaderIds).toEqual(before.leaderIds);
        for (const option of before.ranking) {
          const found = after.ranking.find(({ optionId }) => optionId === option.optionId);
          expect(found?.rank).toBe(option.rank);
          expect(found?.points).toBeCloseTo(option.points ?? -1, 9);
        }
      },
    ),
  );
});

test("adding an option leaves everybody else's points alone", () => {
  fc.assert(
    fc.property(completeEvaluation, (input) => {
      const kept = input.options.slice(0, -1);
      const all = evaluate(input);
      for (const option of evaluate({ ...input, options: kept }).ranking) {
        expect(all.ranking.find(({ optionId }) => optionId === option.optionId)?.points).toBe(option.points);
      }
    }),
  );
});

test("the contributions of the criteria, and of the themes, sum to the points", () => {
  fc.assert(
    fc.property(completeEvaluation, (input) => {
      for (const { points, contributions, themes } of evaluate(input).ranking) {
        expect(sum(contributions.map((entry) => entry.points ?? -1))).toBeCloseTo(points ?? -1, 9);
        expect(sum(themes.map((entry) => entry.points))).toBeCloseTo(points ?? -1, 9);
      }
    }),
  );
});

test("mean of totals and total of means differ by the covariance of weights and scores", () => {
  fc.assert(
    fc.property(completeEvaluation, (input) => {
      const people = Object.keys(input.weights);
      const result = evaluate({ ...input, voters: people.map((id) => ({ id })) });
      const shares = people.map((person) => {
        const points = Object.values(input.weights[person] ?? {});
        return points.map((value) => value / sum(points));
      });
      for (const { optionId, points } of result.ranking) {
        const own = result.individual.map((entry) => entry.points.find((p) => p.optionId === optionId)?.points ?? -1);
        const covariance = input.criteria.map(({ id }, k) => {
          const weights = shares.map((share) => at(share, k));
          const scores = people.map((person) => 25 * (Number(input.answers[person]?.[id]?.[optionId]) - 1));
          const meanScore = sum(scores) / people.length;
          return sum(weights.map((weight, v) => weight * (at(scores, v) - meanScore))) / people.length;
        });
        expect(sum(own) / people.length).toBeCloseTo((points ?? -1) + sum(covariance), 9);
      }
    }),
  );
});

test("an abstention changes nothing but what is counted as abstained", () => {
  fc.assert(
    fc.property(completeEvaluation, (input) => {
      const answers = { ...input.answers, late: { c0: { o0: "abstain" as const } } };
      const before = evaluate(input);
      const after = evaluate({ ...input, voters: [...input.voters, { id: "late" }], answers });
      expect(after.ranking).toEqual(before.ranking);
      expect(after.cells[0]).toMatchObject({ mean: before.cells[0]?.mean, abstentions: 1 });
    }),
  );
});

test("a dominated option never leads, whatever the weights", () => {
  fc.assert(
    fc.property(completeEvaluation, (input) => {
      const result = evaluate(input);
      const rank = new Map(result.ranking.map((option) => [option.optionId, option.rank ?? 0]));
      for (const { dominantId, dominatedId } of result.dominance) {
        expect(rank.get(dominantId)).toBeLessThan(rank.get(dominatedId) ?? 0);
      }
    }),
  );
});
