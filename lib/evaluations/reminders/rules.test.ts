import { describe, expect, test } from "vitest";
import { assertMayRemind, dueReminder, reminderTimes, type RemindedRound } from "./rules";

const hours = (count: number) => new Date(count * 3_600_000);
const round = (given: Partial<RemindedRound> = {}): RemindedRound => ({
  openedAt: hours(0),
  deadlineAt: hours(100),
  revealedAt: null,
  remindedAt: null,
  remindedAgainAt: null,
  ...given,
});

describe("reminders of a round", () => {
  test("come at half time and a day before the deadline, or at nine tenths of a short round", () => {
    expect(reminderTimes(hours(0), hours(100))).toEqual({ first: hours(50), again: hours(76) });
    expect(reminderTimes(hours(0), hours(48))).toEqual({ first: hours(24), again: hours(24) });
    expect(reminderTimes(hours(10), hours(50))).toEqual({ first: hours(30), again: hours(46) });
  });

  test("are due once each, and only the later one where both are", () => {
    expect(dueReminder(round(), hours(49))).toBeNull();
    expect(dueReminder(round(), hours(50))).toBe("first");
    expect(dueReminder(round({ remindedAt: hours(50) }), hours(60))).toBeNull();
    expect(dueReminder(round({ remindedAt: hours(50) }), hours(76))).toBe("again");
    expect(dueReminder(round(), hours(99))).toBe("again");
    expect(dueReminder(round({ remindedAgainAt: hours(76) }), hours(99))).toBeNull();
  });

  test("are never due without a deadline, past it, or after the reveal", () => {
    expect(dueReminder(round({ deadlineAt: null }), hours(99))).toBeNull();
    expect(dueReminder(round(), hours(101))).toBeNull();
    expect(dueReminder(round({ revealedAt: hours(40) }), hours(60))).toBeNull();
  });
});

describe("a reminder by hand", () => {
  test("is sent at most once in twelve hours, to somebody, in an open round", () => {
    expect(() => assertMayRemind(round(), null, 2, hours(1))).not.toThrow();
    expect(() => assertMayRemind(round(), hours(1), 2, hours(13))).not.toThrow();
    expect(() => assertMayRemind(round(), hours(1), 2, hours(5.5))).toThrow("again in 8 hours");
    expect(() => assertMayRemind(round(), hours(1), 2, hours(12.5))).toThrow("less than an hour");
    expect(() => assertMayRemind(round(), null, 0, hours(1))).toThrow("Everybody has submitted");
    expect(() => assertMayRemind(round(), null, 2, hours(101))).toThrow("takes no more ballots");
  });
});
