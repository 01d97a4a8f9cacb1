import { describe, expect, test } from "vitest";
import { findClosingObstacles } from "../../closing";
import { evaluate, type EvaluationInputTwo } from "../../evaluate";
import { two } from "../../examples/small";
import { agreementSentence } from "../../sentence";
import { evaluationOf } from "../../vectors/vector";

describe("a measured criterion", () => {
  const cost = (values: Record<string, number | null>) => ({ worst: 900, best: 100, values });
  const measured = (values: Record<string, number | null>): EvaluationInputTwo => {
    const input = evaluationOf(
      [
        [
          [5, 1],
          [3, 1],
        ],
        [
          [4, 1],
          [3, 1],
        ],
      ],
      [[50, 50]],
    );
    const criteria = input.criteria.map((criterion, k) =>
      k === 1 ? { ...criterion, measure: cost(values) } : criterion,
    );
    return two({ ...input, criteria });
  };

  test("is rated by its line, whatever anybody scored there, and is never contested", () => {
    const result = evaluate(measured({ o0: 500, o1: 20 }));
    expect(result.cells[1]).toEqual({
      optionId: "o0",
      criterionId: "c1",
      mean: 3,
      median: 3,
      standardDeviation: null,
      range: null,
      agreement: null,
      level: null,
      isContested: false,
      answers: 0,
      abstentions: 0,
      notApplicable: 0,
      coverage: 1,
      votes: [],
    });
    expect(result.cells[3]?.mean).toBe(5);
    expect(result.gates.map(({ isOpen }) => isOpen)).toEqual([true, true, true, true]);
    expect(findClosingObstacles(result)).toEqual([]);
    expect(result.measuredIds).toEqual(["c1"]);
    expect(result.agreement.cells).toBe(2);
    expect(agreementSentence(result)).toBe("The group agrees on all 2 cells.");
    expect(result.individual[0]?.points.map(({ points }) => points)).toEqual([75, 75]);
    expect(result.medianInsteadOfMean.points.map(({ points }) => points)).toEqual([68.75, 75]);
  });

  test("waits for its value, and closing says so", () => {
    const result = evaluate(measured({ o0: 500, o1: null }));
    expect(result.cells[3]).toMatchObject({ mean: null, coverage: 0 });
    expect(result.gates[3]?.isOpen).toBe(false);
    expect(result.closeness).toBe("undecided");
    expect(findClosingObstacles(result)).toEqual([{ kind: "no-value", criterionId: "c1", optionId: "o1" }]);
    expect(evaluate(measured({ o0: 500 })).cells[3]?.mean).toBeNull();
  });

  test("may carry a minimum", () => {
    const input = measured({ o0: 899, o1: 100 });
    const criteria = input.criteria.map((criterion, k) => (k === 1 ? { ...criterion, minimum: 2 } : criterion));
    const result = evaluate({ ...input, criteria });
    expect(result.leaderIds).toEqual(["o1"]);
    expect(result.bestShare).toEqual([
      { optionId: "o0", share: 0 },
      { optionId: "o1", share: 1 },
    ]);
  });
});
