import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { withOrg } from "@/db/client";
import { decisions } from "@/db/schema/decisions";
import { contentHashOf, proposed } from "@/db/testing/decisions";
import { testDecision } from "@/db/testing/decision-states";
import { testLine, testMember, testOrganization, type TestOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { recordAdoption } from "@/lib/adoption/mutations";
import { approveDecision } from "@/lib/approvals/mutations";
import { ALL_CHECKS } from "@/lib/approvals/verification/queries";
import { getRecord } from "@/lib/decisions/record/queries";
import { withdrawDecision } from "@/lib/evaluations/withdrawal/mutations";
import { listEvents } from "@/lib/history/queries";
import { verifyOne } from "@/lib/history/verification/one-chain";
import { addTrigger, answerReview, removeTrigger, reportTrigger } from "./mutations";
import { getReviewState, readDueAmong, readDueReviews } from "./queries";

const accepted = ({ owner, lineId }: TestOrganization) =>
  testDecision(owner, { title: "Queue", status: "accepted", productLineIds: [lineId] });

/** Sets a review date that has passed, as time would. */
async function dateHasCome(ctx: Ctx, id: string): Promise<void> {
  await withOrg(ctx, (tx) =>
    tx
      .update(decisions)
      .set({ reviewOn: sql`current_date - 3` })
      .where(eq(decisions.id, id)),
  );
}

const IN_A_YEAR = new Date(Date.now() + 365 * 86_400_000).toISOString().slice(0, 10);

const dueOf = (ctx: Ctx) => withOrg(ctx, (tx) => readDueReviews(tx, ctx, undefined));
const answer = (
  ctx: Ctx,
  decisionId: string,
  how: "still_valid" | "revise" | "retire",
  nextReviewOn: string | null = null,
) => answerReview(ctx, { decisionId, answer: how, reason: "We looked.", nextReviewOn });

describe("a review", () => {
  test("is due by date, and no longer once it is said that the decision is still valid", async () => {
    const organization = await testOrganization();
    const { owner, lineId } = organization;
    const id = await proposed(await testMember(organization, "member"), [lineId]);
    const number = 1;
    await approveDecision(owner, { decisionId: id, contentHash: await contentHashOf(owner, id), note: "" });
    expect(await dueOf(owner)).toEqual([]);
    await dateHasCome(owner, id);
    expect(await dueOf(owner)).toMatchObject([{ decision: { number }, causes: ["date"] }]);
    await answer(owner, id, "still_valid", "2031-05-01");
    expect(await dueOf(owner)).toEqual([]);
    expect((await getRecord(owner, number)).decision).toMatchObject({ status: "accepted", reviewOn: "2031-05-01" });
    expect((await getReviewState(owner, number)).answered).toMatchObject([
      { cause: "date", answer: "still_valid", reason: "We looked.", nextReviewOn: "2031-05-01" },
    ]);
    expect((await verifyOne(owner, id, ALL_CHECKS)).problem).toBeNull();
  });

  test("is called for by what was to be watched for, each time it happens", async () => {
    const organization = await testOrganization();
    const { owner } = organization;
    const { id, number } = await accepted(organization);
    const { id: triggerId } = await addTrigger(owner, { decisionId: id, words: "When the team doubles" });
    expect((await getReviewState(owner, number)).causes).toEqual([]);
    const member = await testMember(organization, "member");
    await reportTrigger(member, { decisionId: id, triggerId, note: "We are 24 now." });
    expect(await getReviewState(owner, number)).toMatchObject({
      causes: ["trigger"],
      triggers: [{ words: "When the team doubles", note: "We are 24 now.", isOpen: true }],
    });
    await answer(owner, id, "still_valid");
    expect(await getReviewState(owner, number)).toMatchObject({ causes: [], triggers: [{ isOpen: false }] });
    await reportTrigger(member, { decisionId: id, triggerId, note: "Again." });
    expect((await getReviewState(owner, number)).causes).toEqual(["trigger"]);
    expect(await readDueAmong(owner, [id])).toEqual(new Set([id]));
    expect(await readDueAmong((await testOrganization()).owner, [id])).toEqual(new Set());
    await removeTrigger(owner, { decisionId: id, triggerId });
    expect(await getReviewState(owner, number)).toMatchObject({ causes: [], triggers: [] });
    expect(await readDueAmong(owner, [id])).toEqual(new Set());
    await expect(removeTrigger(owner, { decisionId: id, triggerId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("is called for by a waiver that has run out, until the line answers anew", async () => {
    const organization = await testOrganization();
    const { owner, lineId } = organization;
    const { id, number } = await accepted(organization);
    const waive = { decisionId: id, lineIds: [lineId], reason: "Not yet.", dueOn: null };
    await recordAdoption(owner, {
      ...waive,
      stance: "waived",
      expiresOn: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10),
    });
    expect((await getReviewState(owner, number)).causes).toEqual([]);
    await withOrg(owner, (tx) =>
      tx.execute(sql`update adoptions set expires_on = current_date - 1 where decision_id = ${id}`),
    );
    expect((await getReviewState(owner, number)).causes).toEqual(["waiver"]);
    await recordAdoption(owner, { ...waive, stance: "adopted", reason: "", expiresOn: null });
    expect((await getReviewState(owner, number)).causes).toEqual([]);
  });

  test("that asks for a revision opens a draft with the text in force, and rests while that is open", async () => {
    const organization = await testOrganization();
    const { owner } = organization;
    const { id, number } = await accepted(organization);
    await dateHasCome(owner, id);
    const { successor } = await answer(owner, id, "revise");
    const draft = await getRecord(owner, successor ?? 0);
    expect(draft).toMatchObject({
      decision: { status: "draft" },
      revision: { title: "Queue" },
      links: [{ kind: "supersedes", number }],
    });
    const before = (await getRecord(owner, number)).revision.sections.map(({ body }) => body);
    expect(draft.revision.sections.map(({ body }) => body)).toEqual(before);
    expect((await verifyOne(owner, draft.decision.id, ALL_CHECKS)).problem).toBeNull();
    expect(await dueOf(owner)).toEqual([]);
    await expect(answer(owner, id, "still_valid")).rejects.toMatchObject({ code: "PRECONDITION" });
    await withdrawDecision(owner, { decisionId: draft.decision.id, reason: "No." });
    expect(await dueOf(owner)).toMatchObject([{ decision: { number } }]);
  });

  test("that retires it deprecates it, and only by who may end it", async () => {
    const organization = await testOrganization();
    const { owner } = organization;
    const steward = await testMember(organization, "member");
    const { id, number } = await testDecision(steward, { status: "accepted", productLineIds: [organization.lineId] });
    await expect(answer(steward, id, "retire")).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect((await getReviewState(owner, number)).answered).toEqual([]);
    await answer(owner, id, "retire");
    expect((await getRecord(owner, number)).decision.status).toBe("deprecated");
    await expect(answer(owner, id, "still_valid")).rejects.toMatchObject({ code: "PRECONDITION" });
  });

  test("is answered by its steward, a lead of its lines or an owner, and is of what is in force", async () => {
    const organization = await testOrganization();
    const { owner, lineId, organizationId } = organization;
    const steward = await testMember(organization, "member");
    const { id } = await testDecision(steward, { status: "accepted", productLineIds: [lineId] });
    const other = await testLine(organizationId, "Other");
    const lead = await testMember(organization, "lead", { productLineIds: [lineId] });
    const far = await testMember(organization, "lead", { productLineIds: [other] });
    for (const who of [steward, lead, owner]) await expect(answer(who, id, "still_valid")).resolves.toBeDefined();
    for (const who of [far, await testMember(organization, "admin"), await testMember(organization, "member")])
      await expect(answer(who, id, "still_valid")).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(answer((await testOrganization()).owner, id, "still_valid")).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const draft = await testDecision(owner);
    await expect(answer(owner, draft.id, "still_valid")).rejects.toMatchObject({ code: "PRECONDITION" });
    await expect(answer(owner, id, "still_valid", "2020-01-01")).rejects.toMatchObject({ code: "INVALID" });
  });

  test("is answered once by whoever presses twice, and what happened is said once", async () => {
    const organization = await testOrganization();
    const { owner } = organization;
    const { id, number } = await accepted(organization);
    await dateHasCome(owner, id);
    await Promise.all([answer(owner, id, "still_valid", IN_A_YEAR), answer(owner, id, "still_valid", IN_A_YEAR)]);
    expect((await getReviewState(owner, number)).answered).toHaveLength(1);
    await answer(await testMember(organization, "owner"), id, "still_valid", IN_A_YEAR);
    expect((await getReviewState(owner, number)).answered).toHaveLength(2);
    const watch = () => addTrigger(owner, { decisionId: id, words: "When the team doubles" });
    const [{ id: triggerId }, again] = await Promise.all([watch(), watch()]);
    expect(again).toEqual({ id: triggerId });
    const report = (note: string) => reportTrigger(owner, { decisionId: id, triggerId, note });
    await Promise.all([report("We are 24 now."), report("We are 24 now.")]);
    await expect(report("We are 25 now.")).rejects.toMatchObject({ code: "PRECONDITION" });
    const { events } = await listEvents(owner, { chainId: id });
    expect(events.filter(({ type }) => type === "decision.trigger_happened")).toHaveLength(1);
    const pressed = await Promise.allSettled([answer(owner, id, "revise"), answer(owner, id, "revise")]);
    expect(pressed.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("tells a stakeholder neither of a draft that answers it nor of a waiver of a line that is not theirs", async () => {
    const organization = await testOrganization();
    const { owner, lineId, organizationId } = organization;
    const other = await testLine(organizationId, "Other");
    const { id, number } = await testDecision(owner, { status: "accepted", productLineIds: [lineId, other] });
    const limited = await testMember(organization, "stakeholder", { productLineIds: [lineId] });
    const whole = await testMember(organization, "stakeholder");
    const waived = { decisionId: id, lineIds: [other], reason: "Not yet.", dueOn: null };
    await recordAdoption(owner, { ...waived, stance: "waived", expiresOn: IN_A_YEAR });
    await withOrg(owner, (tx) =>
      tx.execute(sql`update adoptions set expires_on = current_date - 1 where decision_id = ${id}`),
    );
    const causes = async (ctx: Ctx) => (await getReviewState(ctx, number)).causes;
    expect([await causes(owner), await causes(whole), await causes(limited)]).toEqual([["waiver"], ["waiver"], []]);
    expect(await withOrg(limited, (tx) => readDueReviews(tx, limited, undefined))).toEqual([]);
    const { successor } = await answer(owner, id, "revise");
    const seen = async (ctx: Ctx) => {
      const { isBeingRevised, openSuccessor, answered } = await getReviewState(ctx, number);
      return { isBeingRevised, openSuccessor, answered: answered.map((one) => one.successor) };
    };
    expect(await seen(owner)).toEqual({ isBeingRevised: true, openSuccessor: successor, answered: [successor] });
    expect(await seen(whole)).toEqual({ isBeingRevised: true, openSuccessor: null, answered: [null] });
  });

  test("that asks for a revision begins one for the lines on which it still holds", async () => {
    const organization = await testOrganization();
    const { owner, lineId, organizationId } = organization;
    const other = await testLine(organizationId, "Other");
    const { id } = await testDecision(owner, { status: "accepted", productLineIds: [lineId, other] });
    await withOrg(owner, (tx) =>
      tx.execute(
        sql`update decision_product_lines set ended_at = now() where decision_id = ${id} and product_line_id = ${other}`,
      ),
    );
    const { successor } = await answer(owner, id, "revise");
    expect((await getRecord(owner, successor ?? 0)).decision.productLineIds).toEqual([lineId]);
  });
});
