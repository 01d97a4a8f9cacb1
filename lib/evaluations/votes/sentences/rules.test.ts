import { expect, test } from "vitest";
import { shareText } from "./rules";

test("a share shows on which side of the share needed it lies", () => {
  expect([100 / 3, 200 / 3, 50, 100, 0].map(shareText)).toEqual(["33.3%", "66.7%", "50%", "100%", "0%"]);
  expect(shareText(null)).toBe("–");
});
