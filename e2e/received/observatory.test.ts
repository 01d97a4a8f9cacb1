import { expect, test } from "vitest";
import { judge, observatoryScore } from "./observatory";

const GOOD = {
  "content-security-policy": "default-src 'none'; script-src 'self' 'nonce-x' 'strict-dynamic'; frame-ancestors 'none'",
  "strict-transport-security": "max-age=63072000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
};
const points = (headers: Record<string, string>, what: string, cookies: readonly string[] = []) =>
  judge(headers, cookies).find((one) => one.what === what)?.points;

test("an answer that says nothing fails, and what is better than asked counts only above 90", () => {
  expect(observatoryScore({})).toBe(30);
  expect(observatoryScore(GOOD)).toBe(130);
  expect(observatoryScore({ ...GOOD, "strict-transport-security": "" })).toBe(80);
});

test.each([
  ["default-src 'none'", 10],
  ["default-src 'self'", 5],
  ["default-src 'none'; style-src 'unsafe-inline'", 0],
  ["default-src 'none'; script-src 'self' 'unsafe-eval'", -10],
  ["default-src 'none'; script-src 'self' 'unsafe-inline'", -20],
  ["default-src 'none'; script-src https:", -20],
  ["script-src 'self'", -25],
])("a policy %s has %i points", (policy, expected) => {
  expect(points({ "content-security-policy": policy }, "content security policy")).toBe(expected);
});

test.each([
  ["session=1; Secure; HttpOnly; SameSite=Lax", 5],
  ["session=1; Secure; HttpOnly", 0],
  ["session=1; Secure", -30],
  ["session=1; HttpOnly", -40],
  ["theme=1", -20],
])("a cookie %s has %i points", (cookie, expected) => {
  expect(points({}, "cookies", [cookie])).toBe(expected);
});

test("a short promise of https, a leaky referrer and an open door cost", () => {
  expect(points({ "strict-transport-security": "max-age=60" }, "transport")).toBe(-10);
  expect(points({ "referrer-policy": "unsafe-url" }, "referrer")).toBe(-5);
  expect(points({ "access-control-allow-origin": "*" }, "cross-origin reading")).toBe(-50);
  expect(points({ "content-security-policy": "frame-ancestors *" }, "frames")).toBe(-20);
});
