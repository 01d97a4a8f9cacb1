import { expect } from "vitest";

/** Fails when something in `value` is NaN, endless, −0 or undefined, and says where; stored results hold none of these. */
export function expectPlain(value: unknown): void {
  expect(faultsIn(value, "")).toEqual([]);
}

/** One expectation for all of a result: one for each of its thousand numbers would take longer than computing them. */
function faultsIn(value: unknown, path: string): string[] {
  if (typeof value === "number") return Number.isFinite(value) && !Object.is(value, -0) ? [] : [`${path} is ${value}`];
  if (typeof value !== "object" || value === null) return value === undefined ? [`${path} is undefined`] : [];
  return Object.entries(value).flatMap(([key, inner]) => faultsIn(inner, `${path}/${key}`));
}
