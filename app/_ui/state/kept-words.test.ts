import { expect, it } from "vitest";
import { forgetKeptWords, KEPT_WORDS } from "./kept-words";

it("forgets every word that was kept, and nothing else", () => {
  const kept = new Map([
    [`${KEPT_WORDS}one`, "a"],
    ["theme", "dark"],
    [`${KEPT_WORDS}two`, "b"],
    [`${KEPT_WORDS}three`, "c"],
  ]);
  forgetKeptWords({
    get length() {
      return kept.size;
    },
    key: (index) => [...kept.keys()][index] ?? null,
    removeItem: (name) => kept.delete(name),
  });
  expect([...kept.keys()]).toEqual(["theme"]);
});
