import fc from "fast-check";
import { expect, it } from "vitest";
import { jsonFault } from "./rules";

it.each([
  ['{"a":x}', 1, 6],
  ['{"a":1,}', 1, 8],
  ["{", 1, 2],
  ['{\n  "a": [1, 2\n', 3, 1],
  ['{"a": "b', 1, 7],
  ['{"a": "b\nc"}', 1, 7],
  ["nul", 1, 1],
  ["\u0000{}", 1, 1],
  ["{} {}", 1, 4],
  ["[1}", 1, 3],
  ["[01]", 1, 3],
  ['{"a" 1}', 1, 6],
  ["[,]", 1, 2],
  ["", 1, 1],
])("the place at which %j stops being JSON is told", (text, line, column) => {
  expect(jsonFault(text)).toEqual({ line, column });
});

it("is found in exactly those texts that a parser refuses", () => {
  const parses = (text: string) => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  const broken = fc
    .tuple(
      fc.json(),
      fc.nat(),
      fc.constantFrom("", '"', "\\", "}", "]", ",", ":", "0", "-", "\n", "\u0001", "\\u00", "e"),
    )
    .map(
      ([json, at, piece]) =>
        json.slice(0, at % (json.length + 1)) + piece + json.slice((at % (json.length + 1)) + (at % 2)),
    );
  fc.assert(
    fc.property(broken, (text) => {
      expect(jsonFault(text) === null).toBe(parses(text));
    }),
    { numRuns: 2_000 },
  );
});

it("is found in what is nested as deeply as it is long", () => {
  expect(jsonFault("[".repeat(500_000))).toEqual({ line: 1, column: 500_001 });
});
