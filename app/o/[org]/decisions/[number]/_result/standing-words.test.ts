import { expect, test } from "vitest";
import { marginText, sameLeaders, standingWords } from "./standing-words";

const pointsOf = (points: number) => [{ optionId: "d", points }];
const names = { options: { d: "Django", f: "Flask" }, criteria: {} };

test("a standing names its leader and margin, a tie both, and nothing while it is open", () => {
  expect(standingWords({ leaderIds: ["d"], margin: 4.46, points: pointsOf(70) }, names)).toBe("Django by 4.5");
  expect(standingWords({ leaderIds: ["d", "f"], margin: 0, points: pointsOf(70) }, names)).toBe(
    "Tie of Django and Flask",
  );
  expect(standingWords({ leaderIds: [], margin: null, points: [] }, names)).toBe("Open");
  expect(standingWords({ leaderIds: ["d"], margin: null, points: pointsOf(70) }, names)).toBe("Django");
});

test("a lead is what the points differ by as they are shown, and never nothing", () => {
  expect(marginText({ leaderIds: ["d"], margin: 23.45, points: pointsOf(75.14) })).toBe("23.4");
  expect(marginText({ leaderIds: ["d"], margin: 0.02, points: pointsOf(70.02) })).toBe("<0.1");
  expect(marginText({ leaderIds: ["d", "f"], margin: 0, points: pointsOf(70) })).toBe("0.0");
  expect(marginText({ leaderIds: [], margin: null, points: [] })).toBeNull();
});

test("a tie is not the lead of one of its options", () => {
  expect(sameLeaders(["d", "f"], ["f", "d"])).toBe(true);
  expect(sameLeaders(["d", "f"], ["d"])).toBe(false);
});
