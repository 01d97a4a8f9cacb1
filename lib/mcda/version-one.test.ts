import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { evaluate, type Answer, type EvaluationInput } from "./evaluate";
import { storyInput } from "./examples/story";
import { createRandom, integerVariate, type Random } from "./random";

const ANSWERS: readonly Answer[] = [1, 2, 3, 4, 5, 1, 2, 3, 4, 5, "abstain", "not-applicable", null];

/** An evaluation like those of version 1: whole ratings, gaps, people who left, weights of some. */
function drawn(random: Random): EvaluationInput {
  const list = (prefix: string, most: number) =>
    Array.from({ length: 1 + integerVariate(random, most) }, (_, index) => `${prefix}${index}`);
  const [options, criteria, voters] = [list("o", 5), list("c", 7), list("v", 9)];
  const isComplete = random() < 0.5;
  const answer = () => ANSWERS[integerVariate(random, isComplete ? 10 : ANSWERS.length)] ?? null;
  const byId = <T>(ids: readonly string[], make: () => T) => Object.fromEntries(ids.map((id) => [id, make()]));
  return {
    scale: { low: 1, high: 5 },
    options: options.map((id) => ({ id, name: id })),
    criteria: criteria.map((id, index) => ({ id, name: id, theme: `t${index % 3}` })),
    voters: voters.map((id) => (random() < 0.1 ? { id, hasLeft: true } : { id })),
    weights: byId(
      voters.filter(() => random() < 0.8),
      () => byId(criteria, () => integerVariate(random, 40)),
    ),
    answers: byId(voters, () => byId(criteria, () => byId(options, answer))),
  };
}

const hashed = (value: unknown) => createHash("sha256").update(JSON.stringify(value)).digest("hex");

test("version 1 gives every result as on the day it was frozen, byte for byte", () => {
  expect(hashed([evaluate(storyInput("round1")), evaluate(storyInput("round2"))])).toBe(
    "c3d9f72e9622d486920586621f780d00e74ac074544ba36066c89ee8cfe28a03",
  );
  const random = createRandom("0123456789abcdef0123456789abcdef");
  const results = Array.from({ length: 400 }, () => evaluate(drawn(random)));
  expect(hashed(results)).toBe("a6608b6b98e4c08e121ad291f6718f83e0f15be623430e05d81213a245f6d96a");
});
