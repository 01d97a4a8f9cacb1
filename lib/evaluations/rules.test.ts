import { expect, test } from "vitest";
import { whyNotEvaluated } from "./rules";

test("only a draft can be evaluated, and the refusal names what it is instead", () => {
  expect(whyNotEvaluated("draft")).toBeNull();
  expect(whyNotEvaluated("accepted")).toContain("accepted");
});
