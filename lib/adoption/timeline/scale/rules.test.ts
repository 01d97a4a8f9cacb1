import { describe, expect, test } from "vitest";
import { timelineViewShape } from "../input";
import { boundsOf, scaleBetween, scaleOf } from "./rules";

const on = (day: string) => new Date(`${day}T00:00:00Z`);
const now = new Date("2026-11-23T09:00:00Z");
const view = (search: Record<string, string>) => timelineViewShape.parse(search);
const bounds = (search: Record<string, string>) => boundsOf(view(search), now);
const labels = (from: string, to: string) => scaleBetween(on(from), on(to)).ticks.map(({ label }) => label);

describe("what an address asks for", () => {
  test("is the last five years, or as many as it says, or all", () => {
    expect(bounds({})).toEqual({ from: new Date("2021-11-23T09:00:00Z"), to: null });
    expect(bounds({ span: "1" }).from).toEqual(new Date("2025-11-23T09:00:00Z"));
    expect(bounds({ span: "all" })).toEqual({ from: null, to: null });
    expect(bounds({ span: "9", from: "soon" }), "what cannot be read is left out").toEqual(bounds({}));
  });

  test("goes through the last day it names, and days that run backwards are not taken", () => {
    expect(bounds({ from: "2024-03-01", to: "2024-03-31" })).toEqual({ from: on("2024-03-01"), to: on("2024-04-01") });
    expect(bounds({ to: "2024-12-31", span: "1" })).toEqual({ from: on("2024-01-01"), to: on("2025-01-01") });
    expect(bounds({ from: "2024-03-01", to: "2024-02-01" }).to).toBeNull();
  });
});

describe("the scale", () => {
  test("has months in a year, quarters in three, years in more, and never more than 14 ticks", () => {
    expect(labels("2025-12-01", "2026-12-15").slice(0, 3)).toEqual(["Dec 2025", "2026", "Feb"]);
    expect(labels("2024-01-01", "2026-12-01").slice(0, 5)).toEqual(["2024", "Apr", "Jul", "Oct", "2025"]);
    expect(labels("2019-05-01", "2026-12-01")).toEqual(["2020", "2021", "2022", "2023", "2024", "2025", "2026"]);
    for (const from of ["2026-11-01", "2025-06-01", "2020-01-01", "2010-01-01", "1990-01-01"])
      expect(labels(from, "2027-01-01").length).toBeLessThanOrEqual(14);
  });

  test("begins in the month of the first moment, a quarter back at least, and never before what was asked for", () => {
    expect(scaleOf(bounds({}), [on("2024-08-17")], now).start).toEqual(on("2024-08-01"));
    expect(scaleOf(bounds({}), [], now).start).toEqual(on("2026-08-01"));
    expect(scaleOf(bounds({}), [on("2009-01-01")], now).start).toEqual(new Date("2021-11-23T09:00:00Z"));
    expect(scaleOf(bounds({ span: "all" }), [on("2009-01-15")], now).start).toEqual(on("2009-01-01"));
    expect(scaleOf(bounds({ from: "2024-03-09" }), [on("2020-01-01")], now).start).toEqual(on("2024-03-09"));
  });

  test("ends a little after the present, further for days to come, and never far beyond", () => {
    const moments = [on("2025-11-23")];
    const share = (last: string) => scaleOf(bounds({}), [...moments, on(last)], now).at(now);
    expect(share("2026-11-23")).toBeGreaterThan(93);
    expect(share("2027-01-20")).toBeLessThan(share("2026-11-23"));
    expect(share("2040-01-01")).toBeGreaterThan(75);
    expect(scaleOf(bounds({ to: "2025-12-31" }), moments, now).end).toEqual(on("2026-01-01"));
  });

  test("has a length whatever is asked for, and holds what lies outside at its edges", () => {
    for (const asked of ["from=2090-01-01", "to=1995-01-01", "from=2026-11-23&to=2026-11-23"]) {
      const scale = scaleOf(bounds(Object.fromEntries(new URLSearchParams(asked))), [on("2024-01-01")], now);
      expect(scale.end.getTime()).toBeGreaterThan(scale.start.getTime());
      expect(scale.at(on("1990-01-01"))).toBe(0);
      expect(scale.at(on("2099-12-31"))).toBe(100);
    }
  });
});
