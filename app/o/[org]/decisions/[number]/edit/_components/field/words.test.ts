import { expect, test } from "vitest";
import { countWords } from "./words";

test("words are counted as a reader finds them: no marks of Markdown, no comments", () => {
  expect(countWords("")).toBe(0);
  expect(countWords("- [ ] **One** two\n\n| three | – |\n<!-- not\nthese --> über4")).toBe(4);
  expect(countWords("one <!-- never closed")).toBe(1);
});
