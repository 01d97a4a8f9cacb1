import { expect } from "vitest";
import { z } from "zod";
import { kendallW, spearman } from "../agreement/concordance";
import { krippendorffAlpha, type Metric } from "../agreement/reliability";
import { agreementAgainstMaximum, agreementAtMean, withinGroupAgreement } from "../agreement/within-group";
import { expectNear, gappyMatrix, matrix, numbers, type Vector } from "./vector";

const METRICS: readonly Metric[] = ["nominal", "ordinal", "interval", "ratio"];

/** Runs one worked example of agreement. */
export function expectAgreement({ id, method, inputs, expected, tolerance }: Vector): void {
  const near = (actual: unknown, wanted: unknown) => expectNear(actual, wanted, tolerance);
  switch (method) {
    case "kendall_w": {
      const found = kendallW(matrix.parse(inputs.judges_by_items)).value;
      near(found?.w, expected.W);
      near(found?.chiSquared, expected.chi2);
      if (expected.W_uncorrected !== undefined) near(found?.uncorrectedW, expected.W_uncorrected);
      return near(found?.degreesOfFreedom, expected.df);
    }
    case "krippendorff_alpha": {
      const ratings = gappyMatrix.parse(inputs.coders_by_units);
      const published = METRICS.filter((metric) => expected[metric] !== undefined);
      expect(published).not.toHaveLength(0);
      for (const metric of published) near(krippendorffAlpha(ratings, metric).value, expected[metric]);
      return;
    }
    case "r_wg": {
      const { A, lo, hi } = z.object({ A: z.number(), lo: z.number(), hi: z.number() }).parse(inputs);
      const ratings = numbers.parse(inputs.ratings);
      near(withinGroupAgreement(ratings, A).value, expected.rwg);
      near(agreementAgainstMaximum(ratings, { low: lo, high: hi }).value, expected.rwg_star);
      return near(agreementAtMean(ratings, { low: lo, high: hi }).value, expected.awg);
    }
    case "spearman":
      return near(spearman(numbers.parse(inputs.a), numbers.parse(inputs.b)).value, expected.rho);
    default:
      return expect.unreachable(`${id} has no expectation`);
  }
}
