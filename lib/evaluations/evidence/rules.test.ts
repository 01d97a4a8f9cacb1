import { describe, expect, it, test } from "vitest";
import { addEvidenceShape } from "./input";
import { assertEvidenceOpen, isWebAddress, whyEvidenceRests } from "./rules";

test("a link leads to the web and to nothing else", () => {
  for (const url of ["https://example.org/a?b=c#d", "http://localhost:3000", "HTTPS://example.org", "https://例え.jp"])
    expect(isWebAddress(url)).toBe(true);
  for (const url of [
    ...["javascript:alert(1)", "data:text/html,hi", "file:///etc/passwd", "//example.org", "example.org"],
    ...["https://", "https://ana:secret@example.org", "https://ana@example.org", "ftp://example.org", ""],
  ])
    expect(isWebAddress(url)).toBe(false);
});

describe("a piece of evidence", () => {
  const cell = {
    evaluationId: crypto.randomUUID(),
    criterionId: crypto.randomUUID(),
    optionId: crypto.randomUUID(),
    confidence: "high",
  };
  const refused = (more: object) =>
    addEvidenceShape.safeParse({ ...cell, kind: "note", body: "It held.", ...more }).error?.issues[0]?.message;

  it("is a note, or a link with what it shows", () => {
    expect(refused({})).toBeUndefined();
    expect(refused({ validUntil: "2027-01-31" })).toBeUndefined();
    expect(refused({ kind: "link", url: " https://example.org " })).toBeUndefined();
  });

  it("is refused with a sentence when it is empty, too long, or no address or day", () => {
    expect(refused({ body: "  " })).toBe("Say what it shows.");
    expect(refused({ body: "x".repeat(601) })).toContain("Shorten this to 600");
    expect(refused({ confidence: "certain" })).toBe("Say how sure it is.");
    expect(refused({ validUntil: "2027-02-30" })).toBe("Choose a day.");
    expect(refused({ kind: "link", url: "javascript:alert(1)" })).toContain("begins with https://");
    expect(refused({ kind: "link", url: `https://example.org/${"x".repeat(2000)}` })).toContain(
      "Shorten this to 2,000",
    );
  });
});

test("evidence rests while people score, and stands once the evaluation has ended", () => {
  for (const phase of ["setup", "weighting", "discussion"] as const) {
    expect(whyEvidenceRests(phase)).toBeNull();
    expect(() => assertEvidenceOpen(phase)).not.toThrow();
  }
  expect(() => assertEvidenceOpen("scoring")).toThrow("it could carry an opinion");
  for (const phase of ["closed", "cancelled"] as const) expect(() => assertEvidenceOpen(phase)).toThrow("no longer");
});
