import { expect, test } from "vitest";
import { unknown } from "@/lib/mcda/numeric";
import { ownershipDraws } from "./rules";

test("costs are drawn once for a seed and its options, and again only after a hundred others were asked for", () => {
  let drawn = 0;
  const ask = (seed: string, ...optionIds: string[]) =>
    ownershipDraws(seed, optionIds, () => {
      drawn += 1;
      return unknown("no-answers");
    });
  expect(ask("first", "a", "b")).toEqual(unknown("no-answers"));
  ask("first", "a", "b");
  expect(drawn).toBe(1);
  ask("first", "b", "a");
  expect(drawn).toBe(2);
  for (let other = 0; other < 98; other += 1) ask(`other ${other}`);
  ask("first", "a", "b");
  expect(drawn).toBe(100);
  ask("one more");
  ask("first", "a", "b");
  expect(drawn).toBe(101);
  ask("first", "b", "a");
  expect(drawn).toBe(102);
});
