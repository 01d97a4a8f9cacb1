import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate, type EvaluationInput } from "../evaluate";
import { readBasis } from "../evaluation/basis";
import { two, unanimous, withMinimum } from "../examples/small";
import { storyInput } from "../examples/story";
import { inputHash } from "../hash/input";
import { at, sum } from "../numeric";
import { anyEvaluationTwo } from "../properties/arbitrary";
import { evaluationOf } from "../vectors/vector";
import { analyse } from "./analyse";
import { standardErrors } from "./scores";

const quick = { draws: 200, resamples: 100 };

describe("the analysis of the story", () => {
  const input = two(storyInput("round2"));
  const analysis = analyse(input);

  test("names its method, parameters, seed and input, and holds the result", () => {
    expect(analysis).toMatchObject({
      method: "robustness",
      version: 2,
      inputHash: inputHash(input),
      optionIds: ["django", "flask", "hybrid"],
      parameters: {
        draws: 10_000,
        resamples: 2000,
        scores: "resampled",
        generator: "sfc32",
        correlatedAbove: 0.9,
        correlatedWithin: 0.5,
        correlatedFrom: 10,
        topsis: "vector",
      },
    });
    expect(analysis.seed).toMatch(/^[0-9a-f]{32}$/);
    expect(analysis.result).toEqual(evaluate(input));
    expect(analysis.bestShare).toEqual(analysis.result.version === 2 ? analysis.result.bestShare : null);
    expect(analyse(input)).toEqual(analysis);
  });

  test("simulates all weightings and those in the group's order; weights given once have no spread", () => {
    expect(analysis.weightings.map(({ scheme, reason }) => [scheme, reason])).toEqual([
      ["uniform", null],
      ["ordinal", null],
      ["around-the-group", "needs-two-voters"],
      ["members", "needs-two-voters"],
    ]);
    for (const { simulated } of analysis.weightings.slice(0, 2)) {
      expect(simulated?.draws).toBe(10_000);
      const first = simulated?.rankAcceptability.map((row) => at(row, 0)) ?? [];
      expect(sum(first)).toBeGreaterThanOrEqual(1 - 1e-9);
      for (const [option, central] of (simulated?.centralWeights ?? []).entries()) {
        expect(central === null ? 1 : sum(central)).toBeCloseTo(1, 9);
        expect((simulated?.confidence[option] ?? null) === null).toBe(central === null);
      }
    }
  });

  test("gives the same first places in version 1, which does not have them itself", () => {
    const one = analyse(storyInput("round2"), { ...quick, resamples: 2000 });
    expect(one.result.version).toBe(1);
    expect(one.bestShare?.map(({ share }) => share.toFixed(1))).toEqual(
      analysis.bestShare?.map(({ share }) => share.toFixed(1)),
    );
    expect(analyse(input, { ...quick, resamples: 300 }).parameters.resamples).toBe(300);
  });

  test("trims the extremes away where five people scored", () => {
    expect(analysis.trimmedReason).toBeNull();
    expect(analysis.trimmedInsteadOfMean?.points).toHaveLength(3);
    expect(analysis.trimmedInsteadOfMean?.points).not.toEqual(analysis.result.medianInsteadOfMean.points);
    const four = analyse(unanimous(4, [[5], [3]], [100]), quick);
    expect(four).toMatchObject({ trimmedInsteadOfMean: null, trimmedReason: "needs-five-voters" });
    const five = analyse(
      evaluationOf(
        [
          [[1], [3]],
          [[5], [3]],
          [[5], [3]],
          [[5], [3]],
          [[5], [3]],
        ],
        [[100]],
      ),
      quick,
    );
    expect(five.trimmedInsteadOfMean).toMatchObject({ leaderIds: ["o0"], margin: 50 });
    const measured = unanimous(
      5,
      [
        [5, 1],
        [3, 1],
      ],
      [50, 50],
    );
    const criteria = measured.criteria.map((criterion, k) =>
      k === 1 ? { ...criterion, measure: { worst: 0, best: 4, values: { o0: 0, o1: 4 } } } : criterion,
    );
    expect(analyse(two({ ...measured, criteria }), quick).trimmedInsteadOfMean?.leaderIds).toEqual(["o1"]);
  });
});

describe("weightings", () => {
  const input = two(
    evaluationOf(
      [0, 1, 2].map(() => [
        [5, 1],
        [2, 3],
      ]),
      [
        [80, 20],
        [40, 60],
        [30, 70],
      ],
    ),
  );

  test("around the group and of its members follow what people gave", () => {
    const [, , around, members] = analyse(input).weightings;
    expect(around?.concentration).toBeGreaterThan(1);
    // The first leads where its criterion weighs more than .4: two of the members, one of them exactly at the line.
    expect(members?.simulated?.rankAcceptability[0]?.[0]).toBeCloseTo(2 / 3, 1);
    expect(members?.simulated?.rankAcceptability[1]?.[0]).toBeCloseTo(2 / 3, 1);
    expect(members?.concentration).toBeNull();
    expect(around?.simulated?.rankAcceptability[0]?.[0]).toBeGreaterThan(0.5);
  });

  test("of members who count more are drawn more often, up to a third of those who gave weights", () => {
    const voters = input.voters.map((voter, v) => ({ ...voter, weight: v === 2 ? 1 : 0.5 }));
    const weights = { ...input.weights, z: input.weights["v2"] ?? {} };
    const four = { ...input, weights, voters: [...voters, { id: "z", weight: 0.5 }] };
    // The third member would hold two fifths; the first two, with whom the first option leads, share two ninths each.
    const share = analyse(four).weightings[3]?.simulated?.rankAcceptability[0]?.[0];
    expect(Math.abs((share ?? 0) - 4 / 9)).toBeLessThan(0.02);
  });

  test("say why they cannot be simulated", () => {
    const reasons = (given: EvaluationInput) => analyse(given, quick).weightings.map(({ reason }) => reason);
    expect(reasons(unanimous(2, [[5]], [100]))).toEqual(Array(4).fill("needs-two-options"));
    expect(reasons(unanimous(2, [[5], [null]], [100]))).toEqual(Array(4).fill("missing-scores"));
    expect(reasons({ ...unanimous(2, [[5], [4]], [100]), criteria: [] })).toEqual(Array(4).fill("no-answers"));
    expect(reasons(evaluationOf([[[5], [4]]], []))).toEqual([null, "no-weights", "no-weights", "no-weights"]);
    expect(
      reasons(
        evaluationOf(
          [
            [
              [5, 3],
              [4, 4],
            ],
            [
              [5, 3],
              [4, 4],
            ],
          ],
          [
            [50, 50],
            [50, 50],
          ],
        ),
      ),
    ).toEqual([null, null, "no-variation", null]);
  });

  test("leave out a criterion that applies to nothing", () => {
    const plain = evaluationOf(
      [
        [
          [5, 1],
          [3, 1],
        ],
        [
          [5, 1],
          [3, 1],
        ],
      ],
      [
        [50, 50],
        [20, 80],
      ],
    );
    const rows = { c0: { o0: 5, o1: 3 }, c1: { o0: "not-applicable", o1: "not-applicable" } } as const;
    const { weightings } = analyse({ ...plain, answers: { v0: rows, v1: rows } }, quick);
    expect(weightings[0]?.simulated?.centralWeights).toEqual([[1, 0], null]);
    expect(weightings[2]?.reason).toBeNull();
  });

  test("hold minimums in each draw", () => {
    const out = analyse(
      withMinimum(
        unanimous(
          2,
          [
            [1, 5],
            [3, 3],
          ],
          [50, 50],
        ),
        2,
      ),
      quick,
    );
    for (const { simulated } of out.weightings) expect(simulated?.rankAcceptability[0] ?? [0, 0]).toEqual([0, 0]);
    expect(out.weightings[0]?.simulated?.rankAcceptability[1]).toEqual([1, 0]);
  });
});

describe("scores are drawn", () => {
  const divided = evaluationOf(
    [
      [[5], [3]],
      [[3], [3]],
      [[4], [3]],
    ],
    [[100]],
  );

  test("around each mean, sd/√n, wider for doubt and for few who count", () => {
    const plain = standardErrors(readBasis(divided));
    expect(plain[0]).toBeCloseTo(1 / Math.sqrt(3), 12);
    expect(plain[1]).toBe(0);
    const say = (sure: "low" | "medium" | "high") => ({ v0: { c0: { o0: sure, o1: sure } } });
    const errors = (sure: "low" | "medium" | "high") =>
      standardErrors(readBasis({ ...divided, version: 2, confidence: say(sure) }));
    expect(errors("high")).toEqual(plain);
    expect(errors("medium")[1]).toBeCloseTo(0.5 / 3, 12);
    expect(errors("low")[1]).toBeCloseTo(1 / 3, 12);
    expect(errors("low")[0]).toBeCloseTo(Math.sqrt(3 + 1) / 3, 12);
    const four = evaluationOf(
      [
        [[5], [3]],
        [[3], [3]],
        [[4], [3]],
        [[4], [3]],
      ],
      [[100]],
    );
    const voters = four.voters.map((voter, v) => ({ ...voter, weight: v === 0 ? 9 : 1 }));
    const weighted = standardErrors(readBasis(two({ ...four, voters })));
    expect(weighted[0]).toBeCloseTo(Math.sqrt((2 / 3) * (1 / 9 + 3 * (2 / 9) ** 2)), 12);
    expect(standardErrors(readBasis(evaluationOf([[[null], [3]]], [[100]])))).toEqual([0, 0]);
  });

  test("by the way the input asks for, and not at all from one person", () => {
    expect(analyse(divided, quick).parameters.scores).toBe("resampled");
    expect(analyse(divided, { ...quick, scores: "normal" }).parameters.scores).toBe("normal");
    const sure = two({ ...divided, confidence: { v0: { c0: { o0: "low" } } } });
    expect(analyse(sure, quick).parameters.scores).toBe("normal");
    expect(analyse(sure, { ...quick, scores: "resampled" }).parameters.scores).toBe("resampled");
    expect(analyse(evaluationOf([[[5], [3]]], [[100]]), { ...quick, scores: "normal" }).parameters.scores).toBe(
      "fixed",
    );
  });

  test("so that a close matter is first about half of the time, either way", () => {
    const even = evaluationOf(
      [
        [[5], [1]],
        [[1], [5]],
        [[4], [2]],
        [[2], [4]],
      ],
      [[100]],
    );
    for (const scores of ["resampled", "normal"] as const) {
      const share = analyse(even, { scores }).weightings[0]?.simulated?.rankAcceptability[0]?.[0] ?? 0;
      expect(Math.abs(share - 0.5)).toBeLessThan(scores === "normal" ? 0.06 : 0.2);
    }
  });
});

test("an analysis holds no NaN and no Infinity, survives JSON, and the order of voters is irrelevant to it", () => {
  fc.assert(
    fc.property(anyEvaluationTwo, (input) => {
      const analysis = analyse(input, { draws: 20, resamples: 20 });
      expectFinite(analysis);
      expect(JSON.parse(JSON.stringify(analysis))).toEqual(analysis);
      const reversed = {
        ...input,
        voters: [...input.voters].reverse(),
        weights: Object.fromEntries(Object.entries(input.weights).reverse()),
        answers: Object.fromEntries(Object.entries(input.answers).reverse()),
        favourites: Object.fromEntries(Object.entries(input.favourites ?? {}).reverse()),
      };
      expect(analyse(reversed, { draws: 20, resamples: 20 })).toEqual(analysis);
    }),
    { numRuns: 60 },
  );
});

function expectFinite(value: unknown): void {
  if (typeof value === "number") expect(Number.isFinite(value)).toBe(true);
  else if (typeof value === "object" && value !== null) Object.values(value).forEach(expectFinite);
  else expect(value).not.toBeUndefined();
}
