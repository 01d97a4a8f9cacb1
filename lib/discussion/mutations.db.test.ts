import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { withOrg } from "@/db/client";
import { mentions } from "@/db/schema/discussion";
import { events, eventTexts } from "@/db/schema/history";
import { testLine, testMember, testOrganization } from "@/db/testing/factories";
import { speakingAs } from "@/db/testing/connections";
import { testDecision } from "@/db/testing/decision-states";
import { evaluationInDiscussion } from "@/db/testing/evaluations";
import type { Ctx } from "@/lib/access/context";
import { proposeDecision } from "@/lib/approvals/mutations";
import { cancelEvaluation, openWeighting } from "@/lib/evaluations/phases/mutations";
import { readCriteria, readOptions } from "@/lib/evaluations/matrix/queries";
import { closeEvaluation } from "@/lib/evaluations/results/mutations";
import { createEvaluation, createEvaluationFromTemplate } from "@/lib/evaluations/setup/mutations";
import { verifyHistory } from "@/lib/history/verification/queries";
import { deleteComment, editComment, markMentionsSeen, postComment } from "./mutations";
import { getTalk, getThread } from "./queries";
import { mentionOf } from "./rules";

const openMentions = (ctx: Ctx) =>
  withOrg(ctx, (tx) =>
    tx
      .select({ seenAt: mentions.seenAt })
      .from(mentions)
      .where(and(eq(mentions.organizationId, ctx.organizationId), eq(mentions.memberId, ctx.memberId))),
  ).then((rows) => rows.filter((row) => row.seenAt === null).length);

const textsOf = (ctx: Ctx, chainId: string) =>
  withOrg(ctx, (tx) =>
    tx
      .select({ body: eventTexts.body })
      .from(eventTexts)
      .where(and(eq(eventTexts.organizationId, ctx.organizationId), eq(eventTexts.chainId, chainId))),
  ).then((rows) => rows.map((row) => row.body));

async function decisionWith() {
  const organization = await testOrganization();
  const { owner, lineId } = organization;
  const decision = await testDecision(owner, { productLineIds: [lineId], status: "proposed" });
  const member = await testMember(organization, "member", { name: "Mia Member" });
  return { organization, owner, lineId, decisionId: decision.id, member };
}

describe("postComment", () => {
  test("adds the comment for everybody who sees the decision, and mentions who is named", async () => {
    const { owner, member, decisionId } = await decisionWith();
    const body = `${mentionOf(member)} what do you think?`;
    await postComment(owner, { decisionId, body });
    const [comment] = (await getThread(member, { decisionId })).comments;
    expect(comment).toMatchObject({ body, author: { name: "Olga Owner" }, isOwn: false, isDeleted: false });
    expect(await openMentions(member)).toBe(1);
    await postComment(member, { decisionId, body: "Good." });
    expect(await openMentions(member), "answering takes it off home").toBe(0);
  });

  test("keeps the text out of the event's bytes", async () => {
    const { owner, decisionId } = await decisionWith();
    await postComment(owner, { decisionId, body: "canary sentence" });
    const rows = await withOrg(owner, (tx) =>
      tx
        .select({ bytes: events.bytes })
        .from(events)
        .where(and(eq(events.organizationId, owner.organizationId), eq(events.chainId, decisionId))),
    );
    expect(rows.map((row) => row.bytes.toString()).join()).not.toContain("canary");
    expect(await textsOf(owner, decisionId)).toContain("canary sentence");
  });

  test("lets a stakeholder comment on their line's proposal, and hides another line's decision from them", async () => {
    const { organization, owner, lineId, decisionId } = await decisionWith();
    const otherLine = await testLine(organization.organizationId, "Other");
    const reader = await testMember(organization, "stakeholder", { productLineIds: [lineId] });
    const stranger = await testMember(organization, "stakeholder", { productLineIds: [otherLine] });
    await expect(postComment(reader, { decisionId, body: "Seen." })).resolves.toBeDefined();
    await expect(postComment(stranger, { decisionId, body: "Me too" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getThread(stranger, { decisionId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(
      postComment(owner, { decisionId, body: mentionOf(stranger) }),
      "a mention would tell them of it",
    ).rejects.toMatchObject({ code: "INVALID" });
  });

  test("is impossible from another organization, and cannot mention its members", async () => {
    const [here, elsewhere] = [await decisionWith(), await decisionWith()];
    await expect(postComment(elsewhere.owner, { decisionId: here.decisionId, body: "Hi" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(
      postComment(here.owner, { decisionId: here.decisionId, body: mentionOf(elsewhere.owner) }),
    ).rejects.toMatchObject({ code: "INVALID" });
  });

  test("is shut on an evaluation while its round is blind, and stays open on the decision", async () => {
    const { owner, lineId } = await testOrganization();
    const { id: decisionId } = await testDecision(owner, { productLineIds: [lineId] });
    const evaluation = await createEvaluationFromTemplate(owner, { decisionId, templateKey: "django-or-flask" });
    const [option, criterion] = await withOrg(owner, async (tx) => [
      (await readOptions(tx, owner, evaluation.id))[0],
      (await readCriteria(tx, owner, evaluation.id))[0],
    ]);
    const cell = { evaluationId: evaluation.id, optionId: option?.id, criterionId: criterion?.id };
    const { commentId } = await postComment(owner, { decisionId, ...cell, body: "Before" });
    await openWeighting(owner, { evaluationId: evaluation.id, participants: [owner.memberId] });
    await expect(postComment(owner, { decisionId, ...cell, body: "Meanwhile" })).rejects.toMatchObject({
      code: "PRECONDITION",
    });
    await expect(editComment(owner, { commentId, body: "Meanwhile" })).rejects.toMatchObject({ code: "PRECONDITION" });
    await expect(postComment(owner, { decisionId, body: "On the decision" })).resolves.toBeDefined();
    const onCell = await getThread(owner, { decisionId, ...cell });
    expect(onCell.shut).toContain("blind");
    expect(onCell.comments.map((comment) => comment.body)).toEqual(["Before"]);
    expect((await getThread(owner, { decisionId })).comments.map((comment) => comment.body)).toEqual([
      "On the decision",
    ]);
  });

  test("refuses a cell that is not of this evaluation", async () => {
    const { owner, lineId } = await testOrganization();
    const { id: decisionId } = await testDecision(owner, { productLineIds: [lineId] });
    const evaluation = await createEvaluationFromTemplate(owner, { decisionId, templateKey: "django-or-flask" });
    const place = { evaluationId: evaluation.id, criterionId: decisionId, optionId: decisionId };
    await expect(postComment(owner, { decisionId, ...place, body: "Where?" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("getTalk", () => {
  test("counts per cell, and says nothing of an evaluation that a stakeholder cannot see yet", async () => {
    const { organization, steward, ana, decisionId, evaluationId, criteria, options } = await evaluationInDiscussion();
    const reader = await testMember(organization, "stakeholder");
    const cell = { criterionId: criteria[0]?.id ?? "", optionId: options[0]?.id ?? "" };
    await postComment(ana, { decisionId, evaluationId, ...cell, body: "Why so high?" });
    await postComment(steward, { decisionId, evaluationId, body: "On the whole." });
    await closeEvaluation(steward, { evaluationId });
    const { id: cancelled } = await createEvaluation(steward, { decisionId });
    await cancelEvaluation(steward, { evaluationId: cancelled, reason: "Asked twice" });
    await proposeDecision(steward, { decisionId });
    const { counts } = await getTalk(reader, { decisionId, evaluationId });
    expect([...counts.values()].sort()).toEqual([1, 1]);
    await expect(getTalk(reader, { decisionId, evaluationId: cancelled })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("editComment", () => {
  test("replaces the text, says so, and mentions only who is new", async () => {
    const { owner, member, decisionId } = await decisionWith();
    const { commentId } = await postComment(owner, { decisionId, body: `${mentionOf(member)} first` });
    await markMentionsSeen(member, { decisionId });
    await editComment(owner, { commentId, body: `${mentionOf(member)} second` });
    const [comment] = (await getThread(owner, { decisionId })).comments;
    expect(comment?.body).toContain("second");
    expect(comment?.editedAt).toBeInstanceOf(Date);
    expect(await openMentions(member), "seen stays seen").toBe(0);
    await editComment(owner, { commentId, body: "nobody" });
    await editComment(owner, { commentId, body: mentionOf(member) });
    expect(await openMentions(member)).toBe(1);
  });

  test("is its author's alone, even against an owner", async () => {
    const { owner, member, decisionId } = await decisionWith();
    const { commentId } = await postComment(member, { decisionId, body: "Mine" });
    await expect(editComment(owner, { commentId, body: "Yours" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const other = await decisionWith();
    await expect(editComment(other.owner, { commentId, body: "Yours" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("deleteComment", () => {
  test("erases the text here and in the history, leaves a tombstone, and the chain still verifies", async () => {
    const { owner, member, decisionId } = await decisionWith();
    const { commentId } = await postComment(owner, { decisionId, body: `${mentionOf(member)} secret` });
    await editComment(owner, { commentId, body: `${mentionOf(member)} second secret` });
    await deleteComment(owner, { commentId });
    expect((await getThread(member, { decisionId })).comments).toMatchObject([{ body: null, isDeleted: true }]);
    expect(await openMentions(member)).toBe(0);
    expect((await textsOf(owner, decisionId)).join()).not.toContain("secret");
    const { problems } = await speakingAs("owner", (client) => verifyHistory(client, []));
    expect(problems.filter((problem) => problem.chain === decisionId)).toEqual([]);
  });

  test("is its author's alone, and happens once", async () => {
    const { owner, member, decisionId } = await decisionWith();
    const { commentId } = await postComment(member, { decisionId, body: "Mine" });
    await expect(deleteComment(owner, { commentId })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await deleteComment(member, { commentId });
    await expect(deleteComment(member, { commentId })).rejects.toMatchObject({ code: "PRECONDITION" });
    await expect(editComment(member, { commentId, body: "Back" })).rejects.toMatchObject({ code: "PRECONDITION" });
    const other = await decisionWith();
    await expect(deleteComment(other.owner, { commentId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("markMentionsSeen", () => {
  test("takes the caller's own mentions off home and nobody else's", async () => {
    const { organization, owner, member, decisionId } = await decisionWith();
    const second = await testMember(organization, "lead");
    await postComment(owner, { decisionId, body: `${mentionOf(member)} ${mentionOf(second)}` });
    expect(await markMentionsSeen(member, { decisionId })).toEqual({ seen: 1 });
    expect(await openMentions(second)).toBe(1);
    const other = await decisionWith();
    await expect(markMentionsSeen(other.owner, { decisionId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
