import fc from "fast-check";
import { expect, test } from "vitest";
import { at, sum } from "../numeric";
import { createStream } from "../random";
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

const random = () => createStream("0000000000000000000000000000abcd");

function drawsOf(sample: WeightSampler, criteria: number, draws = 20_000): number[][] {
  const rows = new Float64Array(draws * criteria).fill(9);
  sample(rows);
  return Array.from({ length: draws }, (_, draw) => [...rows.subarray(draw * criteria, (draw + 1) * criteria)]);
}

function meansOf(sample: WeightSampler, criteria: number, draws = 20_000): number[] {
  const rows = drawsOf(sample, criteria, draws);
  expect(rows.every((weights) => Math.abs(sum(weights) - 1) < 1e-9)).toBe(true);
  return Array.from({ length: criteria }, (_, criterion) => sum(rows.map((weights) => at(weights, criterion))) / draws);
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
  for (const [low = 0, high = 0, middle = 0] of drawsOf(ordinalWeights(random(), [0.2, 0.5, 0.3]), 3, 1000))
    expect(high > middle && middle > low).toBe(true);
});

test("criteria of equal weight share their places, and one without weight gets none", () => {
  expectMeans(meansOf(ordinalWeights(random(), [0.25, 0, 0.5, 0.25]), 4), [0.1944, 0, 0.6111, 0.1944]);
});

test("criteria of equal weight come in every order, and others keep theirs", () => {
  const seen = new Map<string, number>();
  const group = [0.2, 0.2, 0.2 + 1e-10, 0.4];
  for (const [a = 0, b = 0, c = 0, heaviest = 0] of drawsOf(ordinalWeights(random(), group), 4, 12_000)) {
    expect(heaviest > Math.max(a, b, c)).toBe(true);
    const order = [a > b, b > c, c > a].join();
    seen.set(order, (seen.get(order) ?? 0) + 1);
  }
  expect(seen.size).toBe(6);
  for (const count of seen.values()) expect(Math.abs(count - 2000)).toBeLessThan(200);
  const alike = drawsOf(ordinalWeights(random(), [0.5, 0.5]), 2);
  // All alike is every weighting: below a quarter as often as a quarter.
  expect(Math.abs(alike.filter(([first = 0]) => first < 0.25).length / 20_000 - 0.25)).toBeLessThan(0.015);
});

test("weights around the group have the group's means, and vary as much as the members do", () => {
  const group = [0.5, 0.3, 0.2, 0];
  const concentration = concentrationOf(group, [0.1, 0.1, 0.1, 0]).value ?? NaN;
  expect(concentration).toBeCloseTo(0.62 / 0.03 - 1, 9);
  expectMeans(meansOf(groupedWeights(random(), group, concentration), 4), group);
  const rows = drawsOf(groupedWeights(random(), group, concentration), 4);
  for (const [criterion, mean] of group.entries()) {
    // Variance w(1 − w) / (c + 1).
    const variance = sum(rows.map((weights) => (at(weights, criterion) - mean) ** 2)) / rows.length;
    expect(variance).toBeCloseTo((mean * (1 - mean)) / (concentration + 1), 3);
  }
});

test("weights around the group need a concentration of 1, at which a shape may be tiny", () => {
  for (const concentration of [0.99, 0, NaN])
    expect(() => groupedWeights(random(), [0.5, 0.5], concentration)).toThrow("A concentration of 1 at least.");
  expectMeans(meansOf(groupedWeights(random(), [1e-12, 1 - 1e-12], 1), 2, 1000), [0, 1]);
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
