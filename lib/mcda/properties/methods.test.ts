import fc from "fast-check";
import { expect, test } from "vitest";
import { averageRanks, kendallW, spearman } from "../agreement/concordance";
import { krippendorffAlpha } from "../agreement/reliability";
import { agreementAgainstMaximum, withinGroupAgreement } from "../agreement/within-group";
import { at, present, sum } from "../numeric";
import { median, trimmedMean } from "../ratings/aggregation";
import { normalizeMinMax, normalizeVector } from "../ratings/normalization";
import { competitionRanks, ratingOfMeasure, total } from "../ratings/scores";
import { weightRadius } from "../robustness/radius";
import { shiftWeight, scoreSwap, weightSwap } from "../robustness/swap";
import { rankOrderCentroid, rankReciprocal, rankSum, weightsOfRanks } from "../weights/rank-order";
import { weightedMatrix } from "./arbitrary";

type Weighted = { means: number[][]; weights: number[] };

/** Leader's total minus the first other option's, after the weight of `criterion` became `weight`. */
function marginAt({ means, weights }: Weighted, leader: number, challenger: number, criterion: number, weight: number) {
  const shifted = shiftWeight(weights, criterion, weight - at(weights, criterion)).value ?? [];
  const totals = present(means.map((row) => total(row, shifted).value));
  return at(totals, leader) - at(totals, challenger);
}

function eachSwap(
  example: Weighted,
  visit: (leader: number, challenger: number, criterion: number, found: ReturnType<typeof weightSwap>) => void,
): void {
  const totals = present(example.means.map((row) => total(row, example.weights).value));
  const leader = totals.indexOf(Math.max(...totals));
  for (const challenger of example.means.keys()) {
    const margin = at(totals, leader) - at(totals, challenger);
    if (challenger === leader || margin < 1e-6) continue;
    for (const criterion of example.weights.keys()) {
      const difference = at(at(example.means, leader), criterion) - at(at(example.means, challenger), criterion);
      visit(leader, challenger, criterion, weightSwap(margin, difference, at(example.weights, criterion)));
    }
  }
}

test("the closed form of the swap point agrees with bisection, and nothing nearer flips", () => {
  fc.assert(
    fc.property(weightedMatrix, (example) => {
      eachSwap(example, (leader, challenger, criterion, { value: found }) => {
        const now = at(example.weights, criterion);
        const ends = [0, 1].map((end) =>
          bisect((weight) => marginAt(example, leader, challenger, criterion, weight), now, end),
        );
        const crossings = ends.filter((crossing) => crossing !== null);
        if (found?.overtakes === true) {
          expect(crossings).toHaveLength(1);
          expect(at(crossings, 0)).toBeCloseTo(found.newWeight, 6);
        } else {
          expect(crossings.filter((crossing) => crossing > 1e-6 && crossing < 1 - 1e-6)).toEqual([]);
        }
      });
    }),
  );
});

/**
 * Where `margin` falls below 0 between `from` and `end`; null when it does not. It is linear, so one crossing at most.
 */
function bisect(margin: (weight: number) => number, from: number, end: number): number | null {
  if (margin(end) >= -1e-9) return null;
  let [inside, beyond] = [from, end];
  for (let step = 0; step < 60; step += 1) {
    const middle = (inside + beyond) / 2;
    if (margin(middle) > 0) inside = middle;
    else beyond = middle;
  }
  return inside;
}

test("at the swap point both options tie, and the weights still sum to 1", () => {
  fc.assert(
    fc.property(weightedMatrix, (example) => {
      eachSwap(example, (leader, challenger, criterion, { value: found }) => {
        if (found === null) return;
        const shifted = shiftWeight(example.weights, criterion, found.delta).value ?? [];
        expect(sum(shifted)).toBeCloseTo(1, 9);
        expect(marginAt(example, leader, challenger, criterion, found.newWeight)).toBeCloseTo(0, 6);
      });
    }),
  );
});

test("the joint change makes a tie, and no single change is nearer", () => {
  fc.assert(
    fc.property(weightedMatrix, (example) => {
      eachSwap(example, (leader, challenger, criterion, { value: single }) => {
        const differences = at(example.means, leader).map((score, k) => score - at(at(example.means, challenger), k));
        const margin = sum(differences.map((difference, k) => difference * at(example.weights, k)));
        const joint = weightRadius(margin, differences, example.weights).value;
        if (joint === null || joint.distance > 1e3) return;
        expect(sum(joint.newWeights)).toBeCloseTo(1, 9);
        expect(sum(joint.newWeights.map((weight, k) => weight * at(differences, k)))).toBeCloseTo(0, 6);
        const shifted = single === null ? null : shiftWeight(example.weights, criterion, single.delta).value;
        if (shifted === null) return;
        expect(joint.distance).toBeLessThanOrEqual(distance(shifted, example.weights) + 1e-9);
      });
    }),
  );
});

function distance(a: readonly number[], b: readonly number[]): number {
  return Math.hypot(...a.map((value, index) => value - at(b, index)));
}

test("a score swap closes the margin exactly", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 4, noNaN: true }),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      (margin, weight) => {
        expect(margin + weight * (scoreSwap(margin, weight).value ?? NaN)).toBeCloseTo(0, 9);
      },
    ),
  );
  expect(scoreSwap(1, 0).reason).toBe("no-flip");
});

test("W is (1 + (V − 1) · mean Spearman) / V when nobody ties", () => {
  const orders = fc.integer({ min: 2, max: 6 }).chain((options) => {
    const order = fc.shuffledSubarray([1, 2, 3, 4, 5, 6].slice(0, options), { minLength: options, maxLength: options });
    return fc.array(order, { minLength: 2, maxLength: 6 });
  });
  fc.assert(
    fc.property(orders, (rows) => {
      const pairs = rows.flatMap((a, i) => rows.slice(i + 1).map((b) => spearman(a, b).value ?? NaN));
      const average = sum(pairs) / pairs.length;
      expect(kendallW(rows).value?.w).toBeCloseTo((1 + (rows.length - 1) * average) / rows.length, 9);
    }),
  );
});

test("with two options and no ties W is ((2a − V)/V)², a being the majority", () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 2, maxLength: 9 }), (choices) => {
      const majority = choices.filter(Boolean).length;
      const rows = choices.map((isFirst) => (isFirst ? [2, 1] : [1, 2]));
      expect(kendallW(rows).value?.w).toBeCloseTo(((2 * majority - choices.length) / choices.length) ** 2, 9);
    }),
  );
});

test("agreement figures stay in their ranges, and full agreement is 1", () => {
  const ratings = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 9 });
  fc.assert(
    fc.property(ratings, (given) => {
      const agreement = withinGroupAgreement(given, 5).value ?? NaN;
      expect(agreement).toBeGreaterThanOrEqual(0);
      expect(agreement).toBeLessThanOrEqual(1);
      expect(agreementAgainstMaximum(given, { low: 1, high: 5 }).value).toBeLessThanOrEqual(1);
      expect(
        withinGroupAgreement(
          given.map(() => 4),
          5,
        ).value,
      ).toBe(1);
      const twice = krippendorffAlpha([given, given], "interval");
      expect(twice.value ?? (twice.reason === "no-variation" ? 1 : NaN)).toBe(1);
    }),
  );
});

test("average ranks and competition ranks agree on who is above whom, and ranks sum to n(n + 1)/2", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 8 }), (values) => {
      const average = averageRanks(values);
      expect(sum(average)).toBeCloseTo((values.length * (values.length + 1)) / 2, 9);
      const competition = competitionRanks(values);
      for (const [i, a] of values.entries()) {
        for (const [j, b] of values.entries()) {
          expect(at(average, i) > at(average, j)).toBe(a > b);
          expect(at(competition, i) < at(competition, j)).toBe(a > b);
        }
      }
    }),
  );
});

test("weights from a ranking fall, sum to 1, and tied ranks share", () => {
  for (const rule of [rankOrderCentroid, rankSum, rankReciprocal]) {
    for (let count = 1; count <= 15; count += 1) {
      const weights = rule(count);
      expect(sum(weights)).toBeCloseTo(1, 12);
      expect(weights).toEqual([...weights].sort((a, b) => b - a));
      const tied = weightsOfRanks(
        weights.map(() => 1),
        weights,
      );
      expect(tied.every((weight) => Math.abs(weight - 1 / count) < 1e-12)).toBe(true);
    }
  }
});

test("one exaggerator moves the median and the trimmed mean less than to the end of the scale", () => {
  expect(median([4, 4, 4, 1]).value).toBe(4);
  expect(trimmedMean([4, 4, 4, 4, 1], 0.2).value).toBe(4);
  expect(trimmedMean([4, 4, 1], 0.2).reason).toBe("needs-five-voters");
});

test("a measured cost is rated between its anchors and never beyond them", () => {
  const rate = (cost: number) => ratingOfMeasure(cost, { worst: 900, best: 100 }, { low: 1, high: 5 }).value;
  expect([1000, 900, 500, 100, 50].map(rate)).toEqual([1, 1, 3, 5, 5]);
  expect(ratingOfMeasure(1, { worst: 2, best: 2 }, { low: 1, high: 5 }).reason).toBe("no-variation");
});

test("a column without differences is flagged, not divided by zero", () => {
  expect(normalizeMinMax([3, 3], "cost").value).toEqual({ values: [1, 1], discriminates: false });
  expect(normalizeVector([0, 0]).reason).toBe("no-variation");
  expect(normalizeVector([3, 4]).value?.values).toEqual([0.6, 0.8]);
});

test("the last bit of a float decides no rank", () => {
  expect(competitionRanks([0.1 + 0.2, 0.3, 0.2])).toEqual([1, 1, 3]);
});
