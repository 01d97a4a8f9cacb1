import type { ReasonRule } from "../settings/rules";
import type { ScoresContent } from "./input";
import { describe, expect, test } from "vitest";
import {
  POINTS_TO_GIVE,
  assertCompleteScores,
  assertFullWeights,
  ballotColumns,
  inOwnOrder,
  spreadEvenly,
  scaledToFull,
  scoresWithoutReason,
  unansweredCells,
} from "./rules";

const options = [{ id: "django" }, { id: "flask" }, { id: "hybrid" }];
const criteria = [{ id: "speed" }, { id: "safety" }];

describe("a ballot's cells", () => {
  test("are the whole matrix in round one, and only those named later", () => {
    expect(ballotColumns(options, criteria, null).map((column) => column.optionIds.length)).toEqual([3, 3]);
    expect(ballotColumns(options, criteria, ["safety:flask"])).toEqual([
      { criterionId: "safety", optionIds: ["flask"] },
    ]);
  });

  test("count as answered by a score, an abstention or not applicable", () => {
    const columns = ballotColumns(options, criteria, null);
    const answers = { speed: { django: 1, flask: "abstain", hybrid: "not-applicable" } } as const;
    expect(unansweredCells(columns, answers)).toEqual(["safety:django", "safety:flask", "safety:hybrid"]);
    const complete = { speed: answers.speed, safety: answers.speed };
    const check =
      (ballot: Omit<ScoresContent, "kind">, reasonRule: ReasonRule = "never") =>
      () =>
        assertCompleteScores(
          { columns, optionIds: options.map(({ id }) => id), reasonRule },
          { kind: "scoring", ...ballot },
        );
    expect(check({ answers: complete, reasons: {} })).not.toThrow();
    expect(check({ answers, reasons: {} })).toThrow("3 cells are still open");
    const reasons = { speed: { rails: "Why not" } };
    expect(check({ answers: complete, reasons })).toThrow("does not cover");
    expect(check({ answers: complete, reasons: {}, confidence: { speed: { rails: "low" } } })).toThrow(
      "does not cover",
    );
    expect(check({ answers: complete, reasons: {}, changes: reasons })).toThrow("does not cover");
    expect(check({ answers: complete, reasons: {}, favourites: ["rails"] })).toThrow("favours an option");
    expect(check({ answers: complete, reasons: {}, favourites: ["flask"] })).not.toThrow();
    // Scores of 1 need a reason by the one rule, every score by the other, and what is no score by neither.
    expect(check({ answers: complete, reasons: {} }, "extreme")).toThrow("2 scores still need a reason");
    const why = { speed: { django: "Slow" }, safety: { django: " " } };
    expect(check({ answers: complete, reasons: why }, "always")).toThrow("One score still needs a reason");
    const mild = { ...answers.speed, django: 3 } as const;
    const mildly = { speed: mild, safety: mild };
    expect(check({ answers: mildly, reasons: {} }, "extreme")).not.toThrow();
    expect(check({ answers: mildly, reasons: {} }, "always")).toThrow("2 scores still need a reason");
  });
});

test("weights add up to 100 over the criteria that are there; one left out has 0", () => {
  expect(() => assertFullWeights(criteria, { speed: 100 })).not.toThrow();
  expect(() => assertFullWeights(criteria, { speed: 50, safety: 49 })).toThrow("1 left to give");
  expect(() => assertFullWeights(criteria, { speed: 50, safety: 60 })).toThrow("10 too many");
  expect(() => assertFullWeights(criteria, { speed: 50, beauty: 50 })).toThrow("Reload");
});

describe("the order of options", () => {
  const ids = ["a", "b", "c", "d"];

  test("is a person's own and stays the same on every visit", () => {
    expect(inOwnOrder(ids, "ana", "e1", 0)).toEqual(inOwnOrder(ids, "ana", "e1", 0));
    expect([...inOwnOrder(ids, "ana", "e1", 0)].sort()).toEqual(ids);
    const orders = new Set(Array.from({ length: 40 }, (_, at) => inOwnOrder(ids, "ana", "e1", at).join("")));
    expect(orders.size).toBeGreaterThan(12);
  });

  test("puts every option first about equally often, so that none is favoured", () => {
    const first = new Map<string, number>();
    for (let person = 0; person < 4000; person++) {
      const [one = ""] = inOwnOrder(ids, `member-${person}`, "e1", person % 14);
      first.set(one, (first.get(one) ?? 0) + 1);
    }
    for (const id of ids) expect(Math.abs((first.get(id) ?? 0) - 1000)).toBeLessThan(150);
  });
});

test("points spread evenly are whole, differ by at most one and add up", () => {
  const points = Object.values(spreadEvenly(["a", "b", "c", "d", "e", "f", "g"].map((id) => ({ id }))));
  expect(points.reduce((sum, value) => sum + value, 0)).toBe(POINTS_TO_GIVE);
  expect(Math.max(...points) - Math.min(...points)).toBeLessThanOrEqual(1);
  expect(points.every(Number.isInteger)).toBe(true);
});

test("points brought to 100 keep their proportions, and equal ones differ by one at most", () => {
  const three = [{ id: "speed" }, { id: "safety" }, { id: "cost" }];
  expect(scaledToFull(three, {})).toEqual({ speed: 34, safety: 33, cost: 33 });
  expect(scaledToFull(three, { speed: 60, safety: 60 })).toEqual({ speed: 50, safety: 50, cost: 0 });
  expect(scaledToFull(three, { speed: 1, safety: 1, cost: 1 })).toEqual({ speed: 34, safety: 33, cost: 33 });
  const uneven: readonly Readonly<Record<string, number>>[] = [{ speed: 100, safety: 12, cost: 7 }, { cost: 3 }];
  for (const points of uneven)
    expect(Object.values(scaledToFull(three, points)).reduce((sum, value) => sum + value, 0)).toBe(100);
});

test("a reason is missed at the ends of the scale only, and blanks are none", () => {
  const answers = { speed: { django: 1, flask: 5, hybrid: 3 }, safety: { django: "abstain", flask: 5 } } as const;
  const reasons = { speed: { django: "Slow", flask: "  " } };
  expect(scoresWithoutReason({ kind: "scoring", answers, reasons })).toBe(2);
});
