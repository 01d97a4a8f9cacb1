import { expect, test } from "vitest";
import { assertCanPropose, unmetNeeds } from "./rules";

const settled = { hasOpenEvaluation: false, awaitsChoice: false };

test("a draft with an open line and a settled vote needs nothing more", () => {
  expect(unmetNeeds(1, settled)).toEqual([]);
  expect(() => assertCanPropose("draft", 1, settled)).not.toThrow();
});

test("everything that is missing is named, and the first of it refuses", () => {
  const open = { hasOpenEvaluation: true, awaitsChoice: true };
  expect(unmetNeeds(0, open)).toEqual(["line", "no open evaluation", "choice"]);
  expect(() => assertCanPropose("draft", 1, open)).toThrow(/open evaluation first/);
  expect(() => assertCanPropose("draft", 1, { ...settled, awaitsChoice: true })).toThrow(/Choose an option/);
});

test("only a draft is proposed", () => {
  expect(() => assertCanPropose("accepted", 1, settled)).toThrow(/Only a draft/);
});
