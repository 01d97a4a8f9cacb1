import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loggedPath } from "./rules";

/** The addresses of pages that have a secret in their path, with one in it. */
const secretPages = readdirSync("app", { recursive: true, encoding: "utf8" })
  .filter((folder) => folder.endsWith("[token]"))
  .map((folder) => `/${folder.replace(/\([^)]*\)\//g, "").replace("[token]", "a-secret")}`);

describe("the path that the log says", () => {
  it("holds no secret of any page whose address carries one", () => {
    expect(secretPages.length).toBeGreaterThanOrEqual(5);
    for (const page of secretPages)
      for (const path of [page, `${page}/more`, `${page}?next=/`, `${page}\na-secret`])
        expect(loggedPath(path), page).not.toContain("a-secret");
  });

  it("holds no name of a picture, which is a person's own words", () => {
    expect(loggedPath("/o/house/decisions/7/attachments/Ana%20Ortiz.png")).toBe("/o/house/decisions/7/attachments/…");
    expect(loggedPath("/share/a-secret/7/attachments/ana.png")).toBe("/share/…");
  });

  it("holds no question, in which searches and proofs stand, and is not long", () => {
    expect(loggedPath("/sign-up?proof=a-secret")).toBe("/sign-up");
    expect(loggedPath("/o/house/decisions/7")).toBe("/o/house/decisions/7");
    expect(loggedPath(`/${"x".repeat(5000)}`).length).toBeLessThanOrEqual(300);
  });
});
