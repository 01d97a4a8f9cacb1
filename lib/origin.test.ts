import { describe, expect, it } from "vitest";
import { assertSameOrigin } from "./origin";

const isTaken = (headers: Readonly<Record<string, string>>): boolean => {
  try {
    assertSameOrigin(new Headers({ host: "accord.example", ...headers }));
    return true;
  } catch {
    return false;
  }
};

describe("a write", () => {
  it("is taken from Accord's own pages, also from a browser that names only its origin", () => {
    expect(isTaken({ "sec-fetch-site": "same-origin" })).toBe(true);
    expect(isTaken({ origin: "https://accord.example" })).toBe(true);
    expect(isTaken({ origin: "https://decisions.example", "x-forwarded-host": "decisions.example" })).toBe(true);
  });

  it.each([
    ["nobody says where it came from", {}],
    ["its origin is hidden", { origin: "null" }],
    ["it came from another site", { origin: "https://evil.example" }],
    ["it came from a neighbour of the domain", { "sec-fetch-site": "same-site", origin: "https://accord.example" }],
    [
      "the browser says another site, whatever the origin is",
      { "sec-fetch-site": "cross-site", origin: "https://accord.example" },
    ],
    ["it was typed or followed", { "sec-fetch-site": "none" }],
    ["the origin only begins like the host", { origin: "https://accord.example.evil.example" }],
    ["the host stands where a name does", { origin: "https://accord.example@evil.example" }],
    ["the port is another", { origin: "https://accord.example:8443" }],
    ["the origin cannot be read", { origin: "accord.example" }],
  ])("is refused when %s", (_why, headers) => {
    expect(isTaken(headers)).toBe(false);
  });
});
