import fc from "fast-check";
import { expect, test } from "vitest";
import { at, sum } from "../numeric";
import { createRandom } from "../random";
import { fixedScores } from "./scores";
import { simulate } from "./simulate";
import {
  concentrationOf,
  groupedWeights,
  memberWeights,
  ordinalWeights,
  uniformWeights,
  type WeightSampler,
} from "./weights";

const random = () => createRandom("0000000000000000000000000000abcd");

function meansOf(sample: WeightSampler, criteria: number, draws = 20_000): number[] {
  const weights = new Float64Array(criteria);
  const sums = Array.from({ length: criteria }, () => 0);
  for (let draw = 0; draw < draws; draw += 1) {
    sample(weights, draw);
    expect(Math.abs(sum([...weights]) - 1)).toBeLessThan(1e-9);
    for (const [criterion, weight] of weights.entries()) sums[criterion] = at(sums, criterion) + weight / draws;
  }
  return sums;
}

function expectMeans(found: readonly number[], expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length);
  for (const [criterion, mean] of expected.entries()) expect(Math.abs(at(found, criterion) - mean)).toBeLessThan(0.01);
}

test("uniform weights have equal means, and a criterion that is out has none", () => {
  expectMeans(meansOf(uniformWeights(random(), [true, false, true, true]), 4), [1 / 3, 0, 1 / 3, 1 / 3]);
});

test("ordinal weights keep the order, whatever place a criterion has in the list", () => {
  expectMeans(meansOf(ordinalWeights(random(), [0.2, 0.5, 0.3]), 3), [0.1111, 0.6111, 0.2778]);
  const weights = new Float64Array(3);
  const sample = ordinalWeights(random(), [0.2, 0.5, 0.3]);
  for (let draw = 0; draw < 100; draw += 1) {
    sample(weights, draw);
    const [low = 0, high = 0, middle = 0] = weights;
    expect(high >= middle && middle >= low).toBe(true);
  }
});

test("criteria of equal weight share their places, and one without weight gets none", () => {
  expectMeans(meansOf(ordinalWeights(random(), [0.25, 0, 0.5, 0.25]), 4), [0.1944, 0, 0.6111, 0.1944]);
});

test("weights around the group have the group's means, and vary as much as the members do", () => {
  const group = [0.5, 0.3, 0.2, 0];
  const concentration = concentrationOf(group, [0.1, 0.1, 0.1, 0]).value ?? NaN;
  expect(concentration).toBeCloseTo(0.62 / 0.03 - 1, 9);
  expectMeans(meansOf(groupedWeights(random(), group, concentration), 4), group);
  const sample = groupedWeights(random(), group, concentration);
  const weights = new Float64Array(4);
  let squares = 0;
  for (let draw = 0; draw < 20_000; draw += 1) {
    sample(weights, draw);
    for (const [criterion, weight] of weights.entries()) squares += (weight - at(group, criterion)) ** 2 / 20_000;
  }
  expect(squares).toBeCloseTo(0.03, 2);
});

test("the group's concentration needs two who differ, and is 1 at least", () => {
  expect(concentrationOf([0.5, 0.5], [null, null]).reason).toBe("needs-two-voters");
  expect(concentrationOf([0.5, 0.5], [0, 0]).reason).toBe("no-variation");
  expect(concentrationOf([0.5, 0.5], [0.7, 0.7]).value).toBe(1);
});

test("a member's weights are drawn as often as the member counts", () => {
  const members = [
    [1, 0],
    [0, 1],
  ];
  expectMeans(meansOf(memberWeights(random(), members, [1, 1]), 2), [0.5, 0.5]);
  expectMeans(meansOf(memberWeights(random(), members, [0.5, 1.5]), 2), [0.25, 0.75]);
  expectMeans(meansOf(memberWeights(random(), [...members, [0.5, 0.5]], [2, 1, 1]), 2), [0.625, 0.375]);
});

test("two options on two criteria are first as often as the line between them says", () => {
  const score = fc.double({ min: 1, max: 5, noNaN: true });
  fc.assert(
    fc.property(score, score, score, score, (a, b, c, d) => {
      const [first, second] = [a - c, b - d];
      fc.pre(Math.abs(first) > 0.01 && Math.abs(second) > 0.01);
      // The first option leads where w·first + (1 − w)·second > 0.
      const crossing = second / (second - first);
      const exact = first > 0 === second > 0 ? Number(first > 0) : first > 0 ? 1 - crossing : crossing;
      const simulation = { options: 2, criteria: 2, scores: fixedScores([a, b, c, d]), minimums: [] };
      const found = simulate(simulation, uniformWeights(random(), [true, true]), 10_000);
      expect(Math.abs(at(at(found.rankAcceptability, 0), 0) - exact)).toBeLessThan(0.02);
      expect(at(at(found.pairwise, 0), 1)).toBe(at(at(found.rankAcceptability, 0), 0));
    }),
    { numRuns: 30 },
  );
});
