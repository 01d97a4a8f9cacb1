import { expect, test } from "vitest";
import * as format from "./format";

const BERLIN = "Europe/Berlin";
const at = (iso: string) => new Date(iso);
const now = at("2026-10-14T09:00:00Z");

test("a deadline names weekday, day, time and zone, in summer and in winter", () => {
  expect(format.deadlineOf(at("2026-10-15T15:00:00Z"), BERLIN)).toBe("Thu 15 Oct, 17:00 CEST");
  expect(format.deadlineOf(at("2026-12-03T16:00:00Z"), BERLIN)).toBe("Thu 3 Dec, 17:00 CET");
  expect(format.deadlineOf(at("2027-01-07T16:00:00Z"), BERLIN, now)).toBe("Thu 7 Jan 2027, 17:00 CET");
});

test("zones outside of Europe are named too, and midnight is 00:00", () => {
  expect(format.deadlineOf(at("2026-10-15T15:00:00Z"), "America/New_York")).toBe("Thu 15 Oct, 11:00 EDT");
  expect(format.deadlineOf(at("2026-10-15T00:00:00Z"), "UTC")).toBe("Thu 15 Oct, 00:00 UTC");
  expect(format.zoneOf(now, "Asia/Tokyo")).toBe("GMT+9");
});

test("an age is short, and becomes a date after a week", () => {
  const moments = ["2026-10-14T08:59:40Z", "2026-10-14T08:50:00Z", "2026-10-14T06:00:00Z", "2026-10-12T06:00:00Z"];
  expect(moments.map((moment) => format.ageOf(at(moment), now, BERLIN))).toEqual(["now", "10 min", "3 h", "2 d"]);
  expect(format.ageOf(at("2026-09-09T06:00:00Z"), now, BERLIN)).toBe("9 Sep");
  expect(format.ageOf(at("2025-09-09T06:00:00Z"), now, BERLIN)).toBe("Sep 2025");
});

test("what remains is said in the largest unit that still means something", () => {
  expect(format.untilOf(at("2026-10-15T15:00:00Z"), now)).toBe("in 30 hours");
  expect(format.untilOf(at("2026-10-19T10:00:00Z"), now)).toBe("in 5 days");
  expect(format.untilOf(at("2026-10-01T09:00:00Z"), now)).toBe("13 days overdue");
});

test("the share of a time that is over lies between none and all of it", () => {
  const share = (moment: string) =>
    format.shareOver(at("2026-10-14T08:00:00Z"), at("2026-10-14T12:00:00Z"), at(moment));
  expect(["07:00", "08:00", "09:00", "12:00", "13:00"].map((clock) => share(`2026-10-14T${clock}:00Z`))).toEqual([
    0, 0, 0.25, 1, 1,
  ]);
  expect(format.shareOver(now, now, at("2026-10-01T00:00:00Z"))).toBe(1);
});

test("days are written without commas, in full where there is room", () => {
  expect(format.dayOf(at("2026-09-14T23:00:00Z"), BERLIN)).toBe("15 Sep 2026");
  expect(format.longDayOf(now, BERLIN)).toBe("Wednesday 14 October");
  expect(format.longDayOf(now, BERLIN, at("2027-02-01T00:00:00Z"))).toBe("Wednesday 14 October 2026");
  expect(format.clockOf(now, BERLIN)).toBe("11:00");
});

test("hashes keep both ends, numbers their decimals, counts their nouns", () => {
  expect(format.shortHash(`9f3a${"0".repeat(56)}c21e`)).toBe("9f3a…c21e");
  expect(format.groupedHash(`4be190c7${"0".repeat(48)}7a522d5e`)).toBe("4be1 90c7 … 7a52 2d5e");
  expect([format.oneDecimal(73.84), format.percentage(0.634), format.numberWord(6)]).toEqual(["73.8", "63%", "Six"]);
  expect([format.counted(1, "criterion", "criteria"), format.counted(2, "decision")]).toEqual([
    "1 criterion",
    "2 decisions",
  ]);
  expect(format.listed(["Ines", "Tomasz", "Priya"])).toBe("Ines, Tomasz and Priya");
});

test("what remains until a day, and how long ago it was, counts whole days", () => {
  const until = (day: string) => format.untilDayOf(day, now);
  expect([until("2026-10-14"), until("2026-10-15"), until("2026-10-19")]).toEqual(["today", "tomorrow", "in 5 days"]);
  expect([until("2026-10-13"), until("2026-10-10")]).toEqual(["1 day overdue", "4 days overdue"]);
  expect(format.untilDayOf("2026-10-19", at("2026-10-14T23:59:00Z")), "late in the day too").toBe("in 5 days");
  expect(["2026-10-14", "2026-10-13", "2026-09-14"].map((day) => format.sinceDayOf(day, now))).toEqual([
    "today",
    "1 day ago",
    "30 days ago",
  ]);
});
