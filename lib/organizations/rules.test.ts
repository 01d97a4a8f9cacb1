import { expect, test } from "vitest";
import { slugCandidates, slugOf } from "./rules";

test("an address comes from the name in plain letters, and is never empty", () => {
  expect(slugOf("Café & Büro — Zürich!", "line")).toBe("cafe-buro-zurich");
  expect(slugOf("物流", "line")).toBe("line");
  expect(slugOf("x".repeat(90), "line")).toHaveLength(40);
  expect(slugCandidates("物流", "0".repeat(24))).toContain("organization-000000000000");
});
