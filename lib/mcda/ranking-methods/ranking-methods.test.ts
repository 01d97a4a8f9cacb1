import { describe, expect, test } from "vitest";
import { expectNear } from "../vectors/vector";
import { electre } from "./electre";
import type { RankingProblem } from "./problem";
import { promethee, type PreferenceFunction } from "./promethee";
import { topsis } from "./topsis";
import { vikor } from "./vikor";

/** Options (between semicolons) × criteria in which more is better, and their weights. */
function benefits(options: string, weights: string): RankingProblem {
  const read = (text: string) =>
    text
      .split(" ")
      .filter((word) => word !== "")
      .map(Number);
  const values = options === "" ? [] : options.split(";").map(read);
  return { values, weights: read(weights), directions: read(weights).map(() => "benefit") };
}

const METHODS: { name: string; run: (problem: RankingProblem) => { reason: string | null } }[] = [
  { name: "TOPSIS", run: (problem) => topsis(problem, "vector") },
  { name: "VIKOR", run: (problem) => vikor(problem) },
  {
    name: "PROMETHEE II",
    run: (problem) =>
      promethee(
        problem,
        problem.weights.map(() => ({ kind: "usual" })),
      ),
  },
  { name: "ELECTRE I", run: (problem) => electre(problem, { concordanceFrom: 0.6, discordanceUpTo: 0.4 }) },
];

describe.each(METHODS)("$name", ({ run }) => {
  test("says why it has no answer, never NaN", () => {
    expect(run(benefits("", "1")).reason).toBe("needs-two-options");
    expect(run(benefits("1", "1")).reason).toBe("needs-two-options");
    expect(run(benefits("; ", "")).reason).toBe("no-weights");
    expect(run(benefits("1 2; 2 1", "1 -1")).reason).toBe("negative-weight");
    expect(run(benefits("1 2; 2 1", "0 0")).reason).toBe("weights-sum-to-zero");
    expect(run(benefits("1 NaN; 2 1", "1 1")).reason).toBe("out-of-range");
    expect(run(benefits("1 Infinity; 2 1", "1 1")).reason).toBe("out-of-range");
    expect(run(benefits("1e308 1; -1e308 1", "1 1")).reason).toBe("out-of-range");
    expect(run(benefits("1 2; 2 1", "1e308 1e308")).reason).toBe("out-of-range");
    expect(run(benefits("1 2; 2 1", "1 1")).reason).toBeNull();
  });

  test("throws for rows, weights and directions of different lengths", () => {
    expect(() => run(benefits("1 2; 1", "1 1"))).toThrow("One value, weight and direction per criterion.");
    expect(() => run({ values: [[1], [2]], weights: [1], directions: [] })).toThrow(RangeError);
  });
});

describe("TOPSIS", () => {
  test("measures distances to the best and the worst, with weights brought to a sum of 1", () => {
    const found = topsis(benefits("3 0; 4 1", "2 2"), "vector").value;
    expectNear(found?.toBest, [Math.hypot(0.1, 0.5), 0], 1e-12);
    expectNear(found?.toWorst, [0, Math.hypot(0.1, 0.5)], 1e-12);
    expect(found?.closeness).toEqual([0, 1]);
    const spread = topsis(benefits("0 10; 1 5; 2 0", "3 1"), "min-max").value;
    expectNear(spread?.closeness, [0.25, 0.5, 0.75], 1e-12);
  });

  test("leaves out what tells nobody apart, and has no answer when nothing does", () => {
    const alone = topsis(benefits("1; 3", "1"), "vector").value?.closeness;
    expect(topsis(benefits("1 0; 3 0", "1 5"), "vector").value?.closeness).toEqual(alone);
    expect(topsis(benefits("1 7; 3 7", "1 5"), "min-max").value?.closeness).toEqual([0, 1]);
    for (const normalization of ["vector", "min-max"] as const) {
      expect(topsis(benefits("3 0; 3 0", "1 1"), normalization).reason).toBe("no-variation");
      expect(topsis(benefits("3 1; 3 2", "1 0"), normalization).reason).toBe("no-variation");
    }
  });
});

describe("VIKOR", () => {
  test("proposes the best alone only with advantage and stability", () => {
    const clear = vikor(benefits("5 5; 1 1; 2 1", "1 1")).value;
    expect(clear).toMatchObject({ hasAdvantage: true, isStable: true, compromiseSet: [0] });
    expectNear(clear?.groupLoss, [0, 1, 0.875], 1e-12);
    expectNear(clear?.largestRegret, [0, 0.5, 0.5], 1e-12);
    expectNear(clear?.compromise, [0, 1, 0.9375], 1e-12);
  });

  test("proposes all that lie near the best when the advantage fails", () => {
    const near = vikor(benefits("5 5; 5 4.9; 1 1; 4.9 5", "1 1")).value;
    expect(near).toMatchObject({ hasAdvantage: false, isStable: true, compromiseSet: [0, 1, 3] });
    expect(vikor(benefits("3; 3", "1")).value).toMatchObject({
      groupLoss: [0, 0],
      compromise: [0, 0],
      hasAdvantage: false,
      isStable: true,
      compromiseSet: [0, 1],
    });
  });

  test("proposes the first and the second, with whom ties, when only stability fails", () => {
    // Ten options lose all of one criterion and nothing else: best in S, worst in R. The next loses a little everywhere: the reverse.
    // The last is near the best in both, and best in neither.
    const specialists = Array.from({ length: 10 }, (_, lost) =>
      Array.from({ length: 10 }, (__, k) => (k === lost ? 0 : 1)),
    );
    const values = [...specialists, specialists.map(() => 0.7), specialists.map((_, k) => (k < 3 ? 0.6 : 1))];
    const problem: RankingProblem = {
      values,
      weights: values.slice(2).map(() => 1),
      directions: specialists.map(() => "benefit"),
    };
    const found = vikor(problem, 0.6).value;
    expectNear(found?.compromise.slice(9), [0.4, 0.6, 0.06 + 0.4 / 7], 1e-9);
    expect(found).toMatchObject({
      hasAdvantage: true,
      isStable: false,
      compromiseSet: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11],
    });
  });

  test("weighs the many against the single worst by its strategy", () => {
    const problem = benefits("5 1; 4 2.9; 1 5", "2 1");
    const [many, single] = [vikor(problem, 1).value, vikor(problem, 0).value];
    const spread = (values: number[]) =>
      values.map((value) => (value - Math.min(...values)) / (Math.max(...values) - Math.min(...values)));
    expectNear(many?.compromise, spread(many?.groupLoss ?? []), 1e-12);
    expectNear(single?.compromise, spread(single?.largestRegret ?? []), 1e-12);
    for (const strategy of [-0.1, 1.1, NaN])
      expect(() => vikor(problem, strategy)).toThrow("A strategy lies in [0, 1].");
  });
});

describe("PROMETHEE II", () => {
  const two = (preference: PreferenceFunction, difference: number) =>
    promethee(benefits(`${difference}; 0`, "1"), [preference]).value?.net[0];

  test("turns differences into preferences in three ways", () => {
    expect([0, 1e-10, 0.1, 3].map((difference) => two({ kind: "usual" }, difference))).toEqual([0, 0, 1, 1]);
    expect([0, 1, 2, 3].map((difference) => two({ kind: "v-shape", full: 2 }, difference))).toEqual([0, 0.5, 1, 1]);
    const linear: PreferenceFunction = { kind: "linear", indifferent: 1, full: 3 };
    expect([0, 1, 2, 3, 4].map((difference) => two(linear, difference))).toEqual([0, 0, 0.5, 1, 1]);
  });

  test("averages over the other options, in both directions", () => {
    const usual: PreferenceFunction[] = [{ kind: "usual" }, { kind: "usual" }];
    const found = promethee(benefits("3 1; 2 2; 1 3", "3 1"), usual).value;
    expect(found?.leaving).toEqual([0.75, 0.5, 0.25]);
    expect(found?.entering).toEqual([0.25, 0.5, 0.75]);
    expect(found?.net).toEqual([0.5, 0, -0.5]);
  });

  test("throws for preference functions that are none", () => {
    const problem = benefits("1; 2", "1");
    expect(() => promethee(problem, [])).toThrow("One preference function per criterion.");
    for (const preference of [
      { kind: "v-shape", full: 0 },
      { kind: "linear", indifferent: 2, full: 2 },
      { kind: "linear", indifferent: -1, full: 2 },
    ] satisfies PreferenceFunction[]) {
      expect(() => promethee(problem, [preference])).toThrow("0 ≤ indifferent < full.");
    }
    expect(promethee(problem, [{ kind: "linear", indifferent: 0, full: 1 }]).value?.net).toEqual([-1, 1]);
  });
});

describe("ELECTRE I", () => {
  const thresholds = { concordanceFrom: 0.6, discordanceUpTo: 0.5 };

  test("outranks at the thresholds, and keeps whom nobody outranks", () => {
    // The first wins 60 % of the weight and loses the rest by half of the largest range.
    const found = electre(benefits("4 2; 0 4", "6 4"), thresholds).value;
    expect(found?.concordance).toEqual([
      [null, 0.6],
      [0.4, null],
    ]);
    expect(found?.discordance).toEqual([
      [null, 0.5],
      [1, null],
    ]);
    expect(found?.outranks).toEqual([
      [false, true],
      [false, false],
    ]);
    expect(found?.kernel).toEqual([0]);
    expect(electre(benefits("4 1.9; 0 4", "6 4"), thresholds).value?.kernel).toEqual([0, 1]);
    expect(electre(benefits("4 2; 0 4", "5.9 4.1"), thresholds).value?.kernel).toEqual([0, 1]);
  });

  test("options that are alike outrank each other, which leaves no kernel", () => {
    const found = electre(benefits("3 3; 3 3", "1 1"), thresholds).value;
    expect(found?.concordance).toEqual([
      [null, 1],
      [1, null],
    ]);
    expect(found?.discordance).toEqual([
      [null, 0],
      [0, null],
    ]);
    expect(found?.kernel).toEqual([]);
  });

  test("a cost counts the other way round", () => {
    const dear: RankingProblem = { values: [[900], [100]], weights: [1], directions: ["cost"] };
    expect(electre(dear, thresholds).value?.kernel).toEqual([1]);
    expect(topsis(dear, "vector").value?.closeness).toEqual([0, 1]);
    expect(vikor(dear).value?.compromiseSet).toEqual([1]);
    expect(promethee(dear, [{ kind: "usual" }]).value?.net).toEqual([-1, 1]);
  });
});
