import { describe, expect, it } from "vitest";
import { breachesShape } from "./input";
import { loggedBreach } from "./rules";

const page = "https://accord.example/share/a-secret?q=a%20person#words";

describe("a breach that a browser reports", () => {
  it("is read in both forms, and says what was wanted where", () => {
    const now = [
      {
        type: "csp-violation",
        age: 3,
        url: page,
        body: { effectiveDirective: "script-src-elem", blockedURL: "https://evil.example/x.js?a=1", documentURL: page },
      },
      { type: "deprecation", body: {} },
    ];
    const before = {
      "csp-report": { "violated-directive": "script-src-elem", "blocked-uri": "inline", "document-uri": page },
    };
    const expected = { directive: "script-src-elem", page: "/share/…" };
    expect(breachesShape.parse(now).map(loggedBreach)).toEqual([{ ...expected, refused: "https://evil.example" }]);
    expect(breachesShape.parse(before).map(loggedBreach)).toEqual([{ ...expected, refused: "inline" }]);
  });

  it("brings no words into the log: no question, no secret, no content, no lines of its own", () => {
    for (const blockedURL of ["data:text/html,secret words", "blob:secret", "secret words", "https://a.example/secret"])
      for (const documentURL of [page, "/secret", "about:secret", "https://a.example/reset/secret\nsecret"])
        expect(
          JSON.stringify(loggedBreach({ effectiveDirective: "secret\nwords", blockedURL, documentURL })),
        ).not.toContain("secret");
  });

  it("is one of at most twenty, and what is none is refused", () => {
    const one = { type: "csp-violation", body: { effectiveDirective: "img-src", blockedURL: "eval", documentURL: "" } };
    expect(breachesShape.parse(Array(80).fill(one))).toHaveLength(20);
    for (const nothing of [null, "words", {}, { "csp-report": 3 }, Array(101).fill(one)])
      expect(breachesShape.safeParse(nothing).success).toBe(false);
  });
});
