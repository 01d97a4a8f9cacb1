import { describe, expect, test } from "vitest";
import { firstSentence } from "./first-sentence";

describe("the first sentence of a text", () => {
  test("is told in plain words, past headings and lists", () => {
    expect(
      firstSentence("# Outcome\n\n- a list\n\nWe choose **Django** for [billing](https://x.example). It leads."),
    ).toBe("We choose Django for billing.");
  });

  test("does not end inside a number, and is cut where it is too long", () => {
    expect(firstSentence("It leads by 1.5 points. Then more")).toBe("It leads by 1.5 points.");
    expect(firstSentence("a".repeat(500))).toHaveLength(200);
  });

  test("ends like a sentence, also where its writer left the full stop out", () => {
    expect(firstSentence("Django, for everything new")).toBe("Django, for everything new.");
    expect(firstSentence("We choose:\n\n- Django")).toBe("We choose.");
  });

  test("is missing where nothing was written", () => {
    expect(firstSentence("")).toBeNull();
    expect(firstSentence("# Only a heading")).toBeNull();
  });
});
