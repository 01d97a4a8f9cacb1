import { describe, expect, it } from "vitest";
import { hourOf, nextCheck, placeInNight } from "./rules";

describe("the rounds of upkeep", () => {
  it("put every check into the next night, at the same minute each time", () => {
    const evening = new Date("2026-11-23T20:15:00Z");
    expect(nextCheck(evening, 0.5)).toEqual(new Date("2026-11-24T02:00:00Z"));
    expect(nextCheck(new Date("2026-11-24T01:59:59Z"), 0.5)).toEqual(new Date("2026-11-24T02:00:00Z"));
    expect(nextCheck(new Date("2026-11-24T02:00:00Z"), 0.5)).toEqual(new Date("2026-11-25T02:00:00Z"));
  });

  it("spread organizations over the night by their ids", () => {
    expect(placeInNight("0198f000-0000-7000-8000-000000000000")).toBe(0);
    expect(placeInNight("0198f000-0000-7000-8000-000000ffffff")).toBeLessThan(1);
  });

  it("name an hour alike throughout it", () => {
    expect(hourOf(new Date("2026-11-23T20:59:59Z"))).toBe(hourOf(new Date("2026-11-23T20:00:00Z")));
  });
});
