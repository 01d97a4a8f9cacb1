import { describe, expect, test } from "vitest";
import { GENERATOR } from "../random";
import { expectNear } from "../vectors/vector";
import { efficientFrontier } from "./efficient-frontier";
import { annuityFactor, presentValue } from "./present-value";
import { simulateOwnership, type Estimate, type OwnershipEstimates } from "./simulation";
import { breakEvenBuild, totalCost, type OwnershipTerms } from "./total-cost";

const SEED = "00112233445566778899aabbccddeeff";
const terms: OwnershipTerms = { costPerPersonMonth: 1000, years: 2, rate: 0.25, growth: 0.5 };
const inputs = { build: 10, training: 2, maintenance: 0.2, hosting: 500 };

describe("present value", () => {
  test("discounts from the end of the first year, or from today", () => {
    expect(presentValue([125, 125], 0.25, "end").value).toBe(180);
    expect(presentValue([125, 125], 0.25, "start").value).toBe(225);
    expect(presentValue([], 0.25, "end").value).toBe(0);
    for (const rate of [-1, -2, NaN]) expect(presentValue([1], rate, "end").reason).toBe("out-of-range");
    expect(presentValue([1], -1, "start").reason).toBe("out-of-range");
    expect(presentValue([1e308, 1e308], 0, "end").reason).toBe("out-of-range");
  });

  test("an annuity is a sum of discounted years, growing or not", () => {
    expect(annuityFactor(0.05, 5).value).toBeCloseTo((1 - 1.05 ** -5) / 0.05, 12);
    expect(annuityFactor(0, 7).value).toBe(7);
    expect(annuityFactor(0.25, 2, 0.5).value).toBeCloseTo(1 / 1.25 + 1.5 / 1.25 ** 2, 12);
    expect(annuityFactor(0.1, 4, 0.1).value).toBeCloseTo(4 / 1.1, 12);
    expect(annuityFactor(0.1, 0).value).toBe(0);
    expect(annuityFactor(-1, 3).reason).toBe("out-of-range");
    for (const growth of [-1, NaN]) expect(annuityFactor(0, 3, growth).reason).toBe("out-of-range");
    for (const years of [1.5, -1, NaN]) expect(() => annuityFactor(0, years)).toThrow("A whole number of years.");
  });
});

describe("total cost of ownership", () => {
  test("adds build, training, maintenance that grows, and hosting that does not", () => {
    const discounted = 1000 * 12 + (2000 + 500) / 1.25 + (3000 + 500) / 1.25 ** 2;
    expectNear(totalCost(inputs, terms).value?.presentValue, discounted, 1e-9);
    expectNear(totalCost(inputs, terms).value?.undiscounted, 12000 + 2500 + 3500, 1e-9);
    expect(totalCost({ build: 0, training: 0, maintenance: 0, hosting: 0 }, terms).value).toEqual({
      presentValue: 0,
      undiscounted: 0,
    });
  });

  test("says why there is none", () => {
    for (const name of ["build", "training", "maintenance", "hosting"] as const) {
      expect(totalCost({ ...inputs, [name]: -1 }, terms).reason).toBe("not-positive");
    }
    for (const costPerPersonMonth of [0, -1, NaN]) {
      expect(totalCost(inputs, { ...terms, costPerPersonMonth }).reason).toBe("not-positive");
      expect(breakEvenBuild(1, inputs, { ...terms, costPerPersonMonth }).reason).toBe("not-positive");
    }
    expect(totalCost(inputs, { ...terms, rate: -1 }).reason).toBe("out-of-range");
    expect(totalCost(inputs, { ...terms, growth: -1 }).reason).toBe("out-of-range");
    // A rate near −1 makes the level annuity overflow; maintenance that shrinks keeps the other one finite.
    expect(totalCost(inputs, { ...terms, years: 80, rate: -0.9999, growth: -0.9 }).reason).toBe("out-of-range");
    expect(totalCost({ ...inputs, build: 1e306 }, terms).reason).toBe("out-of-range");
    // Years that shrink the discounted sum and not the plain one.
    expect(totalCost({ ...inputs, hosting: 1e308 }, { ...terms, rate: 9 }).reason).toBe("out-of-range");
  });

  test("breaks even at the build effort that costs the target", () => {
    const target = totalCost(inputs, terms).value?.presentValue ?? NaN;
    expect(breakEvenBuild(target, inputs, terms).value).toBeCloseTo(10, 9);
    const fixed = totalCost({ ...inputs, build: 0 }, terms).value?.presentValue ?? NaN;
    expect(breakEvenBuild(fixed, inputs, terms).value).toBe(0);
    expect(breakEvenBuild(fixed - 1, inputs, terms).reason).toBe("no-break-even");
    expect(breakEvenBuild(target, { ...inputs, training: -1 }, terms).reason).toBe("not-positive");
  });
});

describe("draws of uncertain costs", () => {
  const sure = (value: number): Estimate => ({ low: value, likely: value, high: value });
  const option = (build: Estimate): OwnershipEstimates => ({
    build,
    training: sure(2),
    maintenance: sure(0.2),
    hosting: sure(500),
  });

  test("what is sure is drawn as it is, and equal costs are cheaper for neither", () => {
    const found = simulateOwnership([option(sure(10)), option(sure(10)), option(sure(9))], terms, SEED, 3).value;
    const cost = totalCost(inputs, terms).value?.presentValue ?? NaN;
    expect(found?.options[0]).toEqual(found?.options[1]);
    expect(found?.options[0]?.mean).toBeCloseTo(cost, 9);
    expect(found?.options[0]?.quantiles.p5).toBeCloseTo(cost, 9);
    expect(found?.cheaper).toEqual([
      [0, 0, 0],
      [0, 0, 0],
      [1, 1, 0],
    ]);
    expect(found).toMatchObject({ generator: GENERATOR, seed: SEED, draws: 3 });
  });

  test("come out as the triangular distribution says", () => {
    const plain: OwnershipTerms = { costPerPersonMonth: 1, years: 0, rate: 0, growth: 0 };
    const only = (build: Estimate): OwnershipEstimates => ({
      build,
      training: sure(0),
      maintenance: sure(0),
      hosting: sure(0),
    });
    const found = simulateOwnership([only({ low: 0, likely: 1, high: 2 }), only(sure(0.5))], plain, SEED).value;
    expect(found?.draws).toBe(10_000);
    expect(Math.abs((found?.options[0]?.mean ?? NaN) - 1)).toBeLessThan(0.02);
    // F(x) = x²/2 up to the peak and 1 − (2 − x)²/2 after it.
    const { p5, p25, p50, p75, p95 } = found?.options[0]?.quantiles ?? { p5: 0, p25: 0, p50: 0, p75: 0, p95: 0 };
    const wanted = [Math.sqrt(0.1), Math.sqrt(0.5), 1, 2 - Math.sqrt(0.5), 2 - Math.sqrt(0.1)];
    expectNear([p5, p25, p50, p75, p95], wanted, 0.03);
    expectNear(
      found?.cheaper,
      [
        [0, 0.125],
        [0.875, 0],
      ],
      0.01,
    );
  });

  test("draw each input on its own, and those before as they were when an option is added", () => {
    const wide = { low: 1, likely: 2, high: 9 };
    const estimates: OwnershipEstimates = {
      build: wide,
      training: wide,
      maintenance: { low: 0, likely: 0.1, high: 0.4 },
      hosting: { low: 0, likely: 10, high: 5000 },
    };
    const one = simulateOwnership([estimates], terms, SEED, 200).value;
    const two = simulateOwnership([estimates, estimates], terms, SEED, 200).value;
    expect(two?.options[0]).toEqual(one?.options[0]);
    expect(two?.options[1]).not.toEqual(one?.options[0]);
    for (const name of ["build", "training", "maintenance", "hosting"] as const) {
      const fixed = simulateOwnership([{ ...estimates, [name]: sure(1) }], terms, SEED, 200).value;
      expect(fixed?.options[0]).not.toEqual(one?.options[0]);
    }
    expect(simulateOwnership([estimates], terms, SEED.replace("0", "1"), 200).value).not.toEqual(one);
  });

  test("say why there are none", () => {
    expect(simulateOwnership([], terms, SEED).reason).toBe("no-answers");
    expect(simulateOwnership([option({ low: 2, likely: 1, high: 3 })], terms, SEED).reason).toBe("out-of-range");
    expect(simulateOwnership([option({ low: 1, likely: 4, high: 3 })], terms, SEED).reason).toBe("out-of-range");
    expect(simulateOwnership([option({ low: -3, likely: -2, high: -1 })], terms, SEED, 5).reason).toBe("not-positive");
    expect(simulateOwnership([option(sure(1))], { ...terms, rate: -1 }, SEED).reason).toBe("out-of-range");
    expect(simulateOwnership([option(sure(1))], terms, SEED, 1).value?.draws).toBe(1);
    for (const draws of [0, 1.5, NaN]) {
      expect(() => simulateOwnership([option(sure(1))], terms, SEED, draws)).toThrow("A whole number of draws.");
    }
    expect(() => simulateOwnership([option(sure(1))], terms, "no seed", 1)).toThrow(RangeError);
  });
});

describe("the efficient frontier", () => {
  test("drops what is dominated, and prices each step of the rest", () => {
    const options = [
      { benefit: 80, cost: 300 },
      { benefit: 50, cost: 100 },
      { benefit: 50, cost: 200 },
      { benefit: 40, cost: 100 },
      { benefit: 60, cost: 150 },
    ];
    const { places, steps } = efficientFrontier(options);
    expect(places.map(({ dominatedBy }) => dominatedBy)).toEqual([[], [], [1, 4], [1], []]);
    expect(places.map(({ isEfficient }) => isEfficient)).toEqual([true, true, false, false, true]);
    expect(steps).toEqual([
      { from: 1, to: 4, extraBenefit: 10, extraCost: 50, price: 5 },
      { from: 4, to: 0, extraBenefit: 20, extraCost: 150, price: 7.5 },
    ]);
  });

  test("keeps options that are alike together, without a step between them", () => {
    const alike = efficientFrontier([
      { benefit: 5, cost: 9 },
      { benefit: 5, cost: 9 },
    ]);
    expect(alike.places.every(({ isEfficient }) => isEfficient)).toBe(true);
    expect(alike.steps).toEqual([]);
    expect(efficientFrontier([])).toEqual({ places: [], steps: [] });
  });
});
