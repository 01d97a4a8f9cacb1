import { describe, expect, test } from "vitest";
import { sum } from "../../numeric";
import { expectNear } from "../../vectors/vector";
import { orderViolations, worstJudgement } from "./consistency";
import { nearestStep, weighJudgements } from "./judgements";
import { leastSquaresPriorities } from "./least-squares";
import type { Judgement } from "./matrix";

const judge = (first: number, second: number, ratio: number): Judgement => ({ first, second, ratio });

describe("weighing while somebody compares", () => {
  test("needs judgements that link all elements", () => {
    expect(weighJudgements(0, []).reason).toBe("no-weights");
    expect(weighJudgements(1, []).value).toEqual({
      weights: [1],
      missing: 0,
      consistencyRatio: { value: 0, reason: null },
      isConsistent: true,
      worstPair: null,
      orderViolations: [],
    });
    expect(weighJudgements(2, []).reason).toBe("not-connected");
    expect(weighJudgements(4, [judge(0, 1, 2), judge(2, 3, 2)]).reason).toBe("not-connected");
    expect(weighJudgements(4, [judge(0, 1, 2), judge(2, 3, 2), judge(3, 1, 2)]).reason).toBeNull();
  });

  test("a chain of judgements gives weights, and no ratio until one can contradict another", () => {
    const chain = [judge(0, 1, 2), judge(2, 1, 1 / 3)];
    const found = weighJudgements(3, chain).value;
    expectNear(found?.weights, [0.6, 0.3, 0.1], 1e-12);
    expect(found).toMatchObject({ missing: 1, worstPair: null, orderViolations: [], isConsistent: true });
    expect(found?.consistencyRatio.reason).toBe("needs-more-judgements");
    expect(weighJudgements(3, [...chain, judge(0, 2, 6)]).value?.consistencyRatio.value).toBeCloseTo(0, 9);
  });

  test("points at the pair that fits least, with what the others imply and the nearest step of the scale", () => {
    // A is 2 B, B is 2 C, C is 2 D, A is 8 D, B is 4 D; that A is as important as C contradicts them.
    const judgements = [
      judge(0, 1, 2),
      judge(1, 2, 2),
      judge(2, 3, 2),
      judge(0, 3, 8),
      judge(3, 1, 1 / 4),
      judge(2, 0, 1),
    ];
    const found = weighJudgements(4, judgements).value;
    expect(found?.worstPair).toMatchObject({ first: 2, second: 0, ratio: 1 });
    expect(found?.worstPair?.implied).toBeCloseTo(1 / 4, 9);
    expect(found?.worstPair?.suggested).toBe(1 / 4);
    expect(found?.consistencyRatio.value).toBeGreaterThan(0);
    const strong = judgements.map((judgement) =>
      judgement.first === 2 && judgement.second === 0 ? judge(2, 0, 9) : judgement,
    );
    const inconsistent = weighJudgements(4, strong).value;
    expect(inconsistent?.isConsistent).toBe(false);
    expect(inconsistent?.worstPair?.suggested).toBe(1 / 4);
    expect(inconsistent?.orderViolations).toEqual([judge(0, 1, 2), judge(1, 2, 2)]);
  });

  test("names the first of several that fit equally badly", () => {
    const circle = [judge(0, 1, 3), judge(1, 2, 3), judge(2, 0, 3)];
    expect(weighJudgements(3, circle).value?.worstPair).toMatchObject(judge(0, 1, 3));
    expect(worstJudgement(circle, [1, 1, 1])).toEqual(judge(0, 1, 3));
    expect(worstJudgement([judge(0, 1, 2), judge(1, 2, 1 / 4), judge(0, 2, 3)], [1, 1, 1])).toEqual(judge(1, 2, 1 / 4));
    expect(
      worstJudgement(
        circle,
        [1, 1, 1].map((weight) => weight / 3),
      ),
    ).toEqual(judge(0, 1, 3));
  });

  test("lists the judgements whose order the weights break, also where they tie", () => {
    const circle = [judge(0, 1, 3), judge(1, 2, 3), judge(2, 0, 3)];
    expect(weighJudgements(3, circle).value?.orderViolations).toEqual(circle);
    const downward = [judge(1, 0, 1 / 3), judge(2, 1, 1 / 3), judge(0, 2, 1 / 3)];
    expect(weighJudgements(3, downward).value?.orderViolations).toEqual(downward);
    const equal = [judge(0, 1, 1), judge(1, 2, 1), judge(0, 2, 3)];
    expect(weighJudgements(3, equal).value?.orderViolations).toEqual([]);
  });

  test("a difference up to 1e-9 is a tie, in judgements and in weights", () => {
    expect(orderViolations([judge(0, 1, 2), judge(1, 0, 1 / 2)], [1e-9, 0])).toHaveLength(2);
    expect(orderViolations([judge(0, 1, 2), judge(1, 0, 1 / 2)], [1.1e-9, 0])).toEqual([]);
    expect(orderViolations([judge(0, 1, 1 + 1e-9), judge(0, 1, 1 - 1e-9)], [0.5, 0.5])).toEqual([]);
    expect(orderViolations([judge(0, 1, 1 + 2e-9), judge(0, 1, 1 - 2e-9)], [0.5, 0.5])).toHaveLength(2);
  });

  test("refuses judgements that are off the scale, and pairs that are none", () => {
    expect(weighJudgements(2, [judge(0, 1, 9.5)]).reason).toBe("out-of-range");
    for (const [first, second] of [
      [0, 0],
      [0, 2],
      [-1, 1],
      [0.5, 1],
      [0, 1.5],
    ] as const) {
      expect(() => weighJudgements(2, [judge(first, second, 2)])).toThrow(
        "Each judgement names another pair of elements.",
      );
    }
    expect(() => weighJudgements(2, [judge(0, 1, 2), judge(1, 0, 2)])).toThrow(RangeError);
    expect(() => weighJudgements(3, [judge(0, 2, 2), judge(0, 2, 2)])).toThrow(RangeError);
  });

  test("has no ratio beyond fifteen elements, where no random index reaches, and still weighs them", () => {
    const found = weighJudgements(
      16,
      Array.from({ length: 15 }, (_, index) => judge(index, index + 1, 1)),
    ).value;
    expect(found?.consistencyRatio.reason).toBe("not-defined-here");
    expect(found?.isConsistent).toBe(true);
    expect(sum(found?.weights ?? [])).toBeCloseTo(1, 12);
  });

  test("takes a pair not compared for the ratio of its weights, whichever way the others were asked", () => {
    const found = weighJudgements(4, [
      judge(1, 0, 1 / 2),
      judge(1, 2, 2),
      judge(3, 2, 1 / 2),
      judge(0, 2, 4),
      judge(1, 3, 4),
    ]);
    expectNear(found.value?.weights, [8 / 15, 4 / 15, 2 / 15, 1 / 15], 1e-12);
    expect(found.value?.missing).toBe(1);
    expect(found.value?.consistencyRatio.value).toBeCloseTo(0, 9);
    // The same judgements with one reversed contradict each other.
    const reversed = weighJudgements(4, [
      judge(0, 1, 1 / 2),
      judge(1, 2, 2),
      judge(2, 3, 2),
      judge(0, 2, 4),
      judge(1, 3, 4),
    ]);
    expect(reversed.value?.consistencyRatio.value).toBeGreaterThan(0.1);
  });

  test("uses the random index it is asked for", () => {
    const circle = [judge(0, 1, 2), judge(1, 2, 2), judge(0, 2, 2)];
    const ratio = (table?: "saaty-1980" | "alonso-lamata-2006") =>
      weighJudgements(3, circle, table).value?.consistencyRatio.value ?? NaN;
    expect(ratio("saaty-1980") * 0.58).toBeCloseTo(ratio() * 0.5247, 12);
    expect(ratio()).toBe(ratio("alonso-lamata-2006"));
  });

  test("suggests steps of the scale only", () => {
    const found = [0.05, 1 / 9, 0.4, 0.9, 1, 1.41, 1.42, 2.44, 2.46, 8.4, 8.5, 9, 30].map(nearestStep);
    expectNear(found, [1 / 9, 1 / 9, 1 / 3, 1, 1, 1, 2, 2, 3, 8, 9, 9, 9], 1e-12);
    // In the middle the lower one, and a float's last bits decide nothing.
    expect([Math.sqrt(30), 1 - 1e-12, 4 - 1e-12, 9 - 1e-12].map(nearestStep)).toEqual([5, 1, 4, 9]);
  });

  test("least squares solve what is connected and nothing else", () => {
    expect(leastSquaresPriorities(1, []).value).toEqual([1]);
    expect(leastSquaresPriorities(3, [judge(0, 1, 2)]).reason).toBe("not-connected");
    expectNear(leastSquaresPriorities(3, [judge(2, 1, 2), judge(1, 0, 2)]).value, [1 / 7, 2 / 7, 4 / 7], 1e-12);
  });
});
