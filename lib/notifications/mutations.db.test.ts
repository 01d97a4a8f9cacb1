import { afterAll, describe, expect, test, vi } from "vitest";

/** Open before anything reads where mail goes. */
const post = await vi.hoisted(async () => {
  const { openPostOffice } = await import("@/db/testing/mail/server");
  return openPostOffice();
});

import { eq } from "drizzle-orm";
import { withOrg } from "@/db/client";
import { decisions } from "@/db/schema/decisions";
import { memberships } from "@/db/schema/organizations";
import { contentHashOf, proposed, revise } from "@/db/testing/decisions";
import { testDecision } from "@/db/testing/decision-states";
import { evaluationInDiscussion } from "@/db/testing/evaluations";
import { takeMails, workOffMails } from "@/db/testing/mail/queue";
import { testLine, testMember, testOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { approveDecision, requestChanges } from "@/lib/approvals/mutations";
import { markMentionsSeen, postComment } from "@/lib/discussion/mutations";
import { mentionOf } from "@/lib/discussion/rules";
import { openWeighting } from "@/lib/evaluations/phases/mutations";
import { createEvaluationFromTemplate } from "@/lib/evaluations/setup/mutations";
import { countHome, getHome } from "@/lib/home/queries";
import { changeLines } from "@/lib/organizations/members/mutations";
import { sendMails } from "./mutations";

afterAll(() => post.close());

const workOff = (ctx: Pick<Ctx, "organizationId">) => workOffMails(ctx, sendMails);
const { mailsTo } = post;

describe("one mail per thing that needs somebody", () => {
  test("a ballot: to the participants, not to who opened it, with its deadline and a link that leads there", async () => {
    const organization = await testOrganization("Mail & More");
    const { owner, lineId } = organization;
    const [voter, other] = [await testMember(organization, "member"), await testMember(organization, "member")];
    const { id: decisionId, number } = await testDecision(owner, { productLineIds: [lineId], title: "Which <queue>?" });
    const { id: evaluationId } = await createEvaluationFromTemplate(owner, {
      decisionId,
      templateKey: "django-or-flask",
    });
    const deadline = { at: new Date(Date.now() + 86_400_000).toISOString(), zone: "Europe/Berlin" };
    await openWeighting(owner, { evaluationId, participants: [owner.memberId, voter.memberId], deadline });
    await workOff(owner);
    const [mail, ...more] = await mailsTo(voter);
    expect(more).toEqual([]);
    expect(mail?.subject).toContain(`ADR-${number}: your ballot, until`);
    expect(mail?.text).toContain("share out 100 points");
    expect(mail?.text).toContain(`http://accord.test/o/${owner.slug}/decisions/${number}/evaluation/ballot`);
    expect(mail?.html).toContain("Which &lt;queue&gt;?");
    expect(await mailsTo(owner)).toEqual([]);
    expect(await mailsTo(other)).toEqual([]);
  });

  test("an approval: to who may decide, and anew only to whose word a new text voided", async () => {
    const organization = await testOrganization();
    const steward = await testMember(organization, "member", { name: "Stew Ard" });
    const lead = await testMember(organization, "lead", { productLineIds: [organization.lineId] });
    const decisionId = await proposed(steward, [organization.lineId]);
    await workOff(steward);
    expect((await mailsTo(lead)).map((mail) => mail.subject)).toEqual([
      expect.stringContaining("waits for your decision"),
    ]);
    expect(await mailsTo(steward)).toEqual([]);
    await revise(steward, decisionId, "A first change, which nobody had read before.");
    await workOff(steward);
    expect(await mailsTo(lead)).toHaveLength(1);
    const contentHash = await contentHashOf(lead, decisionId);
    await requestChanges(lead, { decisionId, contentHash, reason: "Name the cost." });
    await workOff(steward);
    const [request] = await mailsTo(steward);
    expect(request?.text).toContain("“Name the cost.”");
    await revise(steward, decisionId, "It costs 40 euros.");
    await workOff(steward);
    expect(await mailsTo(lead)).toHaveLength(2);
  });

  test("a mention: with the words and a link to them", async () => {
    const organization = await testOrganization();
    const { owner, lineId } = organization;
    const member = await testMember(organization, "member", { name: "Mia Member" });
    const { id: decisionId } = await testDecision(owner, { productLineIds: [lineId], status: "proposed" });
    await postComment(owner, { decisionId, body: `${mentionOf(member)} and ${mentionOf(owner)}: enough?` });
    await workOff(owner);
    const [mail, ...more] = await mailsTo(member);
    expect(more).toEqual([]);
    expect(mail?.text).toContain("“@Mia Member and @Olga Owner: enough?”");
    expect(mail?.text).toContain("#comment-");
    expect(await mailsTo(owner)).toEqual([]);
  });
});

describe("no second mail", () => {
  test("of one mention, when the queue runs the event's job twice", async () => {
    const organization = await testOrganization();
    const { owner, lineId } = organization;
    const member = await testMember(organization, "member");
    const { id: decisionId } = await testDecision(owner, { productLineIds: [lineId], status: "proposed" });
    await postComment(owner, { decisionId, body: mentionOf(member) });
    for (const job of await takeMails(owner)) {
      await sendMails(job);
      await sendMails(job);
    }
    await workOff(owner);
    expect(await mailsTo(member)).toHaveLength(1);
  });
});

describe("no mail", () => {
  test("of a mention to a stakeholder who cannot read it any more", async () => {
    const organization = await testOrganization();
    const { owner, lineId } = organization;
    const otherLine = await testLine(organization.organizationId, "Other");
    const reader = await testMember(organization, "stakeholder", { productLineIds: [lineId] });
    const follower = await testMember(organization, "stakeholder", { productLineIds: [lineId] });
    const { id: decisionId } = await testDecision(owner, { productLineIds: [lineId], status: "proposed" });
    await postComment(owner, { decisionId, body: `${mentionOf(reader)} ${mentionOf(follower)}` });
    await changeLines(owner, { memberId: reader.memberId, productLineIds: [otherLine] });
    await workOff(owner);
    expect(await mailsTo(reader)).toEqual([]);
    expect(await mailsTo(follower)).toHaveLength(1);
  });

  test("of a mention on an evaluation to who became a stakeholder before it closed", async () => {
    const { steward, ana, ben, decisionId, evaluationId } = await evaluationInDiscussion();
    await postComment(steward, { decisionId, evaluationId, body: `${mentionOf(ana)} ${mentionOf(ben)}` });
    await withOrg(steward, async (tx) => {
      await tx.update(decisions).set({ proposedAt: new Date() }).where(eq(decisions.id, decisionId));
      await tx.update(memberships).set({ role: "stakeholder" }).where(eq(memberships.id, ana.memberId));
    });
    await workOff(steward);
    expect((await mailsTo(ana)).filter((mail) => mail.subject?.includes("mentions you"))).toEqual([]);
    expect((await mailsTo(ben)).filter((mail) => mail.subject?.includes("mentions you"))).toHaveLength(1);
    const stakeholder = { ...ana, role: "stakeholder" } as const;
    expect((await getHome(stakeholder)).mentions).toEqual([]);
    expect(await countHome(stakeholder)).toBe(0);
  });

  test("when the thing is done before the mail goes out", async () => {
    const organization = await testOrganization();
    const { owner, lineId } = organization;
    const member = await testMember(organization, "member");
    const lead = await testMember(organization, "lead");
    const { id: decisionId } = await testDecision(owner, { productLineIds: [lineId], status: "proposed" });
    await postComment(owner, { decisionId, body: mentionOf(member) });
    await markMentionsSeen(member, { decisionId });
    const proposal = await proposed(member, [lineId]);
    await approveDecision(lead, { decisionId: proposal, contentHash: await contentHashOf(lead, proposal), note: "" });
    await workOff(owner);
    for (const ctx of [member, lead, owner]) expect(await mailsTo(ctx)).toEqual([]);
  });

  test("of what happened long ago and is only played in", async () => {
    const organization = await testOrganization();
    const { owner, lineId } = organization;
    const member = await testMember(organization, "member");
    const { id: decisionId } = await testDecision(owner, { productLineIds: [lineId], status: "proposed" });
    const then = { ...owner, happenedAt: new Date("2025-01-01T00:00:00Z") };
    await postComment(then, { decisionId, body: mentionOf(member) });
    await workOff(owner);
    expect(await mailsTo(member)).toEqual([]);
  });
});
