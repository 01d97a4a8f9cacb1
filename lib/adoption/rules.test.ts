import { describe, expect, test } from "vitest";
import { recordAdoptionShape } from "./input";
import {
  assertAsksForAnswer,
  assertCanAnswer,
  assertDays,
  daysUntil,
  standingOf,
  type Answer,
  type DecisionOnLines,
  type MadeFor,
} from "./rules";

const TODAY = "2026-11-23";
const HELD: MadeFor = { endedAt: null, endedBy: null };
const TAKEN: MadeFor = { endedAt: new Date("2026-10-29T15:31:00Z"), endedBy: 14 };
const answer = (more: Partial<Answer> = {}): Answer => ({
  stance: "adopted",
  reason: "",
  dueOn: null,
  expiresOn: null,
  recordedBy: "Ines Okafor",
  approvedBy: null,
  recordedAt: new Date("2026-11-03T09:00:00Z"),
  ...more,
});
const known = (madeFor: Record<string, MadeFor>, answers: Record<string, Answer> = {}): DecisionOnLines => ({
  madeFor: new Map(Object.entries(madeFor)),
  answers: new Map(Object.entries(answers)),
});

/** Invoices lie below Billing, which lies below Freight. */
const invoices = ["invoices", "billing", "freight"];

describe("how a line stands to a decision", () => {
  test("a decision for a line applies to everything below it, and to nothing beside or above", () => {
    const freight = known({ freight: HELD });
    expect(standingOf(invoices, freight, TODAY)).toEqual({ kind: "missing" });
    expect(standingOf(["portal"], freight, TODAY)).toEqual({ kind: "elsewhere" });
    expect(standingOf(["freight"], known({ billing: HELD }), TODAY)).toEqual({ kind: "elsewhere" });
  });

  test("a successor on a line ends it there and below, while it holds above", () => {
    const partly = known({ freight: HELD, billing: TAKEN }, { freight: answer() });
    expect(standingOf(invoices, partly, TODAY)).toEqual({ kind: "ended", by: 14 });
    expect(standingOf(["freight"], partly, TODAY)).toMatchObject({ kind: "answered" });
  });

  test("a line's own answer comes before that of the nearest line above, which it takes over else", () => {
    const above = answer({ stance: "planned" });
    const both = known({ freight: HELD }, { freight: answer({ stance: "waived" }), billing: above });
    expect(standingOf(invoices, both, TODAY)).toMatchObject({ kind: "answered", lineId: "billing", answer: above });
    const own = known({ freight: HELD }, { invoices: answer(), freight: above });
    expect(standingOf(invoices, own, TODAY)).toMatchObject({ lineId: "invoices", answer: { stance: "adopted" } });
  });

  test("an answer of a line that it no longer applies to comes down to nobody", () => {
    const ended = known({ freight: TAKEN, billing: HELD }, { freight: answer() });
    expect(standingOf(invoices, ended, TODAY)).toEqual({ kind: "missing" });
  });

  test("a waiver holds through its last day", () => {
    const until = (expiresOn: string) => known({ freight: HELD }, { freight: answer({ stance: "waived", expiresOn }) });
    expect(standingOf(["freight"], until(TODAY), TODAY)).toMatchObject({ isExpired: false });
    expect(standingOf(["freight"], until("2026-11-22"), TODAY)).toMatchObject({ isExpired: true });
    expect(daysUntil("2026-12-14", TODAY)).toBe(21);
  });
});

describe("an answer is refused", () => {
  test("to what is not in force", () => {
    expect(() => assertAsksForAnswer({ status: "accepted" })).not.toThrow();
    expect(() => assertAsksForAnswer({ status: "proposed" })).toThrow("once it is accepted");
    expect(() => assertAsksForAnswer({ status: "superseded" })).toThrow("asks nothing");
  });

  test("where it does not apply, with the one to answer instead", () => {
    const billing = { name: "Billing", isArchived: false };
    expect(() => assertCanAnswer(billing, ["billing"], new Map([["portal", HELD]]))).toThrow("nothing to answer");
    expect(() => assertCanAnswer(billing, ["billing"], new Map([["billing", TAKEN]]))).toThrow("ADR-14 took over");
    const archived = { name: "Billing", isArchived: true };
    expect(() => assertCanAnswer(archived, ["billing"], new Map([["billing", HELD]]))).toThrow("archived");
    expect(() => assertCanAnswer(billing, ["billing"], new Map([["billing", HELD]]))).not.toThrow();
  });

  test("for days that are over, and waivers of more than two years", () => {
    expect(() => assertDays({ dueOn: null, expiresOn: "2028-11-23" }, TODAY)).not.toThrow();
    expect(() => assertDays({ dueOn: null, expiresOn: "2028-11-24" }, TODAY)).toThrow("two years");
    expect(() => assertDays({ dueOn: null, expiresOn: "2026-11-22" }, TODAY)).toThrow("over");
    expect(() => assertDays({ dueOn: "2026-11-22", expiresOn: null }, TODAY)).toThrow("over");
  });

  test("without the reason or the day that its stance needs; what belongs to another is left out", () => {
    const id = "0190c6f6-0000-7000-8000-000000000001";
    const said = { decisionId: id, lineIds: [id, id], reason: "", dueOn: "", expiresOn: "" };
    const waived = recordAdoptionShape.safeParse({ ...said, stance: "waived" });
    expect(waived.error?.issues.map((issue) => issue.path.join())).toEqual(["reason", "expiresOn"]);
    expect(recordAdoptionShape.safeParse({ ...said, stance: "not_applicable" }).success).toBe(false);
    expect(
      recordAdoptionShape.parse({ ...said, stance: "adopted", dueOn: "2027-01-01", expiresOn: "2027-01-01" }),
    ).toMatchObject({ lineIds: [id], dueOn: null, expiresOn: null });
  });
});
