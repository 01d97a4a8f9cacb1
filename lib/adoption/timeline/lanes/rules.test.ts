import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Life } from "../rules";
import { scaleBetween } from "../scale/rules";
import { inLanes, isWithin, lanesOf, type Extent } from "./rules";

interface Numbered extends Extent {
  readonly number: number;
}

const extents = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 1, max: 60 })), { maxLength: 40 })
  .map((pairs): Numbered[] => pairs.map(([from, length], number) => ({ number, from, to: from + length })));
const most = fc.integer({ min: 1, max: 12 });
const rank = ({ number }: Numbered) => number;

describe("lanes", () => {
  test("never hold two that overlap, and each extent stands in one lane or is counted", () => {
    fc.assert(
      fc.property(extents, most, (all, limit) => {
        const { lanes, left } = inLanes(all, limit, rank);
        expect(lanes.length).toBeLessThanOrEqual(limit);
        for (const lane of lanes)
          for (const [at, one] of lane.entries())
            for (const other of lane.slice(at + 1)) expect(one.to < other.from || other.to < one.from).toBe(true);
        const numbers = [...lanes.flat(), ...left].map(rank).toSorted((a, b) => a - b);
        expect(numbers).toEqual(all.map(rank));
      }),
    );
  });

  test("are the same whatever the order in which things come in", () => {
    fc.assert(
      fc.property(
        extents.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        most,
        ([all, shuffled], limit) => {
          expect(inLanes(shuffled, limit, rank)).toEqual(inLanes(all, limit, rank));
        },
      ),
    );
  });

  test("leave out those that begin first", () => {
    const all = [0, 10, 20, 30].map((from, number) => ({ number, from, to: 100 }));
    const { lanes, left } = inLanes(all, 2, rank);
    expect(left.map(rank)).toEqual([0, 1]);
    expect(lanes.map((lane) => lane.map(rank))).toEqual([[2], [3]]);
  });

  test("are no more than stand beside each other at one time", () => {
    const all = [
      { number: 1, from: 0, to: 20 },
      { number: 2, from: 30, to: 50 },
      { number: 3, from: 10, to: 40 },
    ];
    expect(inLanes(all, 9, rank).lanes.map((lane) => lane.map(rank))).toEqual([[1, 2], [3]]);
  });
});

const on = (day: string) => new Date(`${day}T00:00:00Z`);
const now = on("2026-11-23");
const scale = scaleBetween(on("2025-01-01"), on("2027-01-01"));
const life = (more: Partial<Life>): Life => ({
  ...{
    decision: { id: "d", number: 1, title: "Queue", status: "accepted" },
    kind: "in_force",
    since: null,
    until: null,
  },
  ...{ successors: [], marks: [] },
  ...more,
});
const plan = (day: string): Life["marks"][number] => ({ kind: "plan", on: day, lineName: "Billing", isOverdue: false });
const placed = (one: Life) => lanesOf([one], scale, now, 3).lanes.flat()[0];

describe("a life's place", () => {
  test("begins at the left edge where it began before, and goes on to the present", () => {
    for (const since of [null, on("2019-01-01")])
      expect(placed(life({ since }))?.bar).toEqual({ from: 0, to: scale.at(now) });
  });

  test("keeps room for a title: to the right of a short bar, or to the left of what goes on", () => {
    const early = placed(life({ kind: "ended", since: on("2025-02-01"), until: on("2025-02-03") }));
    expect(early).toMatchObject({ title: { isRight: false, from: early?.bar?.from }, from: early?.bar?.from });
    expect((early?.to ?? 0) - (early?.from ?? 0)).toBeCloseTo(28);
    const late = placed(life({ since: on("2026-11-20") }));
    expect(late).toMatchObject({ title: { isRight: true, to: late?.bar?.to }, to: late?.bar?.to });
    expect(late?.to).toBeLessThanOrEqual(100);
  });

  test("writes no title across the present, and over a long bar it is no longer than that", () => {
    const [today, review] = [scale.at(now), { ...plan("2026-12-25"), kind: "review" as const }];
    for (const since of ["2025-03-01", "2026-08-01", "2026-11-01"]) {
      const one = placed(life({ since: on(since), marks: [review] }));
      expect(one?.title.to).toBeLessThanOrEqual(today);
      expect(one?.to).toBeGreaterThan(today);
    }
  });

  test("holds its marks, and those outside the stretch are left to the table", () => {
    const review = { ...plan("2026-12-20"), kind: "review" as const };
    const marked = placed(life({ since: on("2026-01-01"), marks: [review, plan("2028-01-01")] }));
    expect(marked?.marks.map(({ mark }) => mark.on)).toEqual(["2026-12-20"]);
    expect(marked?.to).toBe(scale.at(on("2026-12-20")));
  });

  test("is none where neither bar nor mark falls into the stretch", () => {
    for (const outside of [
      life({ kind: "ended", since: on("2020-01-01"), until: on("2024-12-31") }),
      life({ kind: "planned", marks: [plan("2028-01-01")] }),
      life({ kind: "proposed", since: on("2027-02-01") }),
    ])
      expect(isWithin(outside, scale, now)).toBe(false);
    expect(placed(life({ kind: "planned", marks: [plan("2026-12-01")] }))).toMatchObject({
      bar: null,
      title: { isRight: true },
    });
  });
});
