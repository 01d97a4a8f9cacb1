import { expect, test } from "vitest";
import { evaluate } from "@/lib/mcda/evaluate";
import { evaluationOf } from "@/lib/mcda/vectors/vector";
import { rowsOf } from "./sure-rows";

const names = { options: { o0: "Django", o1: "Flask" }, criteria: { c0: "Speed" } };
const ballot = [[5], [2]];
const valuesOf = (voters: number) => {
  const result = evaluate(
    evaluationOf(
      Array.from({ length: voters }, () => ballot),
      [[100]],
    ),
  );
  return Object.fromEntries(
    rowsOf({ frozen: { result }, names, firstRound: null }, null).map(({ name, value, isShaky, isUnknown }) => [
      name,
      { value, isShaky, ...(isUnknown && { isUnknown }) },
    ]),
  );
};

test("with one voter each row about spread says n/a; the rest says what it knows", () => {
  expect(valuesOf(1)).toEqual({
    "Weight change that flips it": { value: "None does", isShaky: false },
    "Median instead of mean": { value: "n/a", isShaky: false, isUnknown: true },
    "Each person alone": { value: "n/a", isShaky: false, isUnknown: true },
    "Cells agreed on": { value: "n/a", isShaky: false, isUnknown: true },
    "Cells answered": { value: "100%", isShaky: false },
  });
});

test("a change that is only just under the threshold is not written as the threshold", () => {
  const result = { ...evaluate(evaluationOf([ballot, ballot], [[100]])) };
  const swap = { challengerId: "o1", criterionId: "c0", weightNow: 0.2, weightThen: 0.2497, delta: 4.97 };
  const [change] = rowsOf({ frozen: { result: { ...result, swap } }, names, firstRound: null }, null);
  expect(change).toMatchObject({ value: "4.97 points", isShaky: true });
});

test("where people score nothing, nothing is said of how far they agree", () => {
  const result = evaluate(evaluationOf([ballot, ballot], [[100]]));
  const agreement = { ...result.agreement, agreedCells: 0, cells: 0 };
  const rows = rowsOf({ frozen: { result: { ...result, agreement } }, names, firstRound: null }, null);
  expect(rows.find(({ name }) => name === "Cells agreed on")).toMatchObject({ value: "n/a", isUnknown: true });
});

test("from two voters on every row has its figure", () => {
  expect(valuesOf(2)).toMatchObject({
    "Median instead of mean": { value: "Django by 75.0", isShaky: false },
    "Each person alone": { value: "2\u00a0Django" },
    "Cells agreed on": { value: "2 of 2" },
  });
});
