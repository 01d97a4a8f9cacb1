import { eq, sql } from "drizzle-orm";
import { afterAll, describe, expect, test, vi } from "vitest";

/** Open before anything reads where mail goes. */
const post = await vi.hoisted(async () => {
  const { openPostOffice } = await import("@/db/testing/mail/server");
  return openPostOffice();
});

import { withOrg } from "@/db/client";
import { decisions } from "@/db/schema/decisions";
import { membershipProductLines, memberships } from "@/db/schema/organizations";
import { testDecision } from "@/db/testing/decision-states";
import { testLine, testMember, testOrganization } from "@/db/testing/factories";
import { workOffMails } from "@/db/testing/mail/queue";
import { changeReviewDate } from "@/lib/decisions/properties/mutations";
import { rejectSuggestion, suggestWords } from "@/lib/discussion/suggestions/mutations";
import { addTrigger, answerReview, reportTrigger } from "@/lib/reviews/mutations";
import { sendMails } from "./mutations";

afterAll(() => post.close());

/** An accepted decision of a member, and an owner who acts. */
async function given() {
  const organization = await testOrganization();
  const steward = await testMember(organization, "member", { name: "Stella Steward" });
  const { id } = await testDecision(steward, {
    title: "Queue",
    status: "accepted",
    productLineIds: [organization.lineId],
  });
  return { ...organization, steward, decisionId: id };
}

const subjects = async (ctx: Parameters<typeof post.mailsTo>[0]) =>
  (await post.mailsTo(ctx)).map(({ subject }) => subject);

describe("a mail about a review", () => {
  test("goes to the steward when something that was watched for has happened, with what happened", async () => {
    const { owner, steward, decisionId } = await given();
    const { id: triggerId } = await addTrigger(owner, { decisionId, words: "When the team doubles" });
    await reportTrigger(owner, { decisionId, triggerId, note: "We are 24 now." });
    await workOffMails(owner, sendMails);
    const [mail] = await post.mailsTo(steward);
    expect(mail?.subject).toBe("ADR-1 is due for review: Queue");
    expect(mail?.text).toContain("We are 24 now.");
    expect(mail?.text).toContain("/decisions/1/review");
    expect(await subjects(owner)).toEqual([]);
  });

  test("goes out once on the day, and not when the review was answered or put off before", async () => {
    const { owner, steward, decisionId } = await given();
    const set = (reviewOn: string) => changeReviewDate(steward, { decisionId, reviewOn });
    await set("2031-01-01");
    await workOffMails(owner, sendMails);
    expect(await subjects(steward)).toEqual([]);
    await set("2031-02-01");
    await set("2031-01-01");
    // The day has come: the queue hands the job out then.
    await withOrg(owner, (tx) =>
      tx
        .update(decisions)
        .set({ reviewOn: sql`current_date` })
        .where(eq(decisions.id, decisionId)),
    );
    await workOffMails(owner, sendMails);
    expect(new Set(await subjects(steward))).toEqual(new Set(["ADR-1 is due for review: Queue"]));
    const before = (await subjects(steward)).length;
    await set("2031-03-01");
    await answerReview(owner, { decisionId, answer: "still_valid", reason: "Yes.", nextReviewOn: null });
    await workOffMails(owner, sendMails);
    expect(await subjects(steward)).toHaveLength(before);
  });

  test("does not go to a steward who may not see the decision any more", async () => {
    const { owner, steward, organizationId, decisionId } = await given();
    const { id: triggerId } = await addTrigger(owner, { decisionId, words: "When the team doubles" });
    await reportTrigger(owner, { decisionId, triggerId, note: "We are 24 now." });
    const other = await testLine(organizationId, "Other");
    await withOrg(owner, async (tx) => {
      await tx.update(memberships).set({ role: "stakeholder" }).where(eq(memberships.id, steward.memberId));
      await tx
        .insert(membershipProductLines)
        .values({ organizationId, memberId: steward.memberId, productLineId: other });
    });
    await workOffMails(owner, sendMails);
    expect(await subjects(steward)).toEqual([]);
  });
});

test("a mail about other words for their text goes to the steward, as long as nobody has settled them", async () => {
  const { owner, steward } = await given();
  const { id: decisionId } = await testDecision(steward, { title: "Cache", sections: { context: "Billing is slow." } });
  const words = {
    decisionId,
    revision: 1,
    kind: "context",
    quote: "slow",
    startsAt: 11,
    reason: "It is milder.",
  } as const;
  const settled = await suggestWords(owner, { ...words, replacement: "late" });
  await rejectSuggestion(steward, { ...settled, reason: "No." });
  await suggestWords(steward, { ...words, replacement: "tired" });
  await workOffMails(owner, sendMails);
  expect(await subjects(steward)).toEqual([]);
  await suggestWords(owner, { ...words, replacement: "behind" });
  await workOffMails(owner, sendMails);
  const [mail] = await post.mailsTo(steward);
  expect(mail?.subject).toBe("ADR-2: Olga Owner suggests other words");
  expect(mail?.text).toContain("It is milder.");
  expect(mail?.text).toContain("/decisions/2#passages");
  expect(await subjects(owner)).toEqual([]);
});
