import { describe, expect, it } from "vitest";
import { breachShape } from "./input";
import { loggedBreach } from "./rules";

const page = "https://accord.example/share/a-secret?q=a%20person#words";
const report = (directive: string, blocked: string, document: string) => ({
  "csp-report": { "effective-directive": directive, "blocked-uri": blocked, "document-uri": document },
});
const logged = (told: unknown) => loggedBreach(breachShape.parse(told));

describe("a breach that a browser reports", () => {
  it("says what was wanted, from where, and on which page", () => {
    const wanted = { directive: "script-src-elem", page: "/share/…" };
    expect(logged(report("script-src-elem", "https://evil.example/x.js?a=1", page))).toEqual({
      ...wanted,
      refused: "https://evil.example",
    });
    const older = { "violated-directive": "script-src-elem", "blocked-uri": "inline", "document-uri": page };
    expect(logged({ "csp-report": older })).toEqual({ ...wanted, refused: "inline" });
  });

  it("brings no words into the log: no question, no secret, no content, no lines of its own", () => {
    for (const blocked of ["data:text/html,secret words", "blob:secret", "secret words", "https://a.example/secret"])
      for (const document of [page, "/secret", "about:secret", "https://a.example/reset/secret\nsecret"])
        expect(JSON.stringify(logged(report("secret\nwords", blocked, document)))).not.toContain("secret");
  });

  it("is nothing else, and no endless text", () => {
    for (const nothing of [null, "words", [], {}, { "csp-report": 3 }])
      expect(breachShape.safeParse(nothing).success).toBe(false);
    expect(logged(report("img-src", "x".repeat(50_000), page))).toMatchObject({ refused: "" });
  });
});
