import { expect, test } from "vitest";
import { evaluate } from "@/lib/mcda/evaluate";
import { placeDraft } from "./record/rules";
import { assertChoice, choiceNeedsReason, defaultChoice, isThin, obstacleSentence, parseFrozen } from "./rules";

/** Two options on two equal criteria; scores of one voter as rows of options. */
function resultOf(django: readonly [number, number], flask: readonly [number, number]) {
  const [speed, safety] = ["speed", "safety"];
  return evaluate({
    scale: { low: 1, high: 5 },
    options: [
      { id: "django", name: "Django" },
      { id: "flask", name: "Flask" },
    ],
    criteria: [
      { id: speed, name: "Speed", theme: "All" },
      { id: safety, name: "Safety", theme: "All" },
    ],
    voters: [{ id: "ana" }],
    weights: { ana: { speed: 50, safety: 50 } },
    answers: { ana: { speed: { django: django[0], flask: flask[0] }, safety: { django: django[1], flask: flask[1] } } },
  });
}

test("a clear winner is chosen without a word; anything else takes a reason", () => {
  const clear = resultOf([5, 5], [1, 1]);
  expect(defaultChoice(clear)).toBe("django");
  expect(choiceNeedsReason(clear, "flask")).toBe(true);
  expect(() => assertChoice(clear, { optionId: "django", reason: "" })).not.toThrow();
  expect(() => assertChoice(clear, { optionId: "flask", reason: "" })).toThrow("Another option leads.");
  expect(() => assertChoice(clear, { optionId: "rails", reason: "New" })).toThrow("does not exist");
});

test("neither a tie nor a close call chooses", () => {
  const tie = resultOf([5, 1], [1, 5]);
  expect([tie.closeness, defaultChoice(tie)]).toEqual(["tie", null]);
  expect(() => assertChoice(tie, { optionId: "flask", reason: "" })).toThrow("This is a tie");
  expect(() => assertChoice(tie, { optionId: "flask", reason: "Known here" })).not.toThrow();
});

test("an option below a minimum cannot be chosen, whatever the reason", () => {
  const result = evaluate({
    version: 2,
    scale: { low: 1, high: 5 },
    options: [
      { id: "django", name: "Django" },
      { id: "flask", name: "Flask" },
    ],
    criteria: [{ id: "safety", name: "Safety", theme: "All", minimum: 2 }],
    voters: [{ id: "ana" }],
    weights: { ana: { safety: 100 } },
    answers: { ana: { safety: { django: 1, flask: 3 } } },
  });
  expect(() => assertChoice(result, { optionId: "django", reason: "I like it" })).toThrow("below a minimum");
  expect(defaultChoice(result)).toBe("flask");
});

test("what is missing for closing is said with what to do about it", () => {
  const names = { options: { o: "Django" }, criteria: { c: "Cost" } };
  const cell = { criterionId: "c", optionId: "o" };
  expect(obstacleSentence({ kind: "no-value", ...cell }, names)).toBe(
    "Cost is measured, and Django has no value. Enter it, or drop the criterion.",
  );
  expect(obstacleSentence({ kind: "too-little-weight", ...cell, coverage: 1 / 3, needed: 0.6 }, names)).toBe(
    "Django on Cost is scored by 33% of the voter weight and needs 60%. Drop the criterion, or open another round on this cell.",
  );
});

test("a frozen result reads back as numbers, and a name that looks like one stays a name", () => {
  const frozen = parseFrozen('{"options":[{"id":"x","name":"2.5"}],"result":{"margin":"0.333333333333","voters":3}}');
  expect(frozen.options[0]?.name).toBe("2.5");
  expect(frozen.result).toMatchObject({ margin: 0.333333333333, voters: 3 });
});

test("a draft never overwrites what somebody wrote", () => {
  expect(placeDraft(" \n", null, "New", 99)).toBe("New");
  expect(placeDraft("Ours", null, "New", 99)).toBe("Ours\n\nNew");
  expect(placeDraft("Ours\n\nOld", "Old", "New", 99)).toBe("Ours\n\nNew");
  expect(placeDraft("Ours, edited", "Old", "New", 99)).toBeNull();
  expect(placeDraft("Ours", null, "New", 6)).toBeNull();
});

test("a result rests on at least four fifths of the cells", () => {
  expect([0.79, 0.8, 41 / 42].map(isThin)).toEqual([true, false, false]);
});
