import { describe, expect, test } from "vitest";
import { officeMoment, stageName } from "./rules";

const openings = ["2026-11-22T23:59:00Z", "2026-11-23T00:01:00Z", "2026-06-17T12:00:00Z", "2026-02-28T06:30:00Z"];

describe.each(openings)("a demo opened at %s", (opened) => {
  const now = new Date(opened);
  const days = Array.from({ length: 2_000 }, (_, index) => 1 + index / 7.3);
  const moments = days.map((daysAgo) => officeMoment(now, daysAgo));

  test("shows everything on a weekday, in office hours, and in the past", () => {
    for (const moment of moments) {
      expect([1, 2, 3, 4, 5]).toContain(moment.getUTCDay());
      const hour = moment.getUTCHours() + moment.getUTCMinutes() / 60;
      expect(hour).toBeGreaterThanOrEqual(7.5);
      expect(hour).toBeLessThan(16);
      expect(moment.getTime()).toBeLessThan(now.getTime());
    }
  });

  test("keeps the order of what happened", () => {
    const times = moments.map((moment) => moment.getTime());
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(new Set(times).size).toBe(times.length);
  });
});

test("nobody in the demo bears the name of the person who opened it", () => {
  expect(stageName("Ines Okafor", "ines okafor ", "Kwame Mensah")).toBe("Kwame Mensah");
  expect(stageName("Ines Okafor", "Petra Person", "Kwame Mensah")).toBe("Ines Okafor");
});
