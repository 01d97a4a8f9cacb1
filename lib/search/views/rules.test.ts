import { expect, test } from "vitest";
import { filtersIn, mayChangeView } from "./rules";

test("a view keeps filters and order in one order of its own, and neither the page nor what it does not know", () => {
  const query = "?after=%5B%5D&tag=api&state=open&evil=1&q=%20%20";
  expect(filtersIn("decisions", query)).toBe("state=open&tag=api");
  expect(filtersIn("search", "page=3&part=comment&q=a%26b")).toBe("q=a%26b&part=comment");
  expect(filtersIn("search", "sort=title")).toBe("");
});

test("one's own views are one's own; shared ones are also the owners' and admins'", () => {
  const shared = { memberId: "ana", isShared: true };
  expect(mayChangeView({ memberId: "ana", role: "member" }, shared)).toBe(true);
  expect(mayChangeView({ memberId: "ben", role: "lead" }, shared)).toBe(false);
  expect(mayChangeView({ memberId: "ben", role: "admin" }, shared)).toBe(true);
  expect(mayChangeView({ memberId: "ben", role: "owner" }, { ...shared, isShared: false })).toBe(false);
});
