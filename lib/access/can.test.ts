import { describe, expect, it } from "vitest";
import type { OrganizationId } from "@/db/scope";
import { DECISION_STATUSES, ROLES, type DecisionStatus, type Role } from "@/db/enums";
import { Refusal } from "@/lib/errors";
import type { Action } from "./actions";
import {
  assertCan,
  assertCanSee,
  can,
  canAnswerFor,
  canSee,
  canSeeLine,
  canShareOn,
  type DecisionSubject,
} from "./can";
import type { Ctx } from "./context";

const ALL = "owner admin lead member stakeholder";
const WRITERS = "owner admin lead member";
const LEADERS = "owner admin lead";
const ADMINISTRATORS = "owner admin";
const SIGNERS = "owner lead";

/** Who may do what at all, written down a second time: a change of the table has to be meant. */
const MAY: Readonly<Record<Action, string>> = {
  read: ALL,
  comment: ALL,
  "create decisions": WRITERS,
  "import decisions": LEADERS,
  "edit decisions": WRITERS,
  "take part in evaluations": WRITERS,
  "steer evaluations": WRITERS,
  approve: SIGNERS,
  "supersede and deprecate": SIGNERS,
  "review decisions": WRITERS,
  "record adoption": SIGNERS,
  "ask to read": LEADERS,
  "share decisions": LEADERS,
  "share views": LEADERS,
  "manage product lines": ADMINISTRATORS,
  "manage approval rules": ADMINISTRATORS,
  "delegate approvals": SIGNERS,
  "manage goals": ADMINISTRATORS,
  "manage templates": ADMINISTRATORS,
  "manage members": ADMINISTRATORS,
  "see what checks found": ADMINISTRATORS,
  "manage the organization": "owner",
};
const ACTIONS = Object.keys(MAY).filter((name): name is Action => name in MAY);

const ME = "me";
const ctxOf = (role: Role, productLineIds: readonly string[] | null = null): Ctx => ({
  organizationId: "0198f000-0000-7000-8000-000000000001" as OrganizationId,
  userId: "user",
  memberId: ME,
  slug: "house",
  organizationName: "House",
  name: "Ana",
  role,
  productLineIds,
});
const decisionOf = (changes: Partial<DecisionSubject> = {}): DecisionSubject => ({
  status: "draft",
  stewardId: "somebody else",
  proposedAt: null,
  productLineIds: ["core"],
  ...changes,
});
const may = (ctx: Ctx, action: Action, decision?: DecisionSubject) => can(ctx, action, decision).allowed;
const reasonOf = (ctx: Ctx, action: Action, decision?: DecisionSubject) => {
  const permission = can(ctx, action, decision);
  return permission.allowed ? null : permission.reason;
};

describe("the table", () => {
  it.each(ACTIONS)("lets these and no others: %s", (action) => {
    expect(ROLES.filter((role) => may(ctxOf(role), action)).join(" ")).toBe(MAY[action]);
  });

  it("is asked first: no state of a decision gives what the role does not have", () => {
    for (const action of ACTIONS)
      for (const role of ROLES.filter((one) => !MAY[action].split(" ").includes(one)))
        for (const status of DECISION_STATUSES)
          expect(may(ctxOf(role), action, decisionOf({ status, stewardId: ME })), `${role}: ${action}`).toBe(false);
  });

  it("says who can and what one is", () => {
    expect(reasonOf(ctxOf("admin"), "manage the organization")).toBe("An owner can do this. You are an admin.");
    expect(reasonOf(ctxOf("lead"), "manage members")).toBe("An owner or an admin can do this. You are a lead.");
    expect(reasonOf(ctxOf("member"), "share views")).toBe(
      "An owner, an admin or a lead can do this. You are a member.",
    );
    expect(reasonOf(ctxOf("stakeholder"), "edit decisions")).toBe(
      "An owner, an admin, a lead or a member can do this. You are a stakeholder.",
    );
  });
});

describe("editing a decision", () => {
  const editors = (decision: DecisionSubject, lines: readonly string[] | null = null) =>
    ROLES.filter((role) => may(ctxOf(role, lines), "edit decisions", decision)).join(" ");

  it("is every writer's while it is a draft", () => {
    expect(editors(decisionOf())).toBe(WRITERS);
    expect(editors(decisionOf(), ["billing"])).toBe(WRITERS);
  });

  it.each<DecisionStatus>(["proposed", "accepted"])("once %s is its steward's and a lead's of its lines", (status) => {
    expect(editors(decisionOf({ status, stewardId: ME }))).toBe(WRITERS);
    expect(editors(decisionOf({ status }))).toBe("lead");
    expect(editors(decisionOf({ status }), ["core", "billing"])).toBe("lead");
    expect(editors(decisionOf({ status }), ["billing"])).toBe("");
    expect(reasonOf(ctxOf("member"), "edit decisions", decisionOf({ status }))).toBe(
      "Once proposed, its steward or a lead of its product lines edits it. Leave a comment instead.",
    );
  });

  it("is nobody's once it has ended, not even its steward's", () => {
    for (const status of ["rejected", "withdrawn", "deprecated", "superseded"] as const) {
      expect(editors(decisionOf({ status, stewardId: ME }))).toBe("");
      expect(reasonOf(ctxOf("owner"), "edit decisions", decisionOf({ status }))).toBe(
        `A ${status} decision stays as it is. Start a new one that refers to it.`,
      );
    }
  });
});

describe("a decision’s lines", () => {
  const BY_LINE: readonly Action[] = ["ask to read", "share decisions", "approve", "supersede and deprecate"];

  it.each(BY_LINE)("decide over: %s", (action) => {
    const decision = decisionOf({ status: "proposed", productLineIds: ["core", "shop"] });
    expect(may(ctxOf("lead", null), action, decision)).toBe(true);
    expect(may(ctxOf("lead", ["billing", "shop"]), action, decision)).toBe(true);
    expect(may(ctxOf("lead", ["billing"]), action, decision)).toBe(false);
    expect(may(ctxOf("lead", []), action, decision)).toBe(false);
    expect(may(ctxOf("lead", ["core"]), action, decisionOf({ productLineIds: [] }))).toBe(false);
    expect(reasonOf(ctxOf("lead", ["billing"]), action, decision)).toBe(
      "A lead of one of its product lines can do this. None of them is yours.",
    );
  });

  it("are nothing to what concerns every decision alike", () => {
    expect(may(ctxOf("lead", ["billing"]), "take part in evaluations", decisionOf())).toBe(true);
    expect(may(ctxOf("lead", ["billing"]), "comment", decisionOf())).toBe(true);
  });
});

describe("steering an evaluation", () => {
  it("is the steward’s, an owner’s and an admin’s", () => {
    const steerers = (stewardId: string) =>
      ROLES.filter((role) => may(ctxOf(role), "steer evaluations", decisionOf({ stewardId }))).join(" ");
    expect(steerers("somebody else")).toBe(ADMINISTRATORS);
    expect(steerers(ME)).toBe(WRITERS);
    expect(reasonOf(ctxOf("lead"), "steer evaluations", decisionOf())).toBe(
      "The steward, an owner or an admin steers the evaluation.",
    );
  });
});

describe("reviewing a decision", () => {
  it("is its steward’s, an owner’s, and a lead’s of its lines", () => {
    const reviewers = (stewardId: string, lines: readonly string[] | null = null) =>
      ROLES.filter((role) => may(ctxOf(role, lines), "review decisions", decisionOf({ stewardId }))).join(" ");
    expect(reviewers("somebody else")).toBe(SIGNERS);
    expect(reviewers("somebody else", ["billing"])).toBe("owner");
    expect(reviewers(ME, ["billing"])).toBe(WRITERS);
    expect(reasonOf(ctxOf("admin"), "review decisions", decisionOf())).toBe(
      "Its steward, a lead of its product lines or an owner reviews it.",
    );
  });
});

describe("seeing", () => {
  const proposed = decisionOf({ status: "proposed", proposedAt: new Date(0) });

  it("every decision, draft or not, on whatever line, is everybody’s but a stakeholder’s", () => {
    const seers = (decision: DecisionSubject, lines: readonly string[] | null) =>
      ROLES.filter((role) => canSee(ctxOf(role, lines), decision)).join(" ");
    expect(seers(decisionOf(), ["billing"])).toBe(WRITERS);
    expect(seers(decisionOf(), null)).toBe(WRITERS);
    expect(seers(proposed, null)).toBe(ALL);
    expect(seers(proposed, ["core"])).toBe(ALL);
    expect(seers(proposed, ["billing"])).toBe(WRITERS);
  });

  it("a stakeholder keeps what was once proposed, also when it was withdrawn", () => {
    const withdrawn = decisionOf({ status: "withdrawn", proposedAt: new Date(0) });
    expect(canSee(ctxOf("stakeholder"), withdrawn)).toBe(true);
    expect(canSee(ctxOf("stakeholder"), decisionOf({ status: "withdrawn" }))).toBe(false);
  });

  it("what is not seen is not there: no other word tells that it is", () => {
    const refused = (work: () => void) => {
      try {
        work();
      } catch (error) {
        return error instanceof Refusal ? `${error.code}: ${error.message}` : error;
      }
      return null;
    };
    expect(refused(() => assertCanSee(ctxOf("stakeholder"), decisionOf()))).toBe(
      "NOT_FOUND: This decision does not exist, or you may not see it.",
    );
    expect(refused(() => assertCanSee(ctxOf("stakeholder"), proposed))).toBeNull();
    expect(refused(() => assertCan(ctxOf("admin"), "manage the organization"))).toBe(
      "FORBIDDEN: An owner can do this. You are an admin.",
    );
    expect(refused(() => assertCan(ctxOf("owner"), "manage the organization"))).toBeNull();
  });

  it("a line’s place and people is for all but stakeholders of other lines", () => {
    const seers = (lines: readonly string[] | null) =>
      ROLES.filter((role) => canSeeLine(ctxOf(role, lines), "core")).join(" ");
    expect(seers(null)).toBe(ALL);
    expect(seers(["core"])).toBe(ALL);
    expect(seers(["billing"])).toBe(WRITERS);
  });
});

describe("speaking for a line", () => {
  const speakers = (able: (ctx: Ctx) => boolean, lines: readonly string[] | null) =>
    ROLES.filter((role) => able(ctxOf(role, lines))).join(" ");

  it("how it stands to a decision is said by an owner for each, and by a lead for their own", () => {
    const answers = (ctx: Ctx) => canAnswerFor(ctx, "core");
    expect(speakers(answers, null)).toBe(SIGNERS);
    expect(speakers(answers, ["core"])).toBe(SIGNERS);
    expect(speakers(answers, ["billing"])).toBe("owner");
  });

  it("is shown outside by those who lead it, for lines that are theirs", () => {
    const shares = (ctx: Ctx) => canShareOn(ctx, ["core", "shop"]);
    expect(speakers(shares, null)).toBe(LEADERS);
    expect(speakers(shares, ["shop"])).toBe(LEADERS);
    expect(speakers(shares, ["billing"])).toBe("");
  });
});
