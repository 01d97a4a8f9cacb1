import { beforeAll, describe, expect, test } from "vitest";
import sharp from "sharp";
import { transactionOf } from "@/db/client";
import { speakingAs } from "@/db/testing/connections";
import { contentHashOf, proposed } from "@/db/testing/decisions";
import { testMember, testOrganization } from "@/db/testing/factories";
import { recordAdoption } from "@/lib/adoption/mutations";
import { approveDecision } from "@/lib/approvals/mutations";
import { addAttachment } from "@/lib/decisions/attachments/mutations";
import { editComment, deleteComment, postComment } from "@/lib/discussion/mutations";
import { openPassage, reopenPassage, resolvePassage } from "@/lib/discussion/passages/mutations";
import { rejectSuggestion, suggestWords } from "@/lib/discussion/suggestions/mutations";
import { acknowledgeReading, askToRead } from "@/lib/following/readings/mutations";
import { verifyOne } from "@/lib/history/verification/one-chain";
import { verifyChains } from "@/lib/history/verification/queries";
import { addTrigger, answerReview, removeTrigger, reportTrigger } from "@/lib/reviews/mutations";
import { createShareLink, revokeShareLink } from "@/lib/sharing/mutations";
import { EVERY_CHECK, PAGE_CHECKS } from "./queries";

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** An accepted decision with some of everything that is kept beside its history. */
async function house() {
  const organization = await testOrganization();
  const { owner, lineId, organizationId } = organization;
  const author = await testMember(organization, "member", { name: "Ada Author" });
  const reader = await testMember(organization, "stakeholder", { name: "Rita Reader" });
  const decisionId = await proposed(author, [lineId]);
  const contentHash = await contentHashOf(owner, decisionId);
  await approveDecision(owner, { decisionId, contentHash, note: "" });
  await recordAdoption(owner, {
    ...{ decisionId, lineIds: [lineId], stance: "waived", reason: "Not yet." },
    ...{ dueOn: null, expiresOn: inDays(30) },
  });
  const { commentId } = await postComment(reader, { decisionId, body: "Why PostgreSQL?" });
  await editComment(reader, { commentId, body: "Why PostgreSQL, really?" });
  await deleteComment(owner, await postComment(owner, { decisionId, body: "Never mind." }));
  const chosen = { decisionId, revision: 1, kind: "outcome" as const, words: "PostgreSQL", at: 0 };
  const { passageId } = await openPassage(reader, { ...chosen, body: "Which version?" });
  await resolvePassage(reader, { passageId });
  await reopenPassage(reader, { passageId });
  await resolvePassage(author, { passageId });
  const suggested = {
    ...chosen,
    quote: "PostgreSQL",
    startsAt: 3,
    replacement: "PostgreSQL 18",
    reason: "It is exact.",
  };
  await rejectSuggestion(author, { ...(await suggestWords(reader, suggested)), reason: "It will be 19." });
  await suggestWords(reader, suggested);
  await askToRead(owner, { decisionId, memberIds: [reader.memberId], roles: [], dueOn: inDays(7) });
  await acknowledgeReading(reader, { decisionId, revision: 1, contentHash });
  await acknowledgeReading(author, { decisionId, revision: 1, contentHash });
  const { id: triggerId } = await addTrigger(owner, { decisionId, words: "When the team doubles" });
  await reportTrigger(author, { decisionId, triggerId, note: "We are 24." });
  await removeTrigger(owner, {
    decisionId,
    ...{ triggerId: (await addTrigger(owner, { decisionId, words: "Never" })).id },
  });
  await answerReview(owner, { decisionId, answer: "still_valid", reason: "It scales.", nextReviewOn: inDays(90) });
  await answerReview(owner, { decisionId, answer: "revise", reason: "It does not.", nextReviewOn: null });
  const link = { label: "Audit", days: 30, passcode: "" };
  await createShareLink(owner, { what: { decisionId }, ...link });
  const { id: shareLinkId } = await createShareLink(owner, { what: { productLineId: lineId }, ...link });
  await revokeShareLink(owner, { shareLinkId });
  const bytes = await sharp({ create: { width: 4, height: 4, channels: 3, background: "#123456" } })
    .png()
    .toBuffer();
  const draft = await proposed(author, [lineId], "Pictures");
  await addAttachment(author, { number: 3 }, { bytes });
  return { owner, organizationId, decisionId, draft };
}

let given: Awaited<ReturnType<typeof house>>;
beforeAll(async () => {
  given = await house();
});

/** What verification finds after a change of this organization's rows, which is undone. */
async function found(change?: string): Promise<readonly string[]> {
  return speakingAs("owner", async (client) => {
    await client.query("begin");
    if (change !== undefined) {
      const { rowCount } = await client.query(`${change} and organization_id = $1`, [given.organizationId]);
      expect(rowCount).toBe(1);
    }
    const { problems } = await verifyChains(transactionOf(client), EVERY_CHECK, given.organizationId);
    await client.query("rollback");
    return problems.map(({ what }) => what);
  });
}

describe("verification", () => {
  test("finds that everything beside a history is as its events say, on the page as on the server", async () => {
    expect(await found()).toEqual([]);
    expect(await verifyOne(given.owner, given.decisionId, PAGE_CHECKS)).toMatchObject({ holds: true });
  });

  test.each([
    ["a comment", "update comments set body = 'I agree.' where body = 'Why PostgreSQL, really?'"],
    [
      "a comment",
      "update comments set author_id = (select id from memberships m where m.role = 'owner' and m.organization_id = comments.organization_id) where body = 'Which version?'",
    ],
    ["a comment", "update comments set deleted_at = null where deleted_at is not null"],
    ["a thread on a passage", "update passages set resolved_by = created_by where true"],
    ["a thread on a passage", "update passages set resolved_at = null, resolved_by = null where true"],
    ["a thread on a passage", "update passages set created_at = created_at - interval '1 day' where true"],
    ["a thread on a passage", "update passages set kind = 'context' where true"],
    ["a suggestion", "update suggestions set replacement = 'MySQL' where state = 'open'"],
    ["a suggestion", "update suggestions set reason = 'It is better.' where state = 'open'"],
    [
      "a suggestion",
      "update suggestions set state = 'rejected', settled_by = author_id, settled_at = now() where state = 'open'",
    ],
    [
      "a suggestion",
      "update suggestions set state = 'open', settled_by = null, settled_at = null where state = 'rejected'",
    ],
    ["who has read it", "update readings set revision = 2 where asked_by is null"],
    ["who has read it", "update readings set content_hash = sha256('x') where asked_by is null"],
    [
      "who has read it",
      "update readings set acknowledged_at = null, revision = null, content_hash = null where asked_by is null",
    ],
    ["who has read it", "update readings set due_on = due_on + 1 where asked_by is not null"],
    ["the answer to a review", "update reviews set reason = 'It is fine.' where answer = 'still_valid'"],
    ["the answer to a review", "update reviews set answer = 'still_valid' where answer = 'revise'"],
    [
      "the answer to a review",
      "update reviews set answered_at = answered_at + interval '1 year' where answer = 'still_valid'",
    ],
    ["the answer to a review", "update reviews set next_review_on = null where answer = 'still_valid'"],
    ["what is watched for", "update review_triggers set words = 'When it rains' where removed_at is null"],
    ["what is watched for", "update review_triggers set note = 'We are 2.' where removed_at is null"],
    [
      "what is watched for",
      "update review_triggers set happened_at = null, happened_by = null, note = '' where removed_at is null",
    ],
    ["what is watched for", "update review_triggers set removed_at = null where removed_at is not null"],
    ["how Core stands", "update adoptions set expires_on = expires_on + 300 where true"],
    [
      "a link for readers outside",
      "update share_links set expires_at = expires_at + interval '1 year' where revoked_at is null",
    ],
    [
      "a link for readers outside",
      "update share_links set revoked_at = null, revoked_by = null where revoked_at is not null",
    ],
  ])("finds that %s was changed: %s", async (noun, change) => {
    expect(await found(change)).toContain(`${noun} was changed without an event.`);
  });

  test.each([
    ["a comment", "delete from comments where body = 'Why PostgreSQL, really?'"],
    ["a suggestion", "delete from suggestions where state = 'open'"],
    ["who has read it", "delete from readings where asked_by is null"],
    ["the answer to a review", "delete from reviews where answer = 'revise'"],
    ["what is watched for", "delete from review_triggers where removed_at is null"],
  ])("finds that %s was deleted: %s", async (noun, change) => {
    expect(await found(change)).toEqual([`${noun} was deleted.`]);
  });

  test.each([
    ["a thread on a passage", "update passages set quote = 'MySQL' where true"],
    ["a thread on a passage", "update passages set before = 'Not in ' where true"],
    ["a suggestion", "update suggestions set starts_at = 0 where state = 'open'"],
  ])("finds that %s names words that were never there: %s", async (noun, change) => {
    expect(await found(change)).toContain(`${noun} does not stand in the text that it names.`);
  });

  test("finds nothing wrong with a link that was left behind: it opens nothing", async () => {
    expect(await found("delete from share_links where revoked_at is not null")).toEqual([]);
  });

  test("finds a reading that nobody told of, and a picture that holds something else", async () => {
    const owner =
      "(select id from memberships m where m.role = 'owner' and m.organization_id = readings.organization_id)";
    expect(await found(`update readings set member_id = ${owner} where asked_by is null`)).toEqual([
      "who has read it was deleted.",
      "who has read it was inserted without an event.",
    ]);
    const [problem] = await found("update attachments set bytes = 'x'::bytea where true");
    expect(problem).toMatch(/^the picture attachments\/[0-9a-f]{16}\.png does not hold what it is named by\.$/);
  });
});
