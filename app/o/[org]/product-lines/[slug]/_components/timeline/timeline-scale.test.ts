import { describe, expect, test } from "vitest";
import { timelineScale } from "./timeline-scale";

const now = new Date("2026-11-09T12:00:00Z");

describe("the scale of a timeline", () => {
  test("begins with the quarter of the first decision and ends a little after now", () => {
    const scale = timelineScale([new Date("2024-08-02T00:00:00Z")], now);
    expect(scale.ticks.map((tick) => tick.label)).toEqual(["Jul 2024", "2025", "2026", "2027"]);
    expect(scale.at(new Date("2024-07-01T00:00:00Z"))).toBe(0);
    expect(scale.at(now)).toBeGreaterThan(85);
    expect(scale.at(now)).toBeLessThan(95);
  });

  test("shows quarters where everything is recent, also when nothing was decided", () => {
    expect(timelineScale([], now).ticks.map((tick) => tick.label)).toEqual(["Jul 2026", "Oct"]);
    expect(timelineScale([new Date("2025-11-20T00:00:00Z")], now).ticks.map((tick) => tick.label)).toEqual([
      "Oct 2025",
      "Jan 2026",
      "Apr",
      "Jul",
      "Oct",
    ]);
  });

  test("holds what is older than five years at the left edge", () => {
    const scale = timelineScale([new Date("2009-01-01T00:00:00Z")], now);
    expect(scale.ticks[0]?.label).toBe("Oct 2021");
    expect(scale.at(new Date("2009-01-01T00:00:00Z"))).toBe(0);
  });
});
