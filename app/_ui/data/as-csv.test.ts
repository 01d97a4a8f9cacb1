import { expect, test } from "vitest";
import { asCsv } from "./as-csv";

test("a table survives quotes, commas and line breaks", () => {
  expect(
    asCsv([
      ["Option", "Points"],
      ['The "big", one\nhere', "73.8"],
    ]),
  ).toBe('\uFEFF"Option","Points"\r\n"The ""big"", one\nhere","73.8"\r\n');
});

test("no cell is run as a formula, and numbers stay numbers", () => {
  expect(asCsv([["=1+1", "-3.0", "+5%", "@name", "-a"]])).toBe(`\uFEFF"'=1+1","-3.0","+5%","'@name","'-a"\r\n`);
});
