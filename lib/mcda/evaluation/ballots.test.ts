import { describe, expect, test } from "vitest";
import { two } from "../examples/small";
import { evaluationOf } from "../vectors/vector";
import { byCodeUnit, readBallots, readWeights, withMeasured } from "./ballots";

const none = "not-applicable";

describe("ballots", () => {
  const input = evaluationOf(
    [
      [
        [5, none],
        ["abstain", none],
      ],
      [
        [2, null],
        [null, none],
      ],
    ],
    [[60, 40]],
  );

  test("are read by voter id, options before criteria, with null for what is no rating", () => {
    const ballots = readBallots({ ...input, voters: [{ id: "v1" }, { id: "v0", hasLeft: true }, { id: "late" }] });
    expect(ballots.voterIds).toEqual(["late", "v0", "v1"]);
    expect([...ballots.currentIds]).toEqual(["v1", "late"]);
    expect(ballots.answers[1]).toEqual([
      [5, none],
      ["abstain", none],
    ]);
    expect(ballots.votes).toEqual([
      [
        [null, null],
        [null, null],
      ],
      [
        [5, null],
        [null, null],
      ],
      [
        [2, null],
        [null, null],
      ],
    ]);
    expect(ballots.factors).toEqual([1, 1, 1]);
    expect(ballots.measured).toEqual([null, null]);
  });

  test("of people who do not take part do not count", () => {
    expect(readBallots({ ...input, voters: [{ id: "v1" }] }).votes).toEqual([
      [
        [2, null],
        [null, null],
      ],
    ]);
  });

  test("make a criterion inapplicable when every answer says so, for every option", () => {
    expect(readBallots(input).isApplicable).toEqual([true, false]);
    const applies = (answers: Parameters<typeof evaluationOf>[0]) =>
      readBallots(evaluationOf(answers, [])).isApplicable;
    expect(applies([[[none], [none]]])).toEqual([false]);
    expect(
      applies([
        [[none], [none]],
        [[null], [none]],
      ]),
    ).toEqual([false]);
    expect(
      applies([
        [[none], [none]],
        [["abstain"], [none]],
      ]),
    ).toEqual([true]);
    expect(applies([[[none], [null]]])).toEqual([true]);
    expect(applies([[[null], [null]]])).toEqual([true]);
    expect(readBallots({ ...input, options: [] }).isApplicable).toEqual([true, true]);
  });

  test("hold the ratings of measured criteria instead of anybody's answers", () => {
    const measure = { worst: 10, best: 0, values: { o0: 5 } };
    const criteria = input.criteria.map((criterion, k) => (k === 0 ? { ...criterion, measure } : criterion));
    const ballots = readBallots(two({ ...input, criteria }));
    expect(ballots.measured).toEqual([[3, null], null]);
    expect(ballots.answers[0]).toEqual([
      [null, none],
      [null, none],
    ]);
    const means = [
      [1, 2],
      [null, 4],
    ];
    expect(withMeasured(means, ballots.measured)).toEqual([
      [3, 2],
      [null, 4],
    ]);
    expect(withMeasured(means, [null, null])).toBe(means);
  });

  test("count by the capped weight of a role, or all alike where that is asked", () => {
    const roles = two({
      ...input,
      voters: [{ id: "v0", weight: 9 }, { id: "v1" }, { id: "v2" }, { id: "v3" }],
    });
    expect(readBallots(roles).factors.map((factor) => factor.toFixed(6))).toEqual([
      "1.333333",
      "0.888889",
      "0.888889",
      "0.888889",
    ]);
    expect(readBallots(roles, true).factors).toEqual([1, 1, 1, 1]);
  });
});

describe("weights", () => {
  const input = evaluationOf(
    [[[3, none, 4]], [[3, none, 4]]],
    [
      [10, 80, 10],
      [30, 0, 10],
    ],
  );
  const weighting = (given: typeof input) => readWeights(given, readBallots(given));

  test("are the mean of everybody's shares, and leave out what applies to nothing", () => {
    const { criteria, group, individual } = weighting(input);
    // Shares .1 .8 .1 and .75 0 .25: means .425 .4 .175, and without the second .425 and .175 of .6.
    expect(group?.map((weight) => weight.toFixed(9))).toEqual(["0.708333333", "0.000000000", "0.291666667"]);
    expect(criteria.map(({ weight }) => weight)).toEqual(group);
    expect(criteria[0]?.standardDeviation).toBeCloseTo(0.65 / Math.SQRT2, 12);
    expect(criteria).toMatchObject([
      { criterionId: "c0", voters: 2, isApplicable: true },
      { criterionId: "c1", voters: 2, isApplicable: false },
      { criterionId: "c2", voters: 2, isApplicable: true },
    ]);
    expect([...individual]).toEqual([
      ["v0", [0.5, 0, 0.5]],
      ["v1", [0.75, 0, 0.25]],
    ]);
  });

  test("of somebody who gave no points, or points to what applies to nothing, are not theirs", () => {
    const given = { ...input, weights: { v0: { c1: 5 }, v1: { c0: 0 }, zoe: { c0: 1, c2: 3 } } };
    const { criteria, group, individual } = weighting(given);
    expect([...individual.keys()]).toEqual(["zoe"]);
    expect(criteria.map(({ voters }) => voters)).toEqual([2, 2, 2]);
    expect(group).toEqual([0.25, 0, 0.75]);
  });

  test("count by role, and who is no voter counts once", () => {
    const voters = [{ id: "v0", weight: 2 }, { id: "v1" }, { id: "v2" }, { id: "v3" }, { id: "v4" }];
    const c2 = { c2: 1 };
    const few = two({ ...input, voters, weights: { v0: { c0: 1 }, v1: c2, v2: c2, steward: c2 } });
    // v0 holds a third of five votes, would hold more of these four, and holds a third of them.
    expect(weighting(few).group?.[0]).toBeCloseTo(1 / 3, 12);
    const most = two({ ...input, voters, weights: { v0: c2, v1: c2, v2: c2, v3: { c0: 1 }, v4: c2, steward: c2 } });
    expect(weighting(most).group?.[0]).toBeCloseTo(5 / 6 / (5 / 3 + 4 * (5 / 6) + 1), 12);
  });

  test("do not exist when nobody gave any", () => {
    const { criteria, group, individual } = weighting({ ...input, weights: {} });
    expect(group).toBeNull();
    expect(individual.size).toBe(0);
    expect(criteria[0]).toEqual({
      criterionId: "c0",
      weight: null,
      standardDeviation: null,
      voters: 0,
      isApplicable: true,
    });
  });
});

test("ids are ordered by code unit, as in every language", () => {
  expect(["b", "a", "B", "ä", "a"].sort(byCodeUnit)).toEqual(["B", "a", "a", "b", "ä"]);
  expect(byCodeUnit("a", "a")).toBe(0);
});
