import { expect, test } from "vitest";
import type { Reliance } from "@/lib/mcda/confidence/reliance";
import { confidenceWords, guessSentence, withoutGuesses } from "./guess-words";

const names = { options: { a: "Django", b: "Flask" }, criteria: {} };
const reliance = (given: Partial<Reliance>): Reliance => ({
  ...{ low: 0, medium: 0, high: 0, unsaid: 0, cells: [], lowShareByWeight: null, withoutLow: null },
  ...given,
});
const without = (leaderIds: string[], margin: number | null, emptied = 0) =>
  withoutGuesses(
    reliance({
      low: 1,
      withoutLow: { leaderIds, margin, emptied, points: leaderIds.map((optionId) => ({ optionId, points: 70 })) },
    }),
    ["a"],
    names,
  );

test("the share of guesses is of all scores, and what nobody said is named", () => {
  expect(guessSentence(reliance({ low: 2, high: 8 }))).toBe("20% of the scores were given with low confidence.");
  expect(guessSentence(reliance({ low: 1, high: 8, unsaid: 1 }))).toBe(
    "10% of the scores were given with low confidence; of 10% nobody said how sure they were.",
  );
  expect(guessSentence(reliance({ high: 3 }))).toBe("No score was given with low confidence.");
  expect(guessSentence(reliance({ low: 1, high: 999 }))).toBe(
    "Less than 1% of the scores were given with low confidence.",
  );
});

test("who leads without them is said to be the same, somebody else, a tie, or open", () => {
  expect(without(["a"], 3.21)).toEqual({
    isOther: false,
    sentence: "Without the guesses Django would still lead, by 3.2 points.",
  });
  expect(without(["b"], 1)).toEqual({
    isOther: true,
    sentence: "Without the guesses Flask would lead instead, by 1.0 points.",
  });
  expect(without(["a", "b"], 0)).toEqual({
    isOther: true,
    sentence: "Without the guesses Django and Flask would tie.",
  });
  expect(without([], null, 2)).toEqual({
    isOther: true,
    sentence: "Without the guesses nobody is sure to lead: 2 cells rest on low confidence alone.",
  });
  expect(without(["a"], null, 1)?.sentence).toBe(
    "Without the guesses Django would still lead, although one cell rests on low confidence alone.",
  );
  expect(without(["a"], null)?.sentence).toBe("Without the guesses Django would still lead.");
  expect(without([], null)?.sentence).toBe("Without the guesses no option may win.");
  expect(withoutGuesses(reliance({ high: 3 }), ["a"], names)).toBeNull();
});

test("one cell in words leaves out what is nobody's, and is silent where nobody said anything", () => {
  expect(confidenceWords({ low: 2, medium: 0, high: 3, unsaid: 1 })).toBe("2 low, 3 high, 1 not said");
  expect(confidenceWords({ low: 0, medium: 0, high: 0, unsaid: 4 })).toBe("");
});
