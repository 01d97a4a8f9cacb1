import { describe, expect, it } from "vitest";
import type { Role } from "@/db/enums";
import { BUILT_IN_TERMS, type ApprovalGroup, type ApprovalTerms } from "../approval-rules/rules";
import type { GivenVerdict, Text } from "../rules";
import {
  assertNotSilent,
  authorityOf,
  confirmationOf,
  overridable,
  placesOf,
  standingOf,
  type Approver,
  type Panel,
  type Writers,
} from "./rules";

const NOW = new Date("2026-03-10T12:00:00Z");
const LINE = "line";
const HASH = "a".repeat(64);

const text: Text = {
  contentHash: HASH,
  sections: { title: "t1", context: "c1", outcome: "o1" },
  putUpAt: new Date("2026-03-01T12:00:00Z"),
  isWaiting: true,
};
const writers: Writers = {
  stewardId: "steward",
  authorId: "author",
  authorIds: ["author", "earlier"],
  isImported: false,
};

const approver = (memberId: string, role: Role = "lead", more: Partial<Approver> = {}): Approver => ({
  memberId,
  name: memberId.toUpperCase(),
  role,
  lineIds: [LINE],
  standsInFor: null,
  ...more,
});
const standIn = (memberId: string, memberOf: string, role: Role = "lead"): Approver =>
  approver(memberId, role, { standsInFor: { memberId: memberOf, name: memberOf.toUpperCase() } });

const group = (more: Partial<ApprovalGroup> = {}): ApprovalGroup => ({
  kind: "leads",
  name: "",
  needed: 1,
  memberIds: [],
  sections: null,
  ...more,
});

function panelOf(terms: Partial<ApprovalTerms>, approvers: readonly Approver[], more: Partial<Panel> = {}): Panel {
  const rule = { terms: { ...BUILT_IN_TERMS, ...terms }, isBuiltIn: false, setOn: null, number: 1, isLocked: false };
  return {
    lines: [{ lineId: LINE, rule, isSilent: false, heardSince: null }],
    approvers,
    writers,
    now: NOW,
    isClosed: false,
    ...more,
  };
}

let made = 0;
const given = (memberId: string, more: Partial<GivenVerdict> = {}): GivenVerdict => ({
  id: `given-${(made += 1)}`,
  memberId,
  verdict: "approved",
  contentHash: HASH,
  liftedAt: null,
  isByMember: true,
  lineIds: [LINE],
  namedLineIds: [],
  role: "lead",
  onBehalfOf: null,
  sections: null,
  ...more,
});

const isComplete = (panel: Panel, ...verdicts: readonly GivenVerdict[]) => standingOf(panel, verdicts, text).isComplete;

describe("how many of a group approve", () => {
  const three = [approver("ann"), approver("ben"), approver("cy")];

  it("asks for as many different people as the rule says", () => {
    const panel = panelOf({ groups: [group({ needed: 2 })] }, three);
    expect(isComplete(panel, given("ann"))).toBe(false);
    expect(isComplete(panel, given("ann"), given("ann"))).toBe(false);
    expect(isComplete(panel, given("ann"), given("ben"))).toBe(true);
  });

  it("asks for every one of them where it says so, and names who is left", () => {
    const panel = panelOf({ groups: [group({ needed: null })] }, three);
    const { lines } = standingOf(panel, [given("ann"), given("ben")], text);
    expect(lines[0]?.groups[0]).toMatchObject({ needed: 3, missing: 1, canBeMet: true });
    expect(lines[0]?.groups[0]?.open.map(({ memberId }) => memberId)).toEqual(["cy"]);
    expect(isComplete(panel, given("ann"), given("ben"), given("cy"))).toBe(true);
  });

  it("needs every group, or one of them, as they combine", () => {
    const groups = [group({ kind: "owners" }), group({ kind: "people", memberIds: ["ben"], name: "Security" })];
    const people = [approver("ann", "owner"), approver("ben", "lead", { lineIds: [] })];
    const ben = given("ben", { namedLineIds: [LINE] });
    const ann = given("ann", { role: "owner" });
    expect(isComplete(panelOf({ groups, combination: "all" }, people), ben)).toBe(false);
    expect(isComplete(panelOf({ groups, combination: "all" }, people), ben, ann)).toBe(true);
    expect(isComplete(panelOf({ groups, combination: "any" }, people), ben)).toBe(true);
  });

  it("does not take somebody who was only named for a lead of the line", () => {
    const groups = [group(), group({ kind: "people", memberIds: ["ben"] })];
    const panel = panelOf({ groups }, [approver("ann"), approver("ben", "lead", { lineIds: [] })]);
    expect(isComplete(panel, given("ben", { namedLineIds: [LINE] }))).toBe(false);
  });

  it("says when it cannot be met by who is there", () => {
    const { lines } = standingOf(panelOf({ groups: [group({ needed: 2 })] }, [approver("ann")]), [], text);
    expect(lines[0]?.groups[0]).toMatchObject({ missing: 2, canBeMet: false });
  });

  it("takes the role in which an approval was given, whatever it is now", () => {
    const panel = panelOf({ groups: [group({ kind: "owners" })] }, [approver("ann", "lead")]);
    expect(isComplete(panel, given("ann", { role: "owner" }))).toBe(true);
    expect(isComplete(panel, given("ann", { role: "lead" }))).toBe(false);
  });
});

describe("who wrote it", () => {
  it("never approves it while somebody else can", () => {
    const panel = panelOf({}, [approver("author"), approver("steward"), approver("ann")]);
    expect(() => authorityOf("author", null, panel)).toThrow(/ANN has to decide this. You wrote/);
    expect(() => authorityOf("steward", null, panel)).toThrow(/You are its steward/);
    expect(authorityOf("ann", null, panel)).toMatchObject({ lineIds: [LINE], isSelf: false });
  });

  it("approves it, marked, where nobody else is left and the rule lets them", () => {
    expect(authorityOf("author", null, panelOf({}, [approver("author")]))).toMatchObject({ isSelf: true });
    const never = panelOf({ selfApproval: "never" }, [approver("author")]);
    expect(() => authorityOf("author", null, never)).toThrow(/Nobody can decide this: .* An admin can change the rule/);
  });

  it("is everybody who wrote any of it, where the rule says so", () => {
    const people = [approver("earlier"), approver("ann")];
    expect(placesOf("earlier", panelOf({ excluded: "last_author" }, people))).toHaveLength(1);
    expect(() => authorityOf("earlier", null, panelOf({ excluded: "every_author" }, people))).toThrow(
      /You wrote some of it/,
    );
  });

  it("does not approve it through somebody who stands in for them, nor for somebody they stand in for", () => {
    const people = [approver("author"), approver("ann"), standIn("ben", "author"), standIn("author", "ann")];
    const panel = panelOf({}, people);
    expect(placesOf("ben", panel)).toEqual([]);
    expect(placesOf("author", panel)).toEqual([]);
  });
});

describe("standing in for somebody", () => {
  const people = [approver("ann"), approver("ben", "lead", { lineIds: [] }), standIn("ben", "ann")];

  it("fills their place, and says whose", () => {
    expect(authorityOf("ben", "ann", panelOf({}, people))).toMatchObject({
      lineIds: [LINE],
      standsInFor: { memberId: "ann" },
    });
    expect(() => authorityOf("ben", "cy", panelOf({}, people))).toThrow(/do not stand in/);
    expect(isComplete(panelOf({}, people), given("ben", { onBehalfOf: "ann" }))).toBe(true);
  });

  it("fills the place of one whom a rule names", () => {
    const panel = panelOf({ groups: [group({ kind: "people", memberIds: ["ann"] })] }, people);
    expect(isComplete(panel, given("ben", { onBehalfOf: "ann", namedLineIds: [LINE] }))).toBe(true);
  });

  it("never makes two of one person, nor fills one place twice", () => {
    const panel = panelOf({ groups: [group({ needed: 2 })] }, [...people, approver("cy"), standIn("cy", "ann")]);
    const own = given("cy");
    const forAnn = given("cy", { onBehalfOf: "ann" });
    expect(isComplete(panel, own, forAnn)).toBe(false);
    expect(isComplete(panel, given("ann"), given("ben", { onBehalfOf: "ann" }))).toBe(false);
    expect(isComplete(panel, own, given("ben", { onBehalfOf: "ann" }))).toBe(true);
  });
});

describe("an edit", () => {
  const outcome = panelOf({ groups: [group({ sections: ["outcome"] })] }, [approver("ann")]);
  const before = (sections: Record<string, string>) => given("ann", { contentHash: "b".repeat(64), sections });

  it("voids every approval of another text", () => {
    expect(isComplete(panelOf({}, [approver("ann")]), before({ title: "t1", context: "c1", outcome: "o1" }))).toBe(
      false,
    );
  });

  it("voids only the approvals whose sections it changed, where the rule says so", () => {
    expect(isComplete(outcome, before({ title: "t1", context: "c0", outcome: "o1" }))).toBe(true);
    expect(isComplete(outcome, before({ title: "t1", context: "c1", outcome: "o0" }))).toBe(false);
  });

  it("of the title voids them all", () => {
    expect(isComplete(outcome, before({ title: "t0", context: "c1", outcome: "o1" }))).toBe(false);
  });

  it("does not bring back what was lifted or whose author left", () => {
    const same = { title: "t1", context: "c0", outcome: "o1" };
    expect(isComplete(outcome, { ...before(same), liftedAt: NOW })).toBe(false);
    expect(isComplete(outcome, { ...before(same), isByMember: false })).toBe(false);
  });
});

describe("silence", () => {
  const people = [approver("ann")];
  const request = () => given("ann", { verdict: "changes_requested" });

  it("is no consent unless the rule says after how long", () => {
    expect(isComplete(panelOf({ silenceDays: null }, people))).toBe(false);
  });

  it("is consent from the moment the days are over, and not before", () => {
    const due = new Date("2026-03-08T12:00:00Z");
    const at = (now: Date) => panelOf({ silenceDays: 7 }, people, { now });
    expect(standingOf(at(new Date(due.getTime() - 1)), [], text)).toMatchObject({
      isComplete: false,
      lines: [{ by: null, silentAt: due }],
    });
    expect(standingOf(at(due), [], text)).toMatchObject({ isComplete: true, lines: [{ by: "silence" }] });
    expect(() => assertNotSilent(standingOf(at(due), [], text))).toThrow(/Nobody objected in time/);
  });

  it("is none while a request for changes is open, and begins again with every text", () => {
    expect(isComplete(panelOf({ silenceDays: 7 }, people), request())).toBe(false);
    const later = { ...text, putUpAt: new Date("2026-03-05T12:00:00Z") };
    expect(standingOf(panelOf({ silenceDays: 7 }, people), [], later).isComplete).toBe(false);
  });

  it("begins again when a request is lifted, and not when it is open still but its author has left", () => {
    const panel = panelOf({ silenceDays: 7 }, people);
    const lifted = { ...request(), liftedAt: new Date("2026-03-06T12:00:00Z") };
    expect(standingOf(panel, [lifted], text).lines).toMatchObject([
      { by: null, silentAt: new Date("2026-03-13T12:00:00Z") },
    ]);
    const left = { ...request(), isByMember: false };
    expect(standingOf(panel, [left], text)).toMatchObject({ requests: [], lines: [{ by: null, silentAt: null }] });
    const onAnother = { ...request(), contentHash: "b".repeat(64), isByMember: false };
    expect(isComplete(panel, onAnother)).toBe(true);
  });

  it("begins on a line when its people could first object, and nowhere while nobody can", () => {
    const panel = panelOf({ silenceDays: 7 }, people);
    const [line] = panel.lines;
    if (line === undefined) throw new Error("The panel has no line.");
    const added = { ...panel, lines: [{ ...line, heardSince: new Date("2026-03-09T12:00:00Z") }] };
    expect(standingOf(added, [], text).lines).toMatchObject([{ by: null, silentAt: new Date("2026-03-16T12:00:00Z") }]);
    const before = { ...panel, lines: [{ ...line, heardSince: new Date("2026-02-01T12:00:00Z") }] };
    expect(isComplete(before)).toBe(true);
    expect(standingOf({ ...panel, isClosed: true }, [], text).lines).toMatchObject([{ by: null, silentAt: null }]);
  });
});

describe("an override", () => {
  const people = [approver("ann"), approver("olga", "owner"), approver("steward", "owner")];
  const owner = { memberId: "olga", role: "owner" as const };
  const refusalOf = (panel: Panel, who: Parameters<typeof overridable>[0], ...verdicts: readonly GivenVerdict[]) =>
    overridable(who, panel, standingOf(panel, verdicts, text)).refusal;
  const open = panelOf({ groups: [group({ needed: 2 })], overriddenBy: "owners" }, people);

  it("is an owner's, where the rule lets them, and accepts exactly that text", () => {
    expect(refusalOf(open, owner)).toBeNull();
    expect(refusalOf(open, { memberId: "ann", role: "lead" })).toMatch(/An owner can/);
    expect(refusalOf(panelOf({ overriddenBy: "nobody" }, people), owner)).toMatch(/lets nobody/);
    const override = given("olga", { verdict: "overridden", role: "owner" });
    expect(standingOf(open, [override], text)).toMatchObject({ isComplete: true, lines: [{ by: "override" }] });
    expect(isComplete(open, { ...override, contentHash: "b".repeat(64) })).toBe(false);
  });

  it("is never of one's own text, past a request for changes, or of what misses nothing", () => {
    expect(refusalOf(open, { memberId: "steward", role: "owner" })).toMatch(/their own text/);
    expect(refusalOf(open, owner, given("ann", { verdict: "changes_requested" }))).toMatch(/request for changes/);
    expect(refusalOf(open, owner, given("ann"), given("cy"))).toMatch(/Nothing is missing/);
  });
});

describe("what is settled", () => {
  it("is not measured again by what rule and people are now", () => {
    const settled = { ...text, isWaiting: false };
    const panel = panelOf({ groups: [group({ needed: 3 })] }, []);
    expect(standingOf(panel, [given("gone")], settled)).toMatchObject({
      approvedLines: 1,
      lines: [{ by: "approvals" }],
    });
    const silent = { ...panel, lines: panel.lines.map((line) => ({ ...line, isSilent: true })) };
    expect(standingOf(silent, [], settled).lines[0]?.by).toBe("silence");
  });
});

it("asks for the strictest confirmation of the lines that are decided for", () => {
  const lineOf = (lineId: string, confirmation: ApprovalTerms["confirmation"]) => ({
    lineId,
    rule: { terms: { ...BUILT_IN_TERMS, confirmation }, isBuiltIn: false, setOn: null, number: 1, isLocked: false },
    isSilent: false,
    heardSince: null,
  });
  const panel = {
    ...panelOf({}, []),
    lines: [lineOf("a", "none"), lineOf("b", "passkey"), lineOf("c", "password_or_passkey")],
  };
  expect(confirmationOf(panel, ["a"])).toBe("none");
  expect(confirmationOf(panel, ["a", "c"])).toBe("password_or_passkey");
  expect(confirmationOf(panel, ["a", "b", "c"])).toBe("passkey");
});
