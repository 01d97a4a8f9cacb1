import { expect, test } from "vitest";
import { assertDeadline, assertRoundOpen, roundState } from "./rules";

const deadlineAt = new Date("2026-10-15T15:00:00Z");
const after = (milliseconds: number) => new Date(deadlineAt.getTime() + milliseconds);

test("a round is open up to its deadline, then locked and still blind, until it is revealed", () => {
  expect(roundState({ deadlineAt, revealedAt: null }, after(0))).toBe("open");
  expect(roundState({ deadlineAt, revealedAt: null }, after(1))).toBe("locked");
  expect(roundState({ deadlineAt, revealedAt: after(-5) }, after(-4))).toBe("revealed");
  expect(roundState({ deadlineAt: null, revealedAt: null }, after(1e12))).toBe("open");
  expect(() => assertRoundOpen({ deadlineAt, revealedAt: null }, after(1))).toThrow("past its deadline");
  expect(() => assertRoundOpen({ deadlineAt, revealedAt: after(0) }, after(1))).toThrow("has been revealed");
});

test("a deadline lies ahead and only ever moves to a later moment", () => {
  expect(() => assertDeadline(after(0), null, after(0))).toThrow("lies ahead");
  expect(() => assertDeadline(after(0), after(0), after(-9))).toThrow("later moment");
  expect(() => assertDeadline(after(1), after(0), after(-9))).not.toThrow();
});
