import { expect, test } from "vitest";
import { heatBucket } from "./heat";
import { at, EPSILON, isSame, known, present, sum, unknown } from "./numeric";

test("a figure that exists is finite; one that overflowed is out of range", () => {
  expect(known(0)).toEqual({ value: 0, reason: null });
  expect(known([Infinity])).toEqual({ value: [Infinity], reason: null });
  for (const value of [Number.NaN, Infinity, -Infinity])
    expect(known(value)).toEqual({ value: null, reason: "out-of-range" });
  expect(unknown("tie")).toEqual({ value: null, reason: "tie" });
});

test("an element outside of its list is a bug that says where", () => {
  expect(at(["a", "b"], 1)).toBe("b");
  expect(at([0], 0)).toBe(0);
  expect(() => at([7, 8], 2)).toThrow(new RangeError("No element 2 in 2."));
});

test("numbers up to 1e-9 apart are the same", () => {
  expect(EPSILON).toBe(1e-9);
  expect(isSame(0, 1e-9)).toBe(true);
  expect(isSame(1e-9, 0)).toBe(true);
  expect(isSame(0, 1.1e-9)).toBe(false);
  expect(isSame(1.1e-9, 0)).toBe(false);
});

test("sums run from left to right, and what is not there leaves", () => {
  expect(sum([])).toBe(0);
  expect(sum([0.1, 0.2, 0.3])).toBe(0.1 + 0.2 + 0.3);
  expect(present([0, null, 2])).toEqual([0, 2]);
});

test("a mean takes the shade of its nearest half step, and none when nobody scored", () => {
  expect([1, 1.24, 1.25, 1.75, 2.25, 2.6, 3.24, 3.8, 4.74, 4.75, 5].map(heatBucket)).toEqual([
    10, 10, 15, 20, 25, 25, 30, 40, 45, 50, 50,
  ]);
  expect([0, 7, -Infinity, Infinity].map(heatBucket)).toEqual([10, 50, 10, 50]);
  expect([null, Number.NaN].map(heatBucket)).toEqual([null, null]);
});
