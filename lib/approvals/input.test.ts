import { expect, it } from "vitest";
import { approveShape, rejectShape, requestChangesShape } from "./input";

it("refuses reasons and notes that cannot be stored, and empty reasons, with a sentence", () => {
  const given = { decisionId: "01900000-0000-7000-8000-000000000001", contentHash: "0".repeat(64) };
  for (const text of ["a\0b", "a\ud800"]) {
    expect(approveShape.safeParse({ ...given, note: text }).success).toBe(false);
    for (const shape of [requestChangesShape, rejectShape])
      expect(shape.safeParse({ ...given, reason: text }).error?.issues[0]?.message).toContain("cannot be stored");
  }
  expect(rejectShape.safeParse({ ...given, reason: "  " }).error?.issues[0]?.message).toContain("Say why");
  expect(approveShape.parse(given).note).toBe("");
});
