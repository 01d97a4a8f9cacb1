import { expect, test } from "vitest";
import { storyInput } from "../examples/story";
import { canonicalText } from "./canonical";
import { inputHash, seedOf } from "./input";
import { sha256 } from "./sha256";

test("the hash of an input is that of its canonical text, whatever the order of voters", () => {
  const input = storyInput("round2");
  expect(inputHash(input)).toBe(sha256(canonicalText(input)));
  expect(inputHash({ ...input, voters: [...input.voters].reverse() })).toBe(inputHash(input));
  expect(inputHash({ ...input, voters: input.voters.slice(1) })).not.toBe(inputHash(input));
});

test("each part of a result has a seed of its own", () => {
  const hash = inputHash(storyInput("round1"));
  expect(seedOf(hash, "bootstrap")).toMatch(/^[0-9a-f]{32}$/);
  expect(seedOf(hash, "bootstrap")).toBe(sha256(`${hash} bootstrap`).slice(0, 32));
  expect(seedOf(hash, "bootstrap")).not.toBe(seedOf(hash, "weights"));
});
