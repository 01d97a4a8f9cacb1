import { expect, test } from "vitest";
import { hrefOf, shownOf } from "./view-state";

test("an address says only what differs from the latest round's means", () => {
  expect(hrefOf({ round: null, show: "mean", cell: null })).toBe("?");
  expect(hrefOf({ evaluation: 2, round: 1, show: "spread", cell: "a:b" })).toBe(
    "?evaluation=2&round=1&show=spread&cell=a%3Ab",
  );
});

test("what an address asks for and nobody knows is the mean", () => {
  expect(shownOf("numbers")).toBe("numbers");
  expect(shownOf("nothing")).toBe("mean");
  expect(shownOf(undefined)).toBe("mean");
});
