import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { withOrg } from "@/db/client";
import { decisions } from "@/db/schema/decisions";
import { contentHashOf, proposed } from "@/db/testing/decisions";
import { testDecision } from "@/db/testing/decision-states";
import { score, testEvaluation, weigh } from "@/db/testing/evaluations";
import { testLine, testMember, testOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { delegate } from "@/lib/approvals/delegations/mutations";
import { approveDecision, proposeDecision, requestChanges } from "@/lib/approvals/mutations";
import { postComment } from "@/lib/discussion/mutations";
import { mentionOf } from "@/lib/discussion/rules";
import { acceptSuggestion, rejectSuggestion, suggestWords } from "@/lib/discussion/suggestions/mutations";
import { submitBallot } from "@/lib/evaluations/ballots/mutations";
import { readCriteria } from "@/lib/evaluations/matrix/queries";
import { openScoring, openWeighting } from "@/lib/evaluations/phases/mutations";
import { closeEvaluation } from "@/lib/evaluations/results/mutations";
import { revealRound } from "@/lib/evaluations/rounds/mutations";
import { createEvaluationFromTemplate } from "@/lib/evaluations/setup/mutations";
import { askToRead } from "@/lib/following/readings/mutations";
import { getHistory } from "@/lib/history/queries";
import { plainText } from "@/lib/history/sentences/words";
import { markHomeSeen } from "./mutations";
import { getHome, readFrameNumbers } from "./queries";

/** Both ways to count have to agree, or the badge lies. */
async function homeOf(ctx: Ctx) {
  const home = await getHome(ctx);
  expect((await readFrameNumbers(ctx)).waiting).toBe(home.total);
  return home;
}

const reviewOn = (ctx: Ctx, id: string, day: string) =>
  withOrg(ctx, (tx) => tx.update(decisions).set({ reviewOn: day }).where(eq(decisions.id, id)));

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe("home", () => {
  test("of a new organization asks for nothing and says how far it has come", async () => {
    const { owner } = await testOrganization();
    expect(await homeOf(owner)).toMatchObject({ total: 0, beginning: { decisions: 0, members: 1, lines: 1 } });
  });

  test("counts and names to a limited stakeholder only what they may see", async () => {
    const organization = await testOrganization();
    const { owner, organizationId, lineId } = organization;
    const below = await testLine(organizationId, "Below", lineId);
    const lowest = await testLine(organizationId, "Lowest", below);
    const reader = await testMember(organization, "stakeholder", { productLineIds: [below, lowest] });
    await testDecision(owner, { productLineIds: [lineId], status: "proposed" });
    await testDecision(owner, { productLineIds: [below] });
    await testDecision(owner, { productLineIds: [lowest], status: "proposed" });
    const home = await homeOf(reader);
    expect(home.beginning).toEqual({ decisions: 1, members: 2, lines: 2 });
    expect([...home.linePaths]).toEqual([
      [below, ["Below"]],
      [lowest, ["Below", "Lowest"]],
    ]);
    expect(Object.values((await readFrameNumbers(reader)).decisions)).toEqual([
      { count: 1, isAtLeast: false },
      { count: 1, isAtLeast: false },
    ]);
    expect((await homeOf(owner)).beginning).toEqual({ decisions: 3, members: 2, lines: 3 });
    expect((await homeOf(owner)).linePaths.get(lowest)).toEqual(["Core", "Below", "Lowest"]);
  });

  test("shows a ballot until it is submitted, and to participants only", async () => {
    const organization = await testOrganization();
    const { owner, lineId } = organization;
    const [voter, other] = [await testMember(organization, "member"), await testMember(organization, "member")];
    const { id: decisionId, number } = await testDecision(owner, { productLineIds: [lineId] });
    const { id: evaluationId } = await createEvaluationFromTemplate(owner, {
      decisionId,
      templateKey: "django-or-flask",
    });
    const { roundId } = await openWeighting(owner, { evaluationId, participants: [voter.memberId, owner.memberId] });
    expect((await homeOf(voter)).ballots).toMatchObject([{ decision: { id: decisionId }, kind: "weighting" }]);
    expect((await homeOf(other)).total).toBe(0);
    const criteria = await withOrg(owner, (tx) => readCriteria(tx, owner, evaluationId));
    const points = Object.fromEntries(criteria.map((criterion, at) => [criterion.id, at === 0 ? 100 : 0]));
    await submitBallot(voter, { number, roundId, ballot: { kind: "weighting", points } });
    expect((await homeOf(voter)).total).toBe(0);
  });

  test("gives the steward a round to reveal once everybody has submitted, and nobody else", async () => {
    const organization = await testOrganization();
    const { owner, lineId } = organization;
    const voter = await testMember(organization, "member");
    const { id: decisionId, number } = await testDecision(owner, { productLineIds: [lineId] });
    const given = { decisionId, templateKey: "django-or-flask" } as const;
    const { id: evaluationId } = await createEvaluationFromTemplate(owner, given);
    const { roundId } = await openWeighting(owner, { evaluationId, participants: [voter.memberId, owner.memberId] });
    const criteria = await withOrg(owner, (tx) => readCriteria(tx, owner, evaluationId));
    const points = Object.fromEntries(criteria.map((criterion, at) => [criterion.id, at === 0 ? 100 : 0]));
    const submit = (ctx: Ctx) => submitBallot(ctx, { number, roundId, ballot: { kind: "weighting", points } });
    await submit(owner);
    expect((await homeOf(owner)).rounds).toEqual([]);
    await submit(voter);
    expect((await homeOf(owner)).rounds).toMatchObject([{ roundId, decision: { number }, participants: 2 }]);
    expect((await homeOf(voter)).total).toBe(0);
    await openScoring(owner, { evaluationId });
    expect((await homeOf(owner)).rounds).toEqual([]);
  });

  test("gives an approval to whoever stands in for its lead, although they lead another line", async () => {
    const house = await testOrganization();
    const other = await testLine(house.organizationId, "Other");
    const member = await testMember(house, "member");
    const lea = await testMember(house, "lead", { productLineIds: [house.lineId] });
    const otto = await testMember(house, "lead", { productLineIds: [other] });
    const id = await proposed(member, [house.lineId]);
    expect((await getHome(otto)).approvals).toEqual([]);
    const startsAt = new Date(Date.now() - 60_000);
    const endsAt = new Date(Date.now() + 86_400_000);
    await delegate(lea, { delegateId: otto.memberId, startsAt, endsAt, reason: "" });
    expect((await getHome(otto)).approvals.map(({ decision }) => decision.id)).toEqual([id]);
  });

  test("gives an approval to its lead, and a request for changes back to the steward", async () => {
    const organization = await testOrganization();
    const steward = await testMember(organization, "member");
    const lead = await testMember(organization, "lead", { name: "Leo Lead" });
    const decisionId = await proposed(steward, [organization.lineId]);
    const before = await homeOf(steward);
    expect(before.total).toBe(0);
    expect(before.waitingForOthers.map((one) => one.decision.id)).toEqual([decisionId]);
    expect((await homeOf(lead)).approvals.map((one) => one.decision.id)).toEqual([decisionId]);
    await requestChanges(lead, { decisionId, contentHash: await contentHashOf(lead, decisionId), reason: "Shorter." });
    expect((await homeOf(lead)).total).toBe(0);
    const after = await homeOf(steward);
    expect(after.changesRequested).toMatchObject([{ requests: [{ name: "Leo Lead", reason: "Shorter." }] }]);
    expect(after.waitingForOthers).toEqual([]);
  });

  test("shows a review within two weeks of its day to the steward alone", async () => {
    const organization = await testOrganization();
    const { owner } = organization;
    const member = await testMember(organization, "member");
    const due = await testDecision(owner, { status: "accepted", title: "Due" });
    const later = await testDecision(owner, { status: "accepted", title: "Later" });
    await reviewOn(owner, due.id, inDays(-13));
    await reviewOn(owner, later.id, inDays(30));
    expect((await homeOf(owner)).reviews.map((review) => review.decision.title)).toEqual(["Due"]);
    expect((await homeOf(member)).reviews).toEqual([]);
  });

  test("names no review to a steward who has become a stakeholder of other lines", async () => {
    const organization = await testOrganization();
    const steward = await testMember(organization, "member");
    const { id } = await testDecision(steward, { status: "accepted", productLineIds: [organization.lineId] });
    await reviewOn(organization.owner, id, inDays(-3));
    expect(await homeOf(steward)).toMatchObject({ total: 1, reviews: [{}] });
    const other = await testLine(organization.organizationId, "Other");
    const demoted = { ...steward, role: "stakeholder", productLineIds: [other] } as const;
    expect(await homeOf(demoted)).toMatchObject({ total: 0, reviews: [] });
    expect(await homeOf({ ...demoted, productLineIds: [organization.lineId] })).toMatchObject({ total: 1 });
  });

  test("shows a mention until it is answered; a stakeholder never sees one they may no longer read", async () => {
    const organization = await testOrganization();
    const { owner, lineId } = organization;
    const reader = await testMember(organization, "stakeholder", { productLineIds: [lineId] });
    const { id: decisionId } = await testDecision(owner, { productLineIds: [lineId], status: "proposed" });
    await postComment(owner, { decisionId, body: `${mentionOf(reader)} is this enough?` });
    expect((await homeOf(reader)).mentions).toMatchObject([{ text: `@${reader.name} is this enough?` }]);
    expect((await homeOf({ ...reader, productLineIds: [] })).mentions).toEqual([]);
    await postComment(reader, { decisionId, body: "It is." });
    expect((await homeOf(reader)).total).toBe(0);
  });

  test("tells what others did since one left, never backwards and never oneself", async () => {
    const organization = await testOrganization();
    const member = await testMember(organization, "member");
    await proposed(organization.owner, [organization.lineId]);
    const first = await getHome(member);
    expect(first.since.lookedAt).toBeNull();
    expect(first.since.events.length).toBeGreaterThan(0);
    expect((await getHome(organization.owner)).since.events).toEqual([]);
    await markHomeSeen(member, { until: first.now.toISOString() });
    await markHomeSeen(member, { until: "2020-01-01T00:00:00Z" });
    expect((await getHome(member)).since).toEqual({ lookedAt: first.now, events: [] });
    await proposed(organization.owner, [organization.lineId], "Another");
    expect((await getHome(member)).since.events.map((event) => event.type)).toContain("decision.proposed");
  });

  test("tells of a vote how many voted, so that one voter's lead is not called clear", async () => {
    const vote = await testEvaluation();
    const { steward, organization, evaluationId, decisionId, number } = vote;
    const participants = [steward.memberId];
    await weigh({ ...vote, ...(await openWeighting(steward, { evaluationId, participants })) }, steward);
    await score({ ...vote, ...(await openScoring(steward, { evaluationId })) }, steward, "51 51");
    await revealRound(steward, { evaluationId });
    await closeEvaluation(steward, { evaluationId });
    const { events } = await getHistory(steward, number, {});
    const closed = events.find((event) => event.type === "evaluation.closed");
    expect(closed && plainText(closed.sentence)).toContain("Django leads, with one voter.");
    await proposeDecision(steward, { decisionId });
    const [waiting] = (await getHome(vote.ben)).approvals;
    expect(waiting?.vote).toEqual({ option: "Django", closeness: "clear", voters: 1, isAgainst: false });
    await approveDecision(vote.ben, { decisionId, contentHash: await contentHashOf(vote.ben, decisionId), note: "" });
    await testDecision(steward, { productLineIds: [organization.lineId], status: "accepted", title: "By word" });
    const told = (await getHome(steward)).decidedLately.map((one) => one.vote);
    expect(told).toEqual([null, { closeness: "clear", voters: 1 }]);
  });

  test("shows a steward what others suggest for their text until it is settled, and nobody else", async () => {
    const organization = await testOrganization();
    const { owner, lineId } = organization;
    const steward = await testMember(organization, "member");
    const elsewhere = await testOrganization();
    const { id: decisionId } = await testDecision(steward, {
      productLineIds: [lineId],
      sections: { context: "Billing is slow." },
    });
    const words = { decisionId, revision: 1, kind: "context", quote: "slow", startsAt: 11, reason: "Milder." } as const;
    const first = await suggestWords(owner, { ...words, replacement: "late" });
    const second = await suggestWords(owner, { ...words, replacement: "behind" });
    await suggestWords(steward, { ...words, replacement: "tired" });
    expect((await homeOf(steward)).suggestions).toMatchObject([
      { decision: { number: 1 }, suggestions: 2, authorNames: ["Olga Owner"] },
    ]);
    expect((await homeOf(steward)).total).toBe(1);
    for (const other of [owner, elsewhere.owner]) expect((await homeOf(other)).suggestions).toEqual([]);
    await rejectSuggestion(steward, { ...first, reason: "No." });
    await acceptSuggestion(steward, second);
    expect((await homeOf(steward)).total).toBe(0);
  });

  test("holds what one was asked to read", async () => {
    const organization = await testOrganization();
    const reader = await testMember(organization, "stakeholder");
    const decisionId = await proposed(await testMember(organization, "member"), [organization.lineId]);
    await askToRead(organization.owner, { decisionId, memberIds: [reader.memberId], roles: [], dueOn: inDays(3) });
    expect(await homeOf(reader)).toMatchObject({ total: 1, readings: [{ decision: { number: 1 } }] });
  });

  test("never tells of another organization", async () => {
    const [here, elsewhere] = [await testOrganization(), await testOrganization()];
    await proposed(here.owner, [here.lineId]);
    const home = await homeOf(elsewhere.owner);
    expect(home).toMatchObject({ total: 0, decidedLately: [], waitingForOthers: [] });
    expect(home.since.events).toEqual([]);
  });
});
