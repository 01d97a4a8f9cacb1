import { expect, test } from "vitest";
import { corrected, numberIn, piecesOf, wordsIn } from "./rules";

test("a marked text becomes pieces, and what it holds stays text", () => {
  expect(piecesOf("the \u0001queue\u0002 of <b>\u0001queues\u0002")).toEqual([
    { text: "the ", isMatch: false },
    { text: "queue", isMatch: true },
    { text: " of <b>", isMatch: false },
    { text: "queues", isMatch: true },
  ]);
  expect(piecesOf("")).toEqual([]);
  expect(piecesOf("\u0001cut off")).toEqual([{ text: "cut off", isMatch: true }]);
});

test("a number is meant by 14, #14, ADR-14 and 0014, and by nothing else", () => {
  expect(["14", "#14", "adr-14", "ADR 14", "0014"].map(numberIn)).toEqual([14, 14, 14, 14, 14]);
  expect(["14 days", "v14", "", "1234567890", "-1"].map(numberIn)).toEqual([null, null, null, null, null]);
});

test("words are letters and digits of any script, each once, at most eight", () => {
  expect(wordsIn("Größe, größe & 日本 v2")).toEqual(["größe", "日本", "v2"]);
  expect(wordsIn("a b c d e f g h i j")).toHaveLength(8);
});

test("only the words that nothing is called are replaced", () => {
  expect(corrected('Djnago or "Flask"', new Map([["djnago", "django"]]))).toBe('django or "Flask"');
});
