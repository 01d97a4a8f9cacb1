import { expect, test } from "vitest";
import { divergencesOf, type AnsweredQuestion } from "./rules";

/** Freight holds Billing and Tracking; the portal lies beside it. */
const PATHS: Readonly<Record<string, readonly string[]>> = {
  freight: ["freight"],
  billing: ["billing", "freight"],
  tracking: ["tracking", "freight"],
  portal: ["portal"],
};
const pathOf = (line: string) => PATHS[line] ?? [];

const question = (number: number, lineIds: readonly string[], more: Partial<AnsweredQuestion> = {}) => ({
  id: `d${number}`,
  number,
  title: `Decision ${number}`,
  lineIds,
  templateKey: null,
  options: ["Django", "Flask"],
  chosen: "Django",
  ...more,
});
const pairs = (questions: readonly AnsweredQuestion[], conflicts: readonly (readonly [string, string])[] = []) =>
  divergencesOf(questions, conflicts, pathOf).map(({ first, second }) => [first.number, second.number]);

const flask = (number: number, lineIds: readonly string[], more: Partial<AnsweredQuestion> = {}) =>
  question(number, lineIds, { chosen: "flask ", ...more });

test("two lines that chose differently from two options in common diverge, whatever the case of their names", () => {
  const found = divergencesOf([flask(2, ["tracking"]), question(1, ["billing"])], [], pathOf);
  expect(found).toMatchObject([{ first: { number: 1 }, second: { number: 2 }, shared: ["Django", "Flask"] }]);
  expect(pairs([question(1, ["billing"]), question(2, ["tracking"], { chosen: "DJANGO" })])).toEqual([]);
});

test("one option in common is not one question, but the same template is", () => {
  const other = { options: ["Flask", "Rails"] };
  expect(pairs([question(1, ["billing"]), flask(2, ["tracking"], other)])).toEqual([]);
  const template = { templateKey: "framework" };
  expect(pairs([question(1, ["billing"], template), flask(2, ["tracking"], { ...other, ...template })])).toEqual([
    [1, 2],
  ]);
});

test("what holds on one line or on a line above the other is no divergence", () => {
  expect(pairs([question(1, ["freight"]), flask(2, ["tracking"])])).toEqual([]);
  expect(pairs([question(1, ["billing"]), flask(2, ["billing"])])).toEqual([]);
  expect(pairs([question(1, ["freight"]), flask(2, ["tracking", "portal"])])).toEqual([[1, 2]]);
});

test("what somebody linked as conflicting diverges without an evaluation", () => {
  const none = { chosen: null, options: [] };
  const two = [question(1, ["billing"], none), question(2, ["portal"], none)];
  expect(pairs(two)).toEqual([]);
  expect(pairs(two, [["d2", "d1"]])).toEqual([[1, 2]]);
});
