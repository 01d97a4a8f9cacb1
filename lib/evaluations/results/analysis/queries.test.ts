import { expect, test } from "vitest";
import { storyInput } from "@/lib/mcda/examples/story";
import { inputHash } from "@/lib/mcda/hash/input";
import { isAnalysed, robustnessOf } from "./queries";

const input = storyInput("round2");

test("a result is analysed once, and again only after fifty others were asked for", () => {
  let asked = 0;
  const ask = (hash: string) =>
    robustnessOf(hash, "none", () => {
      asked += 1;
      return input;
    });
  ask("first");
  ask("first");
  expect(asked).toBe(1);
  for (let other = 0; other < 49; other += 1) ask(`other ${other}`);
  ask("first");
  expect([asked, isAnalysed("first")]).toEqual([50, true]);
  ask("one more");
  expect([isAnalysed("first"), isAnalysed("other 0")]).toEqual([true, false]);
});

test("ballots that are not those the result was frozen from explain nothing", () => {
  expect(robustnessOf("changed", "of other ballots", () => input)).toBeNull();
  const found = robustnessOf("as frozen", inputHash(input), () => input);
  expect(found?.tornado).toHaveLength(input.criteria.length);
  expect(found?.result).toBeNull();
});
