import { describe, expect, it } from "vitest";
import type { SectionKind } from "../../enums";
import { demoAnswers } from "../adoptions";
import { demoDecisions } from "../decisions";
import { demoProductLines } from "../product-lines";
import type { DemoDecision } from "../shape";
import { ancestors, leads, mentions, person } from "../testing";
import { demoFollows, demoReadings, demoViews } from "./readers";
import { demoLinks, demoPassages, demoSuggestions, demoTags, demoTriggers } from "./record";

const byNumber = (number: number): DemoDecision => {
  const found = demoDecisions.find((decision) => decision.number === number);
  if (!found) throw new Error(`The demo has no ADR-${number}`);
  return found;
};

/** Everything that is done to a decision afterwards, each with who did it and when. */
const deeds = [
  ...[...demoLinks, ...demoTags, ...demoTriggers, ...demoPassages, ...demoSuggestions, ...demoReadings],
  ...demoTriggers.flatMap(({ decision, happened }) => (happened ? [{ decision, ...happened }] : [])),
  ...demoPassages.flatMap(({ decision, answers }) => answers.map((answer) => ({ decision, ...answer }))),
  ...demoReadings.flatMap(({ decision, read }) => read.map((one) => ({ decision, ...one }))),
];

/** When the last thing of a decision's own story happened. */
function ownStoryEnds({ number, revisions, approvals, comments, decidedDaysAgo, ending }: DemoDecision): number {
  const successors = demoDecisions.filter(({ supersedes }) => supersedes.some(({ decision }) => decision === number));
  const ends = successors.flatMap((successor) => successor.decidedDaysAgo ?? []);
  const ages = [...revisions, ...approvals, ...comments, ...(ending ? [ending] : [])].map(({ daysAgo }) => daysAgo);
  return Math.min(...ages, ...ends, decidedDaysAgo ?? Infinity);
}

const text = (decision: DemoDecision, section: SectionKind) =>
  decision.revisions.flatMap((revision) => revision.sections[section] ?? []).at(-1) ?? "";

describe("what happens in the demo once its decisions are there", () => {
  it.each(deeds)(
    "on ADR-$decision, $daysAgo days ago, comes after its own story, by somebody who had joined",
    (deed) => {
      expect(deed.daysAgo).toBeLessThan(ownStoryEnds(byNumber(deed.decision)));
      expect(deed.daysAgo).toBeGreaterThan(1);
      expect(person(deed.by).joinedDaysAgo).toBeGreaterThan(deed.daysAgo);
    },
  );

  it("never happens to one decision at one moment twice", () => {
    const all = [...deeds, ...demoAnswers].map(({ decision, daysAgo }) => `${decision} ${daysAgo}`);
    expect(new Set(all).size).toBe(all.length);
  });

  it.each([...demoLinks, ...demoTags])(
    "is written into ADR-$decision by who may edit it",
    ({ decision: number, by }) => {
      const decision = byNumber(number);
      expect(decision.steward === by || decision.lines.some((line) => leads(by, line))).toBe(true);
    },
  );

  it("has a link of each kind that a person writes, and two lines that answer one question differently", () => {
    const kinds = new Set(demoLinks.map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(["amends", "depends_on", "conflicts_with", "relates_to"]));
    for (const { decision, target } of demoLinks) expect(byNumber(target).number).not.toBe(decision);
    for (const { decision, target } of demoLinks.filter(({ kind }) => kind === "conflicts_with")) {
      const [one, other] = [byNumber(decision), byNumber(target)];
      expect([one.status, other.status]).toEqual(["accepted", "accepted"]);
      for (const line of one.lines)
        expect(ancestors(line).some((above) => other.lines.some((at) => at === above))).toBe(false);
    }
  });

  it("watches for things by who may review, and sees one happen that has the founder as steward", () => {
    for (const { decision: number, by, daysAgo, happened } of demoTriggers) {
      const decision = byNumber(number);
      expect(decision.status).toBe("accepted");
      expect(by === decision.steward || decision.lines.some((line) => leads(by, line))).toBe(true);
      if (happened) expect(happened.daysAgo).toBeLessThan(daysAgo);
    }
    const happened = demoTriggers.filter((trigger) => trigger.happened !== undefined);
    expect(happened.map(({ decision }) => byNumber(decision).steward)).toContain("kwame-mensah");
  });

  it.each([...demoPassages, ...demoSuggestions])("speaks of words that stand once in ADR-$decision", (passage) => {
    const decision = byNumber(passage.decision);
    expect(text(decision, passage.section).split(passage.words)).toHaveLength(2);
    expect(["draft", "proposed", "accepted"]).toContain(decision.status);
  });

  it("mentions nobody who is not there, and answers in order", () => {
    for (const { body, daysAgo, answers } of demoPassages) {
      for (const said of [body, ...answers.map((answer) => answer.body)]) for (const key of mentions(said)) person(key);
      const ages = [daysAgo, ...answers.map((answer) => answer.daysAgo)];
      expect(ages).toEqual(ages.toSorted((a, b) => b - a));
    }
  });

  it("asks people to read what is in force: the founder has not, another one has", () => {
    for (const { decision: number, by, daysAgo, readers, inDays, read } of demoReadings) {
      const decision = byNumber(number);
      expect(decision.status).toBe("accepted");
      expect(decision.lines.some((line) => leads(by, line))).toBe(true);
      expect(inDays).toBeGreaterThan(0);
      expect(readers).toContain("kwame-mensah");
      expect(read.length).toBeGreaterThan(0);
      for (const one of read) {
        expect(readers).toContain(one.by);
        expect(one.by).not.toBe("kwame-mensah");
        expect(one.daysAgo).toBeLessThan(daysAgo);
      }
    }
  });

  it("has the founder follow something, keep a view and be shared one, of lines and tags that exist", () => {
    const tags = new Set(demoTags.flatMap((one) => one.tags));
    const lines: readonly string[] = demoProductLines.map(({ key }) => key);
    for (const followed of demoFollows) {
      if ("tag" in followed) expect(tags).toContain(followed.tag);
      if ("line" in followed) expect(lines).toContain(followed.line);
      if ("decision" in followed) byNumber(followed.decision);
    }
    expect(demoFollows.map(({ by }) => by)).toContain("kwame-mensah");
    expect(demoViews.filter(({ by, isShared }) => by === "kwame-mensah" && !isShared)).not.toEqual([]);
    for (const { by } of demoViews.filter(({ isShared }) => isShared)) expect(person(by).role).toBe("lead");
  });
});
