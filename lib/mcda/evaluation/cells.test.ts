import { describe, expect, test } from "vitest";
import { evaluate, type Answer } from "../evaluate";
import { two } from "../examples/small";
import { evaluationOf } from "../vectors/vector";

/** The only cell of one criterion, as these people answered. */
const cellOf = (answers: readonly Answer[]) => {
  const [cell] = evaluate(
    evaluationOf(
      answers.map((answer) => [[answer]]),
      [[100]],
    ),
  ).cells;
  if (cell === undefined) throw new Error("One option and one criterion.");
  return cell;
};

describe("a cell", () => {
  test("tells ratings, abstentions, what does not apply and what is open apart", () => {
    const cell = cellOf([5, "abstain", "not-applicable", null, "abstain", 2, 2]);
    expect(cell).toMatchObject({
      optionId: "o0",
      criterionId: "c0",
      mean: 3,
      median: 2,
      range: 3,
      answers: 3,
      abstentions: 2,
      notApplicable: 1,
      votes: [
        { voterId: "v0", score: 5 },
        { voterId: "v5", score: 2 },
        { voterId: "v6", score: 2 },
      ],
    });
    expect(cell.standardDeviation).toBeCloseTo(Math.sqrt(3), 12);
    expect(cell.coverage).toBeCloseTo(3 / 7, 12);
  });

  test("has no spread of one rating, and nothing at all of none", () => {
    expect(cellOf([4, null])).toMatchObject({
      mean: 4,
      median: 4,
      standardDeviation: null,
      range: null,
      agreement: null,
      level: null,
      isContested: false,
      answers: 1,
    });
    expect(cellOf([null, "abstain"])).toMatchObject({ mean: null, median: null, answers: 0, coverage: 0, votes: [] });
  });

  test("is low in spread from .70, mixed from .40 and high below, and contested unless low", () => {
    // Six of eleven one step from the mean: a variance of .6, which is 1 − .6/2.
    const low = cellOf([2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4]);
    expect(low.agreement).toBeCloseTo(0.7, 12);
    expect(low).toMatchObject({ level: "low", isContested: false, range: 2 });
    const below = cellOf([2, 2, 2, 3, 3, 3, 3, 4, 4, 4]);
    expect(below).toMatchObject({ level: "mixed", isContested: true });
    // Two and three of five two steps apart: a variance of 1.2.
    const mixed = cellOf([2, 2, 4, 4, 4]);
    expect(mixed.agreement).toBeCloseTo(0.4, 12);
    expect(mixed).toMatchObject({ level: "mixed", isContested: true });
    expect(cellOf([2, 2, 4, 4])).toMatchObject({ level: "high", isContested: true });
  });

  test("is contested from a range of 3 on, however small its spread", () => {
    const group = (far: number) => cellOf([far, ...Array.from({ length: 30 }, () => 4)]);
    expect(group(1)).toMatchObject({ level: "low", range: 3, isContested: true });
    expect(group(1.1)).toMatchObject({ level: "low", isContested: false });
  });

  test("compares its spread with the number of levels of its own scale", () => {
    const answers = [[[0]], [[10]]];
    const [cell] = evaluate(evaluationOf(answers, [[100]], { low: -10, high: 10 })).cells;
    // 21 levels: chance has variance 440/12.
    expect(cell?.agreement).toBe(0);
    const [near] = evaluate(evaluationOf([[[0]], [[2]]], [[100]], { low: -10, high: 10 })).cells;
    expect(near?.agreement).toBeCloseTo(1 - (2 * 12) / 440, 12);
  });

  test("is covered by the weight of who is still here", () => {
    const input = evaluationOf([[[5]], [[4]], [[null]], [[null]]], [[100]]);
    const voters = [{ id: "v0", weight: 9 }, { id: "v1", hasLeft: true as const }, { id: "v2" }, { id: "v3" }];
    const result = evaluate(two({ ...input, voters }));
    // A third of the say is v0's; two of nine is each other's, and v1 is gone.
    expect(result.cells[0]?.coverage).toBeCloseTo(1 / 3 / (1 - 2 / 9), 12);
    expect(result.gates).toEqual([
      { criterionId: "c0", optionId: "o0", answers: 1, coverage: result.cells[0]?.coverage, isOpen: false },
    ]);
    expect(result.leftVoters).toBe(1);
    const nobody = evaluate({ ...input, voters: [{ id: "v0", hasLeft: true }] });
    expect(nobody.cells[0]).toMatchObject({ mean: 5, coverage: 0 });
    expect(nobody.gates[0]).toMatchObject({ answers: 0, isOpen: false });
  });
});

test("a gate opens with two answers, or all where fewer take part, from 60 % of the voters", () => {
  const isOpen = (voters: number, answered: number) => {
    const ballots = Array.from({ length: voters }, (_, voter) => [[voter < answered ? 3 : null]]);
    return evaluate(evaluationOf(ballots, [[100]])).gates[0]?.isOpen;
  };
  expect([isOpen(1, 0), isOpen(1, 1)]).toEqual([false, true]);
  expect([isOpen(2, 1), isOpen(2, 2)]).toEqual([false, true]);
  expect([isOpen(3, 1), isOpen(3, 2)]).toEqual([false, true]);
  expect([isOpen(5, 2), isOpen(5, 3)]).toEqual([false, true]);
});

test("a result is covered as its cells are on average, and not at all without any", () => {
  const result = evaluate(
    evaluationOf(
      [
        [[5], [4]],
        [[null], [4]],
      ],
      [[100]],
    ),
  );
  expect(result.coverage).toBe(0.75);
  expect(evaluate({ ...evaluationOf([[[5]]], [[100]]), options: [] }).coverage).toBe(0);
});
