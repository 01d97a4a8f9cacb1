import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { at, sum } from "../numeric";
import {
  createRandom,
  createStream,
  GENERATOR,
  integerVariate,
  nextDraw,
  triangularVariate,
  type Random,
} from "../random";
import "./arbitrary";

const SEED = "0123456789abcdef0fedcba987654321";
const seeds = fc
  .array(fc.integer({ min: 0, max: 2 ** 32 - 1 }), { minLength: 4, maxLength: 4 })
  .map((words) => words.map((word) => word.toString(16).padStart(8, "0")).join(""));

/** Mean and variance of many draws of one kind. */
function moments(draw: (random: Random) => number, count = 40_000): { mean: number; variance: number } {
  const random = createRandom(SEED);
  const values = Array.from({ length: count }, () => draw(random));
  const mean = sum(values) / count;
  return { mean, variance: sum(values.map((value) => (value - mean) ** 2)) / count };
}

/** Draws the way sfc32 is written down, in whole numbers of any size and modulo 2³². */
function referenceDraws(seed: string, count: number): number[] {
  const modulo = 2n ** 32n;
  let [a, b, c, counter] = [0, 8, 16, 24].map((start) => BigInt(`0x${seed.slice(start, start + 8)}`)) as [
    bigint,
    bigint,
    bigint,
    bigint,
  ];
  const next = () => {
    const output = (a + b + counter) % modulo;
    counter = (counter + 1n) % modulo;
    a = b ^ (b / 512n);
    b = (9n * c) % modulo;
    c = (((c * 2n ** 21n) % modulo) + c / 2n ** 11n + output) % modulo;
    return output;
  };
  for (let round = 0; round < 15; round += 1) next();
  return Array.from({ length: count }, () => {
    const high = next() / 32n;
    return Number(high * 2n ** 26n + next() / 64n) / 2 ** 53;
  });
}

describe("the generator", () => {
  test("draws what sfc32 draws, for every seed, and says so", () => {
    expect(GENERATOR).toBe("sfc32");
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = createRandom(seed);
        expect(Array.from({ length: 20 }, () => random())).toEqual(referenceDraws(seed, 20));
      }),
    );
  });

  test("stays in [0, 1), evenly, without a trace of the draw before", () => {
    const random = createRandom(SEED);
    const draws = Array.from({ length: 40_000 }, () => random());
    expect(draws.every((value) => value >= 0 && value < 1)).toBe(true);
    const boxes = Array.from(
      { length: 16 },
      (_, box) => draws.filter((value) => Math.floor(16 * value) === box).length,
    );
    const chiSquared = sum(boxes.map((count) => (count - 2500) ** 2 / 2500));
    expect(chiSquared).toBeLessThan(37.7); // 15 degrees of freedom, p = .001
    const following = draws.slice(1).map((value, index) => (value - 0.5) * (at(draws, index) - 0.5));
    expect(Math.abs((12 * sum(following)) / following.length)).toBeLessThan(0.02);
  });

  test("takes 32 hexadecimal digits and nothing else, in either case", () => {
    expect(createRandom(SEED.toUpperCase())()).toBe(createRandom(SEED)());
    for (const seed of ["", "0123", `${SEED}0`, ` ${SEED}`, SEED.replace("0", "g")]) {
      expect(() => createRandom(seed)).toThrow("A seed has 32 hexadecimal digits.");
    }
  });

  test("two computations with one seed draw the same, whatever is drawn in between", () => {
    const [first, stream] = [createRandom(SEED), createStream(SEED)];
    createRandom(SEED)();
    expect(Array.from({ length: 9 }, first)).toEqual(Array.from({ length: 9 }, () => nextDraw(stream)));
  });
});

describe("variates", () => {
  test("whole numbers fill their range evenly", () => {
    const { mean, variance } = moments((random) => integerVariate(random, 7));
    expect(mean).toBeCloseTo(3, 1);
    expect(variance).toBeCloseTo(4, 1);
    expect(integerVariate(() => 1 - 2 ** -53, 7)).toBe(6);
    expect(integerVariate(() => 0.9, 1)).toBe(0);
    for (const count of [0, 1.5, NaN]) expect(() => integerVariate(() => 0, count)).toThrow(RangeError);
  });

  test("triangular draws stay inside their bounds, and follow the inverse of the distribution", () => {
    const bounds = fc
      .array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 3, maxLength: 3 })
      .map((values) => values.sort((a, b) => a - b));
    fc.assert(
      fc.property(bounds, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (values, share) => {
        const [low, likely, high] = [at(values, 0), at(values, 1), at(values, 2)];
        const drawn = triangularVariate(() => share, low, likely, high);
        expect(drawn).toBeGreaterThanOrEqual(low);
        expect(drawn).toBeLessThanOrEqual(high);
      }),
    );
    expect([0, 0.125, 0.5, 0.875].map((share) => triangularVariate(() => share, 0, 1, 2))).toEqual([0, 0.5, 1, 1.5]);
    expect([0, 0.75].map((share) => triangularVariate(() => share, 2, 2, 4))).toEqual([2, 3]);
    expect([0, 0.25].map((share) => triangularVariate(() => share, 2, 4, 4))).toEqual([2, 3]);
    expect(triangularVariate(() => 0.4, 7, 7, 7)).toBe(7);
    const { mean, variance } = moments((random) => triangularVariate(random, 1, 2, 6));
    expect(mean).toBeCloseTo(3, 1);
    expect(variance).toBeCloseTo((1 + 4 + 36 - 2 - 6 - 12) / 18, 1);
    for (const [low, likely, high] of [
      [2, 1, 3],
      [1, 4, 3],
      [NaN, 1, 2],
    ] as const) {
      expect(() => triangularVariate(() => 0, low, likely, high)).toThrow(RangeError);
    }
  });
});
