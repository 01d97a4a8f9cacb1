import { describe, expect, it } from "vitest";
import { HOSTILE_CALLBACKS } from "@/db/testing/identity/hostile-addresses";
import { safeNext } from "./rules";

describe("where signing in leads", () => {
  it.each(HOSTILE_CALLBACKS)("is the start page for %j", (next) => {
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
    for (const next of HOSTILE_CALLBACKS)
      expect(new URL(safeNext(next), "https://accord.example").host).toBe("accord.example");
  });
});
