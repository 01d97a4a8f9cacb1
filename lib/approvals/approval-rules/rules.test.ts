import { describe, expect, it } from "vitest";
import { BUILT_IN_TERMS, isSameRule, lockAbove, ruleFor, type RuleVersion } from "./rules";

const JANUARY = new Date("2026-01-01T00:00:00Z");
const MARCH = new Date("2026-03-01T00:00:00Z");

const version = (number: number, lineId: string | null, more: Partial<RuleVersion> = {}): RuleVersion => ({
  ...BUILT_IN_TERMS,
  number,
  lineId,
  isInherited: false,
  isLocked: false,
  isAtOnce: false,
  createdAt: JANUARY,
  ...more,
});
const numberFor = (path: readonly string[], versions: readonly RuleVersion[], since: Date | null = null) =>
  ruleFor(path, versions, since).number;

describe("the rule of a line", () => {
  it("is what is built in where nobody set one", () => {
    expect(ruleFor(["root", "leaf"], [])).toEqual({
      terms: BUILT_IN_TERMS,
      isBuiltIn: true,
      setOn: null,
      number: null,
      isLocked: false,
    });
  });

  it("is its own, or the nearest above, or the organization's", () => {
    const versions = [version(1, null), version(2, "root"), version(3, "leaf")];
    expect(numberFor(["root", "leaf"], versions)).toBe(3);
    expect(numberFor(["root", "other"], versions)).toBe(2);
    expect(numberFor(["elsewhere"], versions)).toBe(1);
  });

  it("is the newest version, and the one above again once its own has ended", () => {
    expect(numberFor(["root"], [version(1, null), version(2, "root"), version(3, "root")])).toBe(3);
    const ended = [version(1, null), version(2, "root"), version(3, "root", { isInherited: true })];
    expect(numberFor(["root"], ended)).toBe(1);
  });

  it("is the topmost locked one above it, whatever stands below", () => {
    const versions = [version(1, null), version(2, "root", { isLocked: true }), version(3, "leaf", { isLocked: true })];
    expect(numberFor(["root", "leaf"], versions)).toBe(2);
    expect(lockAbove(["root", "leaf"], versions)?.setOn).toBe("root");
    expect(lockAbove(["root"], versions)).toBeNull();
  });

  it("stays, for what waits, the one under which it began, unless a later one holds at once", () => {
    const later = version(2, null, { createdAt: MARCH });
    expect(numberFor(["root"], [version(1, null), later], JANUARY)).toBe(1);
    expect(numberFor(["root"], [version(1, null), later], MARCH)).toBe(2);
    expect(numberFor(["root"], [version(1, null), { ...later, isAtOnce: true }], JANUARY)).toBe(2);
    const mild = version(3, null, { createdAt: MARCH });
    expect(numberFor(["root"], [version(1, null), { ...later, isAtOnce: true }, mild], JANUARY)).toBe(2);
  });
});

it("is the same rule whatever the order in which people and sections are named", () => {
  const people = (memberIds: readonly string[]) =>
    version(1, null, {
      groups: [{ kind: "people", name: "", needed: 1, memberIds, sections: ["outcome", "context"] }],
    });
  expect(isSameRule(people(["a", "b"]), people(["b", "a"]))).toBe(true);
  expect(isSameRule(people(["a", "b"]), people(["a", "c"]))).toBe(false);
});
