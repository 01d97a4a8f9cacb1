import { describe, expect, it } from "vitest";
import { safeNext } from "./rules";

const HOSTILE = [
  "https://evil.example",
  "http://evil.example/o/acme",
  "//evil.example",
  "///evil.example",
  "////evil.example/o/acme",
  "/\\evil.example",
  "\\/evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "/\r/evil.example",
  "\t//evil.example",
  " //evil.example",
  "/ /evil.example",
  "/\u00a0/evil.example",
  "/\u2028/evil.example",
  "/\u0000/evil.example",
  "/..//evil.example",
  "/.//evil.example",
  "/o/..//evil.example",
  "/o/../..//evil.example/x",
  "/%2e%2e//evil.example",
  "/o/%2e%2e//evil.example",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:msgbox(1)",
  "blob:https://evil.example/1",
  "file:///etc/passwd",
  "mailto:ana@example.org",
  "evil.example",
  "o/acme",
  "?next=//evil.example",
  "#//evil.example",
  "http:evil.example",
  "https:/evil.example",
  "https:\\\\evil.example",
  "@evil.example",
  "/api/auth/signout",
  "/o/../api/auth/signout",
  `/${"a".repeat(3000)}`,
  "",
];

describe("where signing in leads", () => {
  it.each(HOSTILE)("is the start page for %j", (next) => {
    expect(safeNext(next)).toBe("/");
  });

  it("is the start page for what is not one text", () => {
    for (const next of [undefined, null, ["/o/acme", "//evil.example"], 3, {}]) expect(safeNext(next)).toBe("/");
  });

  it.each(["/", "/o/acme", "/o/acme/decisions?state=draft&line=a%20b#top", "/invite/invite_0-1_x", "/welcome"])(
    "is %s when asked for",
    (next) => {
      expect(safeNext(next)).toBe(next);
    },
  );

  it("stays on this site for every answer it gives", () => {
    for (const next of HOSTILE) expect(new URL(safeNext(next), "https://accord.example").host).toBe("accord.example");
  });
});
