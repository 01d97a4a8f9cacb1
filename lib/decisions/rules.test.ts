import { expect, test } from "vitest";
import { isReviewDue } from "./rules";

const now = new Date("2026-11-22T00:30:00Z");

test("a review is due from its day on, while the decision is accepted", () => {
  expect(isReviewDue({ status: "accepted", reviewOn: "2026-11-21" }, now)).toBe(true);
  expect(isReviewDue({ status: "accepted", reviewOn: "2026-11-22" }, now)).toBe(true);
  expect(isReviewDue({ status: "accepted", reviewOn: "2026-11-23" }, now)).toBe(false);
});

test("without a date, or once the decision has ended, no review is due", () => {
  expect(isReviewDue({ status: "accepted", reviewOn: null }, now)).toBe(false);
  expect(isReviewDue({ status: "superseded", reviewOn: "2026-11-01" }, now)).toBe(false);
  expect(isReviewDue({ status: "draft", reviewOn: "2026-11-01" }, now)).toBe(false);
});
