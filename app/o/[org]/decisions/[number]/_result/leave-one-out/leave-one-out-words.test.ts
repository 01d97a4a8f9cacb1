import { expect, test } from "vitest";
import { restSentence } from "./leave-one-out-words";

const names = { options: { d: "Django", f: "Flask" } };
const many = (count: number, ...leaderIds: string[]) => Array.from({ length: count }, () => ({ leaderIds }));

test("what is not drawn is said to keep the leader only where it does", () => {
  expect(restSentence(many(2, "d"), many(3, "d"), ["d"], names)).toBe(
    "2 more people and 3 more criteria leave Django first.",
  );
  expect(restSentence([], many(1, "d"), ["d"], names)).toBe("One more criterion leaves Django first.");
  expect(restSentence([], [], ["d"], names)).toBe("");
});

test("what turns the result, and what leaves it open, is said apart", () => {
  expect(restSentence([], [...many(4, "d"), ...many(1, "f"), ...many(2)], ["d"], names)).toBe(
    "Four more criteria leave Django first. One more criterion turns it. Two more criteria leave it open.",
  );
});

test("while nobody leads, nobody is kept first", () => {
  expect(restSentence(many(1), [], [], names)).toBe("1 more person leaves it open.");
});
