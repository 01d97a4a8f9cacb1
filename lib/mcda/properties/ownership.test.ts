import fc from "fast-check";
import { expect, test } from "vitest";
import { at } from "../numeric";
import { efficientFrontier } from "../ownership/efficient-frontier";
import { annuityFactor, presentValue } from "../ownership/present-value";
import { simulateOwnership, type Estimate } from "../ownership/simulation";
import { breakEvenBuild, totalCost } from "../ownership/total-cost";
import { expectNear } from "../vectors/vector";
import "./arbitrary";

const amount = fc.double({ min: 0, max: 1000, noNaN: true });
const rate = fc.double({ min: -0.5, max: 1, noNaN: true });
const terms = fc.record({
  costPerPersonMonth: fc.double({ min: 1, max: 20_000, noNaN: true }),
  years: fc.integer({ min: 0, max: 20 }),
  rate: fc.double({ min: 0, max: 0.3, noNaN: true }),
  growth: fc.double({ min: -0.1, max: 0.1, noNaN: true }),
});
const inputs = fc.record({
  build: fc.double({ min: 0, max: 60, noNaN: true }),
  training: fc.double({ min: 0, max: 10, noNaN: true }),
  maintenance: fc.double({ min: 0, max: 0.5, noNaN: true }),
  hosting: fc.double({ min: 0, max: 1e5, noNaN: true }),
});

test("present value is linear in its flows, and a year's delay costs a year's discount", () => {
  const flows = fc.array(fc.tuple(amount, amount), { maxLength: 12 });
  fc.assert(
    fc.property(flows, rate, fc.double({ min: -3, max: 3, noNaN: true }), (pairs, discount, factor) => {
      const value = (list: readonly number[], timing: "end" | "start" = "end") =>
        presentValue(list, discount, timing).value ?? NaN;
      const [first, second] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)];
      const together = value(first.map((flow, year) => flow + factor * at(second, year)));
      const parts = value(first) + factor * value(second);
      expect(Math.abs(together - parts)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(value(first)) + 3 * value(second)));
      expect(value(first, "start") / (1 + discount) - value(first)).toBeCloseTo(
        0,
        3 - Math.floor(Math.log10(1 + value(first))),
      );
    }),
  );
});

test("an annuity grows with its years and its growth, and shrinks with the rate", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.double({ min: 0, max: 0.5, noNaN: true }), (years, discount) => {
      const factor = annuityFactor(discount, years).value ?? NaN;
      expect(factor).toBeLessThan(annuityFactor(discount, years + 1).value ?? NaN);
      expect(factor).toBeLessThanOrEqual(years);
      expect(factor).toBeLessThanOrEqual(annuityFactor(discount, years, 0.05).value ?? NaN);
      expect(factor).toBeGreaterThan(annuityFactor(discount + 0.01, years).value ?? NaN);
    }),
  );
});

test("total cost is the sum of its parts year by year, and rises with every input", () => {
  fc.assert(
    fc.property(inputs, terms, (given, shared) => {
      const found = totalCost(given, shared).value;
      const { costPerPersonMonth: c, years, growth } = shared;
      const yearly = Array.from(
        { length: years },
        (_, year) => given.maintenance * c * given.build * (1 + growth) ** year + given.hosting,
      );
      const reference = c * (given.build + given.training) + (presentValue(yearly, shared.rate, "end").value ?? NaN);
      expectNear(found?.presentValue, reference, 1e-9 * (1 + reference));
      expect(found?.undiscounted).toBeGreaterThanOrEqual((found?.presentValue ?? NaN) * (1 - 1e-12));
      for (const name of ["build", "training", "maintenance", "hosting"] as const) {
        const more = totalCost({ ...given, [name]: given[name] + 1 }, shared).value?.presentValue;
        expect(more).toBeGreaterThanOrEqual(found?.presentValue ?? NaN);
      }
    }),
  );
});

test("at the break-even build both options cost the same", () => {
  fc.assert(
    fc.property(inputs, inputs, terms, (one, other, shared) => {
      const target = totalCost(one, shared).value?.presentValue ?? NaN;
      const build = breakEvenBuild(target, other, shared);
      const free = totalCost({ ...other, build: 0 }, shared).value?.presentValue ?? NaN;
      expect(build.reason).toBe(free > target ? "no-break-even" : null);
      if (build.reason !== null) return;
      expectNear(totalCost({ ...other, build: build.value }, shared).value?.presentValue, target, 1e-6 * (1 + target));
    }),
  );
});

test("draws stay between the cheapest and the dearest case, and come again from the same seed", () => {
  const estimate = (most: number): fc.Arbitrary<Estimate> =>
    fc
      .array(fc.double({ min: 0, max: most, noNaN: true }), { minLength: 3, maxLength: 3 })
      .map((values) => [...values].sort((one, other) => one - other))
      .map((values) => ({ low: at(values, 0), likely: at(values, 1), high: at(values, 2) }));
  const option = fc.record({
    build: estimate(60),
    training: estimate(10),
    maintenance: estimate(0.5),
    hosting: estimate(1e5),
  });
  const seed = fc.constantFrom("0".repeat(32), "f".repeat(32), "0123456789abcdef0123456789abcdef");
  fc.assert(
    fc.property(fc.array(option, { minLength: 1, maxLength: 3 }), terms, seed, (options, shared, from) => {
      const found = simulateOwnership(options, shared, from, 40).value;
      expect(simulateOwnership(options, shared, from, 40).value).toEqual(found);
      const end = (index: number, edge: "low" | "high") => {
        const { build, training, maintenance, hosting } = at(options, index);
        const edges = {
          build: build[edge],
          training: training[edge],
          maintenance: maintenance[edge],
          hosting: hosting[edge],
        };
        return totalCost(edges, shared).value?.presentValue ?? NaN;
      };
      for (const [index, { mean, quantiles }] of (found?.options ?? []).entries()) {
        const rising = [
          end(index, "low"),
          quantiles.p5,
          quantiles.p25,
          quantiles.p50,
          quantiles.p75,
          quantiles.p95,
          end(index, "high"),
        ];
        for (const [place, value] of rising.slice(1).entries()) {
          expect(value).toBeGreaterThanOrEqual(at(rising, place) * (1 - 1e-12));
        }
        expect(mean).toBeLessThanOrEqual(end(index, "high") * (1 + 1e-12));
      }
      for (const [one, row] of (found?.cheaper ?? []).entries()) {
        for (const [other, share] of row.entries()) {
          expect(share + at(at(found?.cheaper ?? [], other), one)).toBeLessThanOrEqual(1 + 1e-12);
        }
      }
    }),
    { numRuns: 100 },
  );
});

test("nothing dominates what is on the frontier, and something on it dominates what is not", () => {
  const option = fc.record({ benefit: fc.integer({ min: 0, max: 9 }), cost: fc.integer({ min: 0, max: 9 }) });
  fc.assert(
    fc.property(fc.array(option, { maxLength: 9 }), (options) => {
      const { places, steps } = efficientFrontier(options);
      const dominates = (one: number, other: number) => {
        const [a, b] = [at(options, one), at(options, other)];
        return a.benefit >= b.benefit && a.cost <= b.cost && (a.benefit > b.benefit || a.cost < b.cost);
      };
      for (const [index, { isEfficient, dominatedBy }] of places.entries()) {
        expect(dominatedBy).toEqual([...options.keys()].filter((other) => dominates(other, index)));
        expect(isEfficient || dominatedBy.some((other) => at(places, other).isEfficient)).toBe(true);
      }
      for (const { from, to, extraBenefit, extraCost, price } of steps) {
        expect(at(places, from).isEfficient && at(places, to).isEfficient).toBe(true);
        expect(extraBenefit).toBeGreaterThan(0);
        expect(extraCost).toBeGreaterThan(0);
        expect(price * extraBenefit).toBeCloseTo(extraCost, 9);
      }
    }),
  );
});
