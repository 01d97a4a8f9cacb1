import { expect } from "vitest";
import { z } from "zod";
import { annuityFactor, presentValue } from "../ownership/present-value";
import { breakEvenBuild, totalCost, type OwnershipTerms } from "../ownership/total-cost";
import { expectNear, numbers, type Vector } from "./vector";

const inputsPerOption = z.record(z.string(), z.object({ B: z.number(), T: z.number(), m: z.number(), H: z.number() }));
const costs = z.object({ npv: z.number(), undiscounted: z.number() });

/** Runs one worked example of cost of ownership. */
export function expectOwnership({ id, method, inputs, expected, tolerance }: Vector): void {
  const near = (actual: unknown, wanted: unknown) => expectNear(actual, wanted, tolerance);
  const { rate, years } = z.object({ rate: z.number(), years: z.number().default(0) }).parse(inputs);
  switch (method) {
    case "npv":
      return near(
        presentValue(numbers.parse(inputs.flows), rate, inputs.timing === "start" ? "start" : "end").value,
        expected.npv,
      );
    case "tco": {
      const terms = { rate, years, growth: 0, costPerPersonMonth: 1 };
      if (inputs.params !== undefined) return expectOptions(inputs, expected, terms, near);
      const { dev, act } = z.object({ dev: z.number(), act: z.number() }).parse(inputs);
      const found = totalCost({ build: dev, training: 0, maintenance: act, hosting: 0 }, terms).value;
      return near([found?.presentValue, found?.undiscounted], [expected.total, expected.total]);
    }
    default:
      return expect.unreachable(`${id} has no expectation`);
  }
}

function expectOptions(
  inputs: Vector["inputs"],
  expected: Vector["expected"],
  given: OwnershipTerms,
  near: (actual: unknown, wanted: unknown) => void,
): void {
  const terms = { ...given, costPerPersonMonth: z.number().parse(inputs.cost_per_person_month) };
  const options = Object.entries(inputsPerOption.parse(inputs.params)).map(([name, { B, T, m, H }]) => ({
    name,
    needs: { build: B, training: T, maintenance: m, hosting: H },
  }));
  for (const { name, needs } of options) {
    const found = totalCost(needs, terms).value;
    const { npv, undiscounted } = costs.parse(expected[name]);
    near([found?.presentValue, found?.undiscounted], [npv, undiscounted]);
  }
  expectNear(annuityFactor(terms.rate, terms.years).value, expected.annuity_factor, 5e-5);
  const flask = options.filter(({ name }) => name === "Flask").map(({ needs }) => needs);
  const breakEven = flask.map((needs) => breakEvenBuild(costs.parse(expected.Django).npv, needs, terms).value);
  near(breakEven, [expected.break_even_build_pm_flask_vs_django]);
}
