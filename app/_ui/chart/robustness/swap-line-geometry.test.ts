import { expect, test } from "vitest";
import { besideLine, labelsApart, scaleOf, ticksAround, weightReach } from "./swap-line-geometry";

test("a scale maps its ends to the frame and survives a range without width", () => {
  const y = scaleOf(60, 80, 200, 0);
  expect([y(60), y(70), y(80)]).toEqual([200, 100, 0]);
  expect(scaleOf(5, 5, 10, 90)(5)).toBe(10);
});

test("ticks are round, cover every value and are few", () => {
  expect(ticksAround([67.6, 76.7, 71.2, 74.6])).toEqual([64, 68, 72, 76, 80]);
  for (const values of [
    [0, 100],
    [50, 50],
    [71.1, 71.9],
    [3, 96],
  ]) {
    const ticks = ticksAround(values);
    expect(ticks[0]).toBeLessThanOrEqual(Math.min(...values));
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(Math.max(...values));
    expect(ticks.length).toBeGreaterThanOrEqual(2);
    expect(ticks.length).toBeLessThanOrEqual(7);
  }
});

test("the weight axis reaches past the flip point and never past all the weight", () => {
  expect(weightReach([8, 11])).toBe(25);
  expect(weightReach([8, 31])).toBe(40);
  expect(weightReach([5, 97])).toBe(100);
});

test("labels that would cover each other part evenly and keep their order", () => {
  expect(labelsApart(10, 50, 14)).toEqual([10, 50]);
  expect(labelsApart(20, 24, 14)).toEqual([15, 29]);
  expect(labelsApart(24, 20, 14)).toEqual([29, 15]);
});

test("the label of today's weight never covers the axis or the flip point's number", () => {
  const frame = { left: 30, right: 168, top: 14, bottom: 222 };
  expect(besideLine(90, 120, frame)).toEqual({ isLeft: true, y: 23 });
  expect(besideLine(50, 120, frame)).toEqual({ isLeft: false, y: 37 });
  expect(besideLine(90, 60, frame)).toEqual({ isLeft: false, y: 23 });
  expect(besideLine(150, 60, frame)).toEqual({ isLeft: true, y: 37 });
});
