import { describe, expect, it } from "vitest";
import { DECISION_STATUSES, type SectionKind } from "../enums";
import { demoDecisions } from "./decisions";
import { demoEvaluations } from "./evaluations";
import type { DemoDecision } from "./shape";
import { lastAuthor, leads, mentions, person } from "./testing";

/** Everything that happened to a decision, except its evaluation. */
const acts = (decision: DemoDecision) => [
  ...decision.revisions,
  ...decision.approvals,
  ...decision.comments,
  ...(decision.ending ? [decision.ending] : []),
];

/** Returns the lines approved since the latest revision. */
const approvedLines = (decision: DemoDecision) => {
  const latest = decision.revisions.at(-1)?.daysAgo ?? 0;
  return decision.approvals
    .filter((approval) => approval.verdict === "approved" && approval.daysAgo < latest)
    .flatMap((approval) => approval.lines);
};

const byNumber = (number: number) => demoDecisions.find((decision) => decision.number === number);

describe("the decisions of the demo", () => {
  it("are numbered in the order of their creation, and show every status", () => {
    expect(demoDecisions.map((decision) => decision.number)).toEqual(demoDecisions.map((_, index) => index + 1));
    const ages = demoDecisions.map((decision) => decision.createdDaysAgo);
    expect(ages).toEqual(ages.toSorted((a, b) => b - a));
    expect(new Set(demoDecisions.map((decision) => decision.status))).toEqual(new Set(DECISION_STATUSES));
    expect(ages[0]).toBeGreaterThan(700);
  });

  it.each(demoDecisions)("ADR-$number is created, proposed, decided and ended in this order", (decision) => {
    const moments = [
      decision.createdDaysAgo,
      decision.proposedDaysAgo,
      decision.decidedDaysAgo,
      decision.ending?.daysAgo,
    ].filter((moment) => moment !== undefined);
    expect(moments).toEqual(moments.toSorted((a, b) => b - a));
    expect(new Set(moments).size).toBe(moments.length);
    const revised = decision.revisions.map((revision) => revision.daysAgo);
    expect(revised[0]).toBe(decision.createdDaysAgo);
    expect(revised).toEqual(revised.toSorted((a, b) => b - a));
    expect(decision.revisions[0]?.by).toBe(decision.author);
    for (const list of [decision.approvals, decision.comments]) {
      const ages = list.map((entry) => entry.daysAgo);
      expect(ages).toEqual(ages.toSorted((a, b) => b - a));
    }
  });

  it.each(demoDecisions)("ADR-$number leaves a decision that it supersedes only comments to come", (decision) => {
    for (const { decision: number } of decision.supersedes) {
      const { revisions = [], approvals = [], ending } = byNumber(number) ?? {};
      const ages = [...revisions, ...approvals, ...(ending ? [ending] : [])].map((act) => act.daysAgo);
      expect(Math.min(...ages)).toBeGreaterThan(decision.decidedDaysAgo ?? 0);
    }
  });

  it.each(demoDecisions)("ADR-$number has the dates that its status needs", (decision) => {
    const was = (...statuses: DemoDecision["status"][]) => statuses.includes(decision.status);
    expect(decision.proposedDaysAgo === undefined).toBe(was("draft"));
    expect(decision.decidedDaysAgo === undefined).toBe(was("draft", "proposed", "withdrawn"));
    expect(decision.ending === undefined).toBe(!was("withdrawn", "deprecated"));
    expect(decision.reviewInDays !== undefined && was("draft", "withdrawn", "rejected")).toBe(false);
  });

  it.each(demoDecisions)("ADR-$number is touched only by people who had joined and may", (decision) => {
    for (const act of acts(decision)) {
      expect(person(act.by).joinedDaysAgo, act.by).toBeGreaterThan(act.daysAgo);
      expect(act.daysAgo).toBeLessThanOrEqual(decision.createdDaysAgo);
    }
    for (const key of [decision.author, decision.steward, ...decision.revisions.map((revision) => revision.by)]) {
      expect(person(key).role).not.toBe("stakeholder");
    }
    for (const comment of decision.comments) for (const key of mentions(comment.body)) person(key);
  });

  it.each(demoDecisions)(
    "ADR-$number is revised while it may be, once proposed by its steward or a lead",
    (decision) => {
      for (const revision of decision.revisions) {
        expect(revision.daysAgo).toBeGreaterThan(decision.decidedDaysAgo ?? 0);
        if (revision.daysAgo >= (decision.proposedDaysAgo ?? 0)) continue;
        const mayEdit = revision.by === decision.steward || decision.lines.some((line) => leads(revision.by, line));
        expect(mayEdit).toBe(true);
      }
    },
  );

  it.each(demoDecisions)(
    "ADR-$number is judged by leads of its lines, never by its steward or last author",
    (decision) => {
      for (const approval of decision.approvals) {
        expect(approval.daysAgo).toBeLessThan(decision.proposedDaysAgo ?? 0);
        expect(approval.daysAgo).toBeGreaterThanOrEqual(decision.decidedDaysAgo ?? 0);
        expect(approval.by).not.toBe(decision.steward);
        expect(approval.by).not.toBe(lastAuthor(decision, approval.daysAgo));
        expect(approval.reason === undefined).toBe(approval.verdict === "approved");
        for (const line of approval.lines) {
          expect(decision.lines).toContain(line);
          expect(leads(approval.by, line), `${approval.by} for ${line}`).toBe(true);
        }
      }
    },
  );

  it.each(demoDecisions)(
    "ADR-$number is accepted exactly when its latest text is approved for all lines",
    (decision) => {
      const isComplete = decision.lines.every((line) => approvedLines(decision).includes(line));
      expect(isComplete).toBe(["accepted", "deprecated", "superseded"].includes(decision.status));
      const last = decision.approvals.at(-1);
      if (isComplete) expect(last?.daysAgo).toBe(decision.decidedDaysAgo);
      expect(last?.verdict === "rejected").toBe(decision.status === "rejected");
      const open = decision.approvals.filter((approval) => approval.verdict === "changes_requested").at(-1);
      const wasRevised = decision.revisions.some((revision) => open !== undefined && revision.daysAgo < open.daysAgo);
      if (open && isComplete) expect(wasRevised).toBe(true);
    },
  );

  it.each(demoDecisions)(
    "ADR-$number ends what it supersedes on lines they share, by a steward who leads them",
    (decision) => {
      for (const { decision: number, lines } of decision.supersedes) {
        const predecessor = byNumber(number);
        expect(predecessor?.decidedDaysAgo).toBeGreaterThan(decision.createdDaysAgo);
        expect(lines).toEqual(predecessor?.lines.filter((line) => decision.lines.includes(line)));
        for (const line of lines) expect(leads(decision.steward, line)).toBe(true);
      }
    },
  );

  it("are superseded exactly when they are in force on no line", () => {
    for (const decision of demoDecisions) {
      const ended = demoDecisions
        .filter((successor) => successor.status === "accepted")
        .flatMap((successor) => successor.supersedes)
        .flatMap((link) => (link.decision === decision.number ? [...link.lines] : []));
      expect(
        decision.lines.every((line) => ended.includes(line)),
        decision.title,
      ).toBe(decision.status === "superseded");
    }
  });

  it.each(demoDecisions)("ADR-$number has a record worth reading", (decision) => {
    const latest = (section: SectionKind) =>
      decision.revisions.flatMap((revision) => revision.sections[section] ?? []).at(-1) ?? "";
    expect(words(latest("context"))).toBeGreaterThanOrEqual(60);
    if (decision.status === "draft") return;
    for (const section of ["drivers", "options", "outcome", "consequences"] as const) {
      expect(words(latest(section)), section).toBeGreaterThanOrEqual(20);
    }
  });

  it("keep their threads shut while an evaluation is blind", () => {
    for (const evaluation of demoEvaluations) {
      const comments = byNumber(evaluation.decision)?.comments ?? [];
      const shut = [
        [evaluation.weightingOpenedDaysAgo, evaluation.rounds[0]?.revealedDaysAgo ?? 0],
        ...evaluation.rounds.slice(1).map((round) => [round.openedDaysAgo, round.revealedDaysAgo ?? 0]),
      ];
      for (const [from = 0, to = 0] of shut) {
        for (const { daysAgo } of comments) expect(daysAgo > from || daysAgo < to, `${daysAgo} days ago`).toBe(true);
      }
    }
  });

  it("leave an overdue review, two approvals and a mention for the owner to find", () => {
    expect(demoDecisions.filter((decision) => (decision.reviewInDays ?? 0) < 0)).toHaveLength(1);
    expect(demoDecisions.filter((decision) => decision.status === "proposed")).toHaveLength(2);
    const mentioned = demoDecisions
      .flatMap((decision) => decision.comments)
      .flatMap((comment) => mentions(comment.body));
    expect(mentioned).toContain("kwame-mensah");
  });
});

function words(text: string): number {
  return text.split(/\s+/).length;
}
