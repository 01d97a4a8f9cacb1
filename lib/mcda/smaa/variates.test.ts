import { describe, expect, test } from "vitest";
import { sum } from "../numeric";
import { createStream, nextDraw, type Stream } from "../random";
import { exponentialVariate, gammaShape, gammaVariate, normalVariate } from "./variates";
import { EXPONENTIAL, LAYERS, NORMAL } from "./ziggurat";

const SEED = "0123456789abcdef0fedcba987654321";
const COUNT = 200_000;

const drawn = (draw: (stream: Stream) => number) => {
  const stream = createStream(SEED);
  return Float64Array.from({ length: COUNT }, () => draw(stream));
};
const gammaOf = (shape: number) => {
  const { d, c, shrink } = gammaShape(shape);
  return (stream: Stream) => gammaVariate(stream, d, c, shrink);
};

/** The share of draws up to each limit; a share of 200,000 draws is within .0045 of the probability in all but 1 of 10,000 cases. */
function expectShares(draws: Float64Array, limits: readonly (readonly [limit: number, probability: number])[]): void {
  for (const [limit, probability] of limits) {
    const share = draws.filter((value) => value <= limit).length / COUNT;
    const deviation = Math.sqrt((probability * (1 - probability)) / COUNT);
    expect(Math.abs(share - probability), `P(X <= ${limit})`).toBeLessThan(4.5 * deviation);
  }
}

/** Mean and variance, and how far each may be off. */
function expectMoments(draws: Float64Array, mean: number, variance: number, kurtosis: number): void {
  const found = sum([...draws]) / COUNT;
  const squares = sum(Array.from(draws, (value) => (value - found) ** 2)) / COUNT;
  expect(Math.abs(found - mean)).toBeLessThan(4 * Math.sqrt(variance / COUNT));
  expect(Math.abs(squares / variance - 1)).toBeLessThan(4 * Math.sqrt((kurtosis - 1) / COUNT));
}

describe("the layers", () => {
  test.each([
    ["exponential", EXPONENTIAL, (x: number) => Math.exp(-x)],
    ["normal", NORMAL, (x: number) => Math.exp(-(x ** 2) / 2)],
  ])("of the %s density are of equal area and end at its top", (_, { edges, heights, tail }, density) => {
    const step = 1e-4;
    const beyond = sum(Array.from({ length: 400_000 }, (_, index) => step * density(tail + (index + 0.5) * step)));
    expect([edges.length, heights.length]).toEqual([LAYERS + 1, LAYERS + 1]);
    expect([edges[1], edges[LAYERS], heights[0], heights[LAYERS]]).toEqual([tail, 0, 0, 1]);
    const area = tail * density(tail) + beyond;
    expect(edges[0]).toBeCloseTo(area / density(tail), 6);
    for (let layer = 1; layer < LAYERS; layer += 1) {
      const [edge = 0, next = 0] = edges.subarray(layer, layer + 2);
      const [low = 0, high = 0] = heights.subarray(layer, layer + 2);
      expect(low).toBeCloseTo(density(edge), 12);
      expect(next).toBeLessThan(edge);
      expect((edge * (high - low)) / area).toBeCloseTo(1, 6);
    }
  });
});

describe("exponential variates", () => {
  test("follow 1 − e^−x, near 0 and far out", () => {
    const draws = drawn(exponentialVariate);
    expectMoments(draws, 1, 1, 9);
    expectShares(
      draws,
      [0.01, 0.0638, 0.2, 0.5, 1, 2, 4, 6, 7.697, 8.5].map((limit) => [limit, 1 - Math.exp(-limit)] as const),
    );
    expect(draws.every((value) => value > 0)).toBe(true);
  });

  test("take one draw mostly, and go on from where the tail begins", () => {
    const stream = createStream(SEED);
    exponentialVariate(stream);
    const other = createStream(SEED);
    nextDraw(other);
    expect(stream).toEqual(other);
    const far = drawn(exponentialVariate).filter((value) => value > EXPONENTIAL.tail);
    expect(far.length / COUNT).toBeCloseTo(Math.exp(-EXPONENTIAL.tail), 3);
    expect(sum([...far]) / far.length - EXPONENTIAL.tail).toBeCloseTo(1, 0);
  });
});

describe("normal variates", () => {
  test("follow the bell on both sides, near 0 and far out", () => {
    const draws = drawn(normalVariate);
    expectMoments(draws, 0, 1, 3);
    expectMoments(
      draws.map((value) => value ** 2),
      1,
      2,
      15,
    );
    const limits = [
      [0.1, 0.5398278],
      [0.2152, 0.5851943],
      [0.5, 0.6914625],
      [1, 0.8413447],
      [2, 0.9772499],
      [3, 0.9986501],
      [3.5, 0.9997674],
      [3.8, 0.99992765],
    ] as const;
    expectShares(draws, limits);
    expectShares(
      draws,
      limits.map(([limit, probability]) => [-limit, 1 - probability] as const),
    );
  });

  test("beyond the last layer keep the shape of the tail", () => {
    const far = drawn(normalVariate).filter((value) => Math.abs(value) > NORMAL.tail);
    expect(far.length).toBeGreaterThan(20);
    expect(far.some((value) => value > 0)).toBe(true);
    expect(far.some((value) => value < 0)).toBe(true);
    // The mean excess over t is about 1/t − 2/t³.
    const excess = sum(Array.from(far, (value) => Math.abs(value) - NORMAL.tail)) / far.length;
    expect(excess).toBeGreaterThan(0.12);
    expect(excess).toBeLessThan(0.4);
  });
});

describe("gamma variates", () => {
  test.each([0.02, 0.3, 0.999, 1, 1.5, 9, 400])("of shape %f have its mean and variance", (shape) => {
    expectMoments(drawn(gammaOf(shape)), shape, shape, 3 + 6 / shape);
  });

  test("follow their distribution, not only on average", () => {
    // 1 − e^−x for shape 1, 1 − e^−x (1 + x) for shape 2, erf(√x) for shape ½.
    expectShares(
      drawn(gammaOf(1)),
      [0.05, 0.5, 1, 3].map((x) => [x, 1 - Math.exp(-x)] as const),
    );
    expectShares(
      drawn(gammaOf(2)),
      [0.1, 1, 2, 4, 7].map((x) => [x, 1 - Math.exp(-x) * (1 + x)] as const),
    );
    expectShares(drawn(gammaOf(0.5)), [
      [0.01, 0.1124629],
      [0.25, 0.5204999],
      [1, 0.8427008],
      [2.25, 0.9661051],
    ]);
  });

  test("need a shape above 0", () => {
    for (const shape of [0, -1, NaN, Infinity]) expect(() => gammaShape(shape)).toThrow("A shape above 0.");
    expect(gammaOf(1e-200)(createStream(SEED))).toBe(0);
    expect(gammaShape(1).shrink).toBe(0);
  });
});
