import { expect, test } from "vitest";
import { standingCommitments } from "./rules";

const [a, b, c, d] = ["a", "b", "c", "d"].map((digit) => digit.repeat(64));
const type = "decision.words_struck";

test("a commitment stands for itself until words are struck out of its text, however often", () => {
  const standing = standingCommitments([
    { type, struck: [`${a} ${b}`] },
    { type: "comment.posted", struck: [`${d} ${a}`] },
    { type, struck: [`${b} ${c}`] },
  ]);
  expect([a, b, c, d].map((one) => standing(one ?? ""))).toEqual([c, c, c, d]);
});

test("what is no pair of hashes says nothing, and a circle ends", () => {
  const standing = standingCommitments([
    { type, struck: "a b" },
    { type, struck: [1, null, `${a}`, `${a} ${b} ${c}`, `x ${b}`] },
    { type, struck: [`${c} ${d}`, `${d} ${c}`] },
  ]);
  expect([a, c, d].map((one) => standing(one ?? ""))).toEqual([a, c, c]);
});
