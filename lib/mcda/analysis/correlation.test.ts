import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EvaluationInput } from "../evaluate";
import { readBasis } from "../evaluation/basis";
import { two, unanimous } from "../examples/small";
import { at, sum } from "../numeric";
import { evaluationOf } from "../vectors/vector";
import { correlatedPairs, correlateVotes } from "./correlation";
import { analyse } from "./analyse";

const ballots = (make: (voter: number, option: number) => (number | null)[], voters = 5, options = 3) =>
  evaluationOf(
    Array.from({ length: voters }, (_, voter) => Array.from({ length: options }, (_, option) => make(voter, option))),
    [],
  );
const parameters = analyse(unanimous(1, [[5], [3]], [100]), { draws: 1, resamples: 1 }).parameters;
const found = (input: EvaluationInput) => correlatedPairs(readBasis(input), parameters);
const of = (...values: number[]) => Float64Array.from(values);

describe("two criteria correlate vote by vote", () => {
  test("over all votes and with each option's mean taken off", () => {
    // Options rise alike on both; about an option people differ the other way round.
    const { votes, overall, within } = correlateVotes(of(1, 2, 4, 5), of(2, 1, 5, 4), 2);
    expect(votes).toBe(4);
    expect(overall).toBeCloseTo(0.8, 12);
    expect(within).toBeCloseTo(-1, 12);
    expect(correlateVotes(of(1, 2, 3), of(3, 2, 1), 3).overall).toBe(-1);
    expect(correlateVotes(of(1, 2, 4), of(2, 1, 5), 3).overall).toBeCloseTo(0.8386, 4);
  });

  test("over the pairs that are whole, and not at all where one side is all alike", () => {
    expect(correlateVotes(of(1, 2, NaN, 5), of(1, NaN, 3, 5), 4)).toEqual({ votes: 2, overall: 1, within: 1 });
    expect(correlateVotes(of(1, 2, 5), of(3, 3, 3), 3)).toEqual({ votes: 3, overall: null, within: null });
    expect(correlateVotes(of(3, 3, 3), of(1, 2, 5), 3)).toEqual({ votes: 3, overall: null, within: null });
    expect(correlateVotes(of(NaN), of(1), 1)).toEqual({ votes: 0, overall: null, within: null });
    // Nobody scored the first option on both.
    expect(correlateVotes(of(NaN, 2, 4, 5), of(1, NaN, 4, 5), 2)).toEqual({ votes: 2, overall: 1, within: 1 });
  });

  test("alike whichever comes first, and as the textbook's formula has it", () => {
    const scores = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(scores, scores, (one, other) => {
        const { overall, within } = correlateVotes(of(...one), of(...other), 4);
        const swapped = correlateVotes(of(...other), of(...one), 4);
        expect(swapped.overall ?? 9).toBeCloseTo(overall ?? 9, 9);
        expect(swapped.within ?? 9).toBeCloseTo(within ?? 9, 9);
        const centered = (values: number[]) => values.map((value) => value - sum(values) / values.length);
        const [a, b] = [centered(one), centered(other)];
        const scale = Math.sqrt(sum(a.map((value) => value ** 2)) * sum(b.map((value) => value ** 2)));
        if (overall !== null)
          expect(overall).toBeCloseTo(sum(a.map((value, index) => value * at(b, index))) / scale, 9);
      }),
    );
  });
});

describe("criteria move together", () => {
  test("when people who score one higher score the other higher, option by option", () => {
    const votes = [1, 5, 2, 4, 3, 5, 1, 2, 4, 3, 3, 1, 5, 4, 2];
    const scoreOf = (voter: number, option: number) => at(votes, 3 * voter + option);
    const { correlated, correlatedReason } = found(
      ballots((voter, option) => [scoreOf(voter, option), scoreOf(voter, option), 6 - scoreOf(voter, option), 3]),
    );
    expect(correlatedReason).toBeNull();
    expect(correlated).toEqual([{ criterionIds: ["c0", "c1"], correlation: 1, within: 1, votes: 15 }]);
  });

  test("not because the means of three options do", () => {
    // The same means 2, 3 and 4 on both; who is above them on one is below them on the other.
    const apart = ballots((voter, option) => {
      const turn = voter === 0 ? 1 : voter === 1 ? -1 : 0;
      return [2 + option + turn / 4, 2 + option - turn / 4];
    });
    expect(found(apart).correlated).toEqual([]);
    // All alike about each option: nothing tells two things from one.
    expect(found(ballots((_, option) => [2 + option, 1 + 2 * option])).correlated).toEqual([]);
  });

  test("the closest pair first, each strictly above both limits", () => {
    const first = [1, 2, 3, 4, 5, 2, 3, 4, 1, 5];
    const [second, third] = [first.with(0, 2), first.with(0, 3)];
    const make = (voter: number, option: number) =>
      [third, second, first].map((scores) => at(scores, 5 * option + voter));
    const { correlated } = found(ballots(make, 5, 2));
    const values = (correlated ?? []).map(({ correlation }) => correlation);
    expect(values).toHaveLength(3);
    expect(values).toEqual([...values].sort((a, b) => b - a));
    expect(correlated?.[0]?.criterionIds).toEqual(["c1", "c2"]);
    const [least] = values.slice(-1);
    const basis = readBasis(ballots(make, 5, 2));
    const count = (given: Partial<typeof parameters>) =>
      correlatedPairs(basis, { ...parameters, ...given }).correlated?.length;
    expect(count({ correlatedAbove: least ?? 0 })).toBe(2);
    expect(count({ correlatedWithin: Math.min(...(correlated ?? []).map(({ within }) => within)) })).toBe(2);
  });

  test("from ten votes in common, of two people or more", () => {
    const by = (voters: number) => found(ballots((voter, option) => [1 + voter, 1 + voter + option / 9], voters, 2));
    expect(by(1)).toEqual({ correlated: null, correlatedReason: "needs-two-voters" });
    expect(by(4)).toEqual({ correlated: null, correlatedReason: "needs-more-votes" });
    expect(by(5).correlated).toHaveLength(1);
    const one = two({ ...unanimous(6, [[5], [3]], [100]) });
    expect(found(one)).toEqual({ correlated: null, correlatedReason: "needs-more-votes" });
    // One pair has enough; the other has too little to be looked at.
    const some = ballots(
      (voter, option) => [1 + voter, 1 + voter, voter === 0 && option === 0 ? null : 1 + voter],
      5,
      2,
    );
    expect(found(some).correlated?.map(({ criterionIds }) => criterionIds)).toEqual([["c0", "c1"]]);
  });
});
