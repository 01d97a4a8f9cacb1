import { expect, test } from "vitest";
import { endsOf, placeContext } from "./rules";

const place = (existing: string, before: string | null, limit = 99) =>
  placeContext(existing, before, { draft: "New", skeleton: "Which team?\n" }, limit);

test("the answers begin a context that nobody wrote, and take the place of those before", () => {
  expect(place(" \n", null)).toBe("New");
  expect(place("Which team?", null)).toBe("New");
  expect(place("Ours\n\nOld", "Old")).toBe("Ours\n\nNew");
});

test("a context that somebody wrote stays as it is", () => {
  expect(place("Ours", null)).toBeNull();
  expect(place("Ours", "Old")).toBeNull();
  expect(place("Which team? Ours", null)).toBeNull();
  expect(place("Ours, New", "Old")).toBeNull();
  expect(place("", null, 2)).toBeNull();
});

test("nothing answered drafts nothing", () => {
  expect(placeContext("", null, { draft: "", skeleton: "" }, 99)).toBeNull();
});

test("no criterion is named both strongest and weakest", () => {
  const ends = (...means: number[]) => {
    const { strongest, weakest } = endsOf(means.map((mean) => ({ mean })));
    return [strongest.map(({ mean }) => mean), weakest.map(({ mean }) => mean)];
  };
  expect(ends(5, 4, 2, 1)).toEqual([
    [5, 4],
    [1, 2],
  ]);
  expect(ends(4, 3, 3, 3, 2)).toEqual([[4], [2]]);
  // What reads the same is the same.
  expect(ends(4, 3.04, 3.01, 2)).toEqual([[4], [2]]);
  expect(ends(3, 3, 3, 3)).toEqual([[], []]);
  expect(ends(3)).toEqual([[], []]);
});
