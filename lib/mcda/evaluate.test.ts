import { describe, expect, test } from "vitest";
import { findClosingObstacles } from "./closing";
import { evaluate, type EvaluationResult, type Standing } from "./evaluate";
import story from "./examples/django-or-flask.json";
import { storyInput } from "./examples/story";
import { evaluationOf } from "./vectors/vector";

const { expected } = story;
const result = evaluate(storyInput("round2"));
const pointsOf = ({ points }: Pick<Standing, "points">) =>
  Object.fromEntries(points.map((entry) => [entry.optionId, Number(entry.points?.toFixed(4))]));
const shown = (round: EvaluationResult) =>
  Object.fromEntries(round.ranking.map(({ optionId, points }) => [optionId, Number(points?.toFixed(1))]));

describe("the story of Django or Flask comes out to the figure", () => {
  test("points, margin, closeness and the points of each theme", () => {
    expect(shown(result)).toEqual(expected.points);
    expect(shown(evaluate(storyInput("round1")))).toEqual(expected.round1);
    expect(result.ranking.map(({ optionId }) => optionId)).toEqual(["django", "hybrid", "flask"]);
    expect(result.margin).toBeCloseTo(expected.margin, 9);
    expect(result.closeness).toBe("close");
    const themes = result.ranking.map(({ optionId, themes }) => [
      optionId,
      Object.fromEntries(themes.map(({ theme, points }) => [theme, Number((points + 1e-9).toFixed(1))])),
    ]);
    expect(Object.fromEntries(themes)).toEqual(expected.pointsByTheme);
  });

  test("the smallest change is three points on flexibility, and each criterion's flip is known", () => {
    expect(result.swap).toMatchObject({ challengerId: "hybrid", criterionId: "flexibility" });
    expect(result.swap?.delta).toBeCloseTo(2.9677, 4);
    const flips = result.swaps.flatMap(({ swap }) => (swap === null ? [] : [swap]));
    const wanted = new Map(expected.flips.map((flip) => [flip.criterionId, flip]));
    expect(flips.map(({ criterionId }) => criterionId).sort()).toEqual([...wanted.keys()].sort());
    for (const flip of flips) {
      expect(flip.challengerId).toBe(wanted.get(flip.criterionId)?.to);
      expect(100 * flip.weightThen).toBeCloseTo(wanted.get(flip.criterionId)?.flipsAt ?? NaN, 4);
    }
  });

  test("the median, each voter alone, and what is left without one", () => {
    expect(pointsOf(result.medianInsteadOfMean)).toEqual(expected.medianInsteadOfMean);
    expect(result.individual.map(({ voterId, points }) => ({ voterId, ...pointsOf({ points }) }))).toEqual(
      expected.eachVoterAlone,
    );
    expect(result.individual.every(({ hasOwnWeights }) => !hasOwnWeights)).toBe(true);
    const left = (entries: EvaluationResult["leaveOneVoterOut"]) =>
      entries.map(({ id, points }) => ({ id, ...pointsOf({ points }) }));
    expect(left(result.leaveOneVoterOut)).toEqual(expected.withoutVoter);
    expect(left(result.leaveOneCriterionOut)).toEqual(expected.withoutCriterion);
    const pivotal = [...result.leaveOneVoterOut, ...result.leaveOneCriterionOut].filter(({ isPivotal }) => isPivotal);
    expect(pivotal.map(({ id }) => id)).toEqual(["voter-4", "structure"]);
    expect(pivotal.map(({ leaderIds }) => leaderIds)).toEqual([["hybrid"], ["hybrid"]]);
  });

  test("every cell's mean, spread and level, and the order in which to talk", () => {
    for (const cell of expected.cells) {
      const found = result.cells.find((c) => c.optionId === cell.optionId && c.criterionId === cell.criterionId);
      expect(found?.mean).toBeCloseTo(cell.mean, 9);
      expect(found?.standardDeviation).toBeCloseTo(cell.sd, 4);
      expect(found?.agreement).toBeCloseTo(cell.rwg, 9);
      expect(found?.level).toBe(cell.spread);
    }
    const contested = result.agreement.contested.map((entry) => ({
      ...entry,
      spreadTimesWeight: Number(entry.spreadTimesWeight.toFixed(4)),
    }));
    expect(contested).toEqual(expected.contested);
    expect(result.agreement).toMatchObject({ agreedCells: 30, dividedCells: 3, cells: 42 });
  });
});

describe("missing answers", () => {
  test("an empty cell leaves its option an interval and the winner open unless it cannot matter", () => {
    const open = evaluate(
      evaluationOf(
        [
          [
            [5, null],
            [4, 4],
          ],
        ],
        [[50, 50]],
      ),
    );
    expect(open.closeness).toBe("undecided");
    expect(open.ranking.find(({ optionId }) => optionId === "o0")).toMatchObject({
      points: null,
      interval: { low: 50, high: 100 },
      comparablePoints: 100,
    });
    expect(open.leaderIds).toEqual([]);
    const certain = evaluate(
      evaluationOf(
        [
          [
            [5, null],
            [1, 1],
          ],
        ],
        [[90, 10]],
      ),
    );
    expect(certain.leaderIds).toEqual(["o0"]);
    expect(certain).toMatchObject({ closeness: "undecided", margin: null, swap: null, swapReason: "missing-scores" });
  });

  test("a criterion that applies to nothing leaves, and the rest is renormalised", () => {
    const input = evaluationOf(
      [
        [
          [5, 1],
          [3, 1],
        ],
      ],
      [[40, 60]],
    );
    const answers = { v0: { c0: { o0: 5, o1: 3 }, c1: { o0: "not-applicable", o1: "not-applicable" } } } as const;
    const found = evaluate({ ...input, answers });
    expect(found.weights).toMatchObject([{ weight: 1 }, { weight: 0, isApplicable: false }]);
    expect(found.ranking.map(({ points }) => points)).toEqual([100, 50]);
    expect(findClosingObstacles(found)).toEqual([{ kind: "criterion-not-applicable", criterionId: "c1" }]);
  });

  test("who has left counts in the means, and neither in quorum nor in coverage", () => {
    const five = evaluationOf(
      [
        [[5], [4]],
        [[5], [4]],
        [[2], [null]],
        [[2], [null]],
        [[2], [null]],
      ],
      [[100]],
    );
    const voters = five.voters.map(({ id }) => (["v0", "v1"].includes(id) ? { id } : { id, hasLeft: true as const }));
    const found = evaluate({ ...five, voters });
    expect(found.cells.map((cell) => [cell.mean, cell.answers, cell.coverage])).toEqual([
      [3.2, 5, 1],
      [4, 2, 1],
    ]);
    expect(findClosingObstacles(found)).toEqual([]);
    expect(findClosingObstacles(evaluate(five))).toMatchObject([{ optionId: "o1", answers: 2, needed: 3 }]);
    const nobodyStayed = evaluate({ ...five, voters: five.voters.map(({ id }) => ({ id, hasLeft: true as const })) });
    expect(findClosingObstacles(nobodyStayed)).toMatchObject([
      { optionId: "o0", answers: 0, needed: 1 },
      { optionId: "o1", answers: 0, needed: 1 },
    ]);
  });

  test("closing asks for two answers and 60 % of the voters in each cell", () => {
    expect(findClosingObstacles(result)).toEqual([]);
    const three = evaluate(
      evaluationOf(
        [
          [[5], [4]],
          [[5], [4]],
          [[null], [4]],
        ],
        [[100]],
      ),
    );
    expect(findClosingObstacles(three)).toEqual([]);
    const one = evaluate(
      evaluationOf(
        [
          [[5], [4]],
          [[null], [4]],
          [[null], [4]],
        ],
        [[100]],
      ),
    );
    expect(findClosingObstacles(one)).toEqual([
      { kind: "too-few-answers", criterionId: "c0", optionId: "o0", answers: 1, needed: 2 },
    ]);
    const five = evaluate(evaluationOf([[[5]], [[5]], [[null]], [[null]], [[null]]], [[100]]));
    expect(findClosingObstacles(five)).toMatchObject([{ kind: "too-few-answers", answers: 2, needed: 3 }]);
  });

  test("closing asks for weights, options and criteria", () => {
    expect(findClosingObstacles(evaluate(evaluationOf([[[5]]], [])))).toEqual([{ kind: "no-weights" }]);
    const input = evaluationOf([[[5]]], [[100]]);
    expect(findClosingObstacles(evaluate({ ...input, options: [] }))).toEqual([{ kind: "no-options" }]);
    expect(findClosingObstacles(evaluate({ ...input, criteria: [] }))).toEqual([{ kind: "no-criteria" }]);
  });

  test("an option to which nothing applies is reported once", () => {
    const input = evaluationOf([[[5], [1]]], [[100]]);
    const found = evaluate({ ...input, answers: { v0: { c0: { o0: 5, o1: "not-applicable" } } } });
    expect(findClosingObstacles(found)).toEqual([{ kind: "option-not-applicable", optionId: "o1" }]);
  });
});

test("one voter has totals, and nothing where spread would be", () => {
  const found = evaluate(
    evaluationOf(
      [
        [
          [5, 2],
          [3, 4],
        ],
      ],
      [[50, 50]],
    ),
  );
  expect(found.ranking.map(({ points }) => points)).toEqual([62.5, 62.5]);
  expect(found.cells[0]).toMatchObject({ standardDeviation: null, range: null, agreement: null, isContested: false });
  expect(found.agreement).toMatchObject({ kendallW: null, alphaInterval: null });
  expect(found.leaveOneVoterOut).toEqual([]);
});

test("a top within 1e-9 is a tie, and exactly five points of weight are not close", () => {
  expect(
    evaluate(
      evaluationOf(
        [
          [
            [3, 3],
            [3, 3],
          ],
        ],
        [[70, 30]],
      ),
    ).closeness,
  ).toBe("tie");
  const five = evaluate(
    evaluationOf(
      [
        [
          [3, 4],
          [4, 3],
        ],
      ],
      [[45, 55]],
    ),
  );
  expect(five.swap?.delta).toBeCloseTo(5, 9);
  expect(five.closeness).toBe("clear");
});

test("input that no checked ballot can produce is refused", () => {
  const input = evaluationOf([[[3]]], [[100]]);
  expect(() => evaluate({ ...input, scale: { low: 5, high: 5 } })).toThrow(RangeError);
  expect(() => evaluate(evaluationOf([[[6]]], [[100]]))).toThrow(RangeError);
  expect(() => evaluate(evaluationOf([[[NaN]]], [[100]]))).toThrow(RangeError);
  expect(() => evaluate(evaluationOf([[[3]]], [[-1]]))).toThrow(RangeError);
  expect(() => evaluate({ ...input, voters: [{ id: "v0" }, { id: "v0" }] })).toThrow(RangeError);
});

test("one far voice makes a cell contested although a large group agrees", () => {
  const ballots = Array.from({ length: 20 }, (_, voter) => [[voter === 0 ? 1 : 4]]);
  const [cell] = evaluate(evaluationOf(ballots, [[100]])).cells;
  expect(cell).toMatchObject({ level: "low", range: 3, isContested: true });
});
