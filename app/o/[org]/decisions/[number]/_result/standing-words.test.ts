import { expect, test } from "vitest";
import { sameLeaders, standingWords } from "./standing-words";

const names = { options: { d: "Django", f: "Flask" }, criteria: {} };

test("a standing names its leader and margin, a tie both, and nothing while it is open", () => {
  expect(standingWords({ leaderIds: ["d"], margin: 4.46 }, names)).toBe("Django by 4.5");
  expect(standingWords({ leaderIds: ["d", "f"], margin: 0 }, names)).toBe("Tie of Django and Flask");
  expect(standingWords({ leaderIds: [], margin: null }, names)).toBe("Open");
});

test("a tie is not the lead of one of its options", () => {
  expect(sameLeaders(["d", "f"], ["f", "d"])).toBe(true);
  expect(sameLeaders(["d", "f"], ["d"])).toBe(false);
});
