import { expect, test } from "vitest";
import { evaluate } from "@/lib/mcda/evaluate";
import { placeDraft } from "./record/rules";
import { assertChoice, choiceNeedsReason, defaultChoice, isThin, parseFrozen } from "./rules";

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
