import { beforeAll, describe, expect, it } from "vitest";
import { withOrg } from "@/db/client";
import { decisionLinks, decisionProductLines } from "@/db/schema/decisions";
import { contentHashOf, proposed, revise, waitingFor } from "@/db/testing/decisions";
import { evaluationInDiscussion } from "@/db/testing/evaluations";
import { testLine, testMember, testOrganization, type TestOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { chooseOption, closeEvaluation } from "@/lib/evaluations/results/mutations";
import { createDecision } from "@/lib/decisions/mutations";
import { loadDecision } from "@/lib/decisions/queries";
import { listEvents } from "@/lib/history/queries";
import { dropCorrection } from "./correction/mutations";
import {
  approveDecision,
  deprecateDecision,
  liftRequest,
  proposeDecision,
  rejectDecision,
  requestChanges,
} from "./mutations";
import { getApproval } from "./queries";
import { getSeal } from "./seal/queries";

const look = (ctx: Ctx, id: string) => withOrg(ctx, (tx) => loadDecision(tx, ctx, { id }));

describe("approval", () => {
  let house: TestOrganization;
  let member: Ctx;
  let lead: Ctx;
  let lineA: string;
  let lineB: string;

  beforeAll(async () => {
    house = await testOrganization();
    lineA = house.lineId;
    lineB = await testLine(house.organizationId, "Other", null);
    member = await testMember(house, "member", { name: "Mia Member" });
    lead = await testMember(house, "lead", { name: "Lea Lead", productLineIds: [lineA] });
  });

  const approve = async (ctx: Ctx, decisionId: string) =>
    approveDecision(ctx, { decisionId, contentHash: await contentHashOf(ctx, decisionId), note: "" });

  it("accepts once every line has one approval of exactly this text", async () => {
    const id = await proposed(member, [lineA, lineB]);
    expect(await approve(lead, id)).toMatchObject({ status: "proposed", approvedLines: 1, lines: 2 });
    expect(await approve(house.owner, id)).toMatchObject({ status: "accepted", approvedLines: 2 });
    expect(await look(member, id)).toMatchObject({ status: "accepted", acceptedRevision: 1 });
  });

  it("outlasts an edit that only moves space, because that is no other text", async () => {
    const id = await proposed(member, [lineA, lineB]);
    await approve(lead, id);
    expect(await revise(member, id, "In PostgreSQL.  \n\n")).toMatchObject({ isNew: false });
    expect(await approve(house.owner, id)).toMatchObject({ status: "accepted" });
  });

  it("does not count an approval of a text that was edited since, from the very moment of the edit", async () => {
    const id = await proposed(member, [lineA, lineB]);
    await approve(lead, id);
    await revise(member, id, "In Redis.");
    const view = await getApproval(member, (await look(member, id)).number);
    expect(view.approvedLines).toBe(0);
    expect(view.verdicts.map((verdict) => verdict.counts)).toEqual([false]);
    expect(await approve(house.owner, id)).toMatchObject({ status: "accepted" });
  });

  it("refuses an approval of a text other than the one that stands", async () => {
    const id = await proposed(member, [lineA]);
    const contentHash = await contentHashOf(lead, id);
    await revise(member, id, "In Redis.");
    const stale = approveDecision(lead, { decisionId: id, contentHash, note: "" });
    await expect(stale).rejects.toMatchObject({
      code: "CONFLICT",
      message: expect.stringContaining("changed while you were reading") as string,
    });
  });

  it("never accepts unread text when edits and approvals race", async () => {
    let wrong = 0;
    for (let round = 0; round < 40; round++) {
      const id = await proposed(member, [lineA]);
      const contentHash = await contentHashOf(lead, id);
      await Promise.allSettled([
        revise(member, id, `Edited in round ${round}.`),
        approveDecision(lead, { decisionId: id, contentHash, note: "" }),
      ]);
      const after = await look(member, id);
      if (after.status === "accepted" && after.acceptedRevision !== 1) wrong++;
    }
    expect(wrong).toBe(0);
  });

  it("keeps the steward and the latest author from approving while somebody else can, and says who", async () => {
    const id = await proposed(lead, [lineA]);
    await expect(approve(lead, id)).rejects.toMatchObject({
      code: "FORBIDDEN",
      message: expect.stringContaining("Olga Owner") as string,
    });
    expect(await approve(house.owner, id)).toMatchObject({ status: "accepted" });
  });

  it("lets the only eligible person approve their own text, and marks it", async () => {
    const alone = await testOrganization();
    const id = await proposed(alone.owner, [alone.lineId]);
    expect(await approve(alone.owner, id)).toMatchObject({ status: "accepted" });
    const view = await getApproval(alone.owner, 1);
    expect(view.verdicts[0]).toMatchObject({ isSelfApproved: true });
  });

  it("is blocked by a request for changes until its author lifts it", async () => {
    const id = await proposed(member, [lineA]);
    const contentHash = await contentHashOf(lead, id);
    const request = await requestChanges(lead, { decisionId: id, contentHash, reason: "Name the fallback." });
    expect(await approve(house.owner, id)).toMatchObject({ status: "proposed", approvedLines: 1 });
    const foreign = liftRequest(house.owner, { decisionId: id, approvalId: request.approvalId });
    await expect(foreign).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await liftRequest(lead, { decisionId: id, approvalId: request.approvalId })).toMatchObject({
      status: "accepted",
    });
  });

  it("signs, asks and lifts once, however often it is clicked", async () => {
    const id = await proposed(member, [lineA, lineB]);
    const contentHash = await contentHashOf(lead, id);
    const ask = (reason: string) => requestChanges(lead, { decisionId: id, contentHash, reason });
    await ask("Name the fallback.");
    await ask("Name the fallback.");
    const { approvalId } = await ask("And its cost.");
    const before = (await getApproval(lead, (await look(lead, id)).number)).verdicts;
    expect(before.map(({ reason, counts }) => [reason, counts])).toEqual([
      ["And its cost.", true],
      ["Name the fallback.", false],
    ]);
    await liftRequest(lead, { decisionId: id, approvalId });
    await liftRequest(lead, { decisionId: id, approvalId });
    await Promise.all([approve(lead, id), approve(lead, id)]);
    const { events } = await listEvents(lead, { chainId: id });
    expect(events.map((event) => event.type)).toEqual([
      "approval.given",
      "approval.lifted",
      "approval.changes_requested",
      "approval.lifted",
      "approval.changes_requested",
      "decision.proposed",
      "decision.created",
    ]);
  });

  it("ends a proposal for good with one rejection and its reason", async () => {
    const id = await proposed(member, [lineA, lineB]);
    await approve(house.owner, id).catch(() => undefined);
    const other = await proposed(member, [lineA, lineB]);
    const contentHash = await contentHashOf(lead, other);
    expect(await rejectDecision(lead, { decisionId: other, contentHash, reason: "No owner for it." })).toMatchObject({
      status: "rejected",
    });
    await expect(approve(house.owner, other)).rejects.toMatchObject({ code: "PRECONDITION" });
  });

  it("refuses members, admins, leads of other lines and stakeholders, and hides from other organizations", async () => {
    const id = await proposed(member, [lineA]);
    const admin = await testMember(house, "admin");
    const stakeholder = await testMember(house, "stakeholder");
    const leadOfOther = await testMember(house, "lead", { productLineIds: [lineB] });
    for (const ctx of [member, admin, stakeholder, leadOfOther])
      await expect(approve(ctx, id)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const stranger = await testOrganization();
    const contentHash = await contentHashOf(lead, id);
    await expect(approveDecision(stranger.owner, { decisionId: id, contentHash, note: "" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await approve(lead, id)).toMatchObject({ status: "accepted" });
  });

  it("proposes only drafts with an open line, by whoever may edit them", async () => {
    const bare = await createDecision(member, { title: "No line yet", productLineIds: [], sections: {} });
    await expect(proposeDecision(member, { decisionId: bare.id })).rejects.toMatchObject({ code: "PRECONDITION" });
    const id = await proposed(member, [lineA]);
    await expect(proposeDecision(member, { decisionId: id })).rejects.toMatchObject({ code: "PRECONDITION" });
    const stakeholder = await testMember(house, "stakeholder");
    const draft = await createDecision(member, { title: "A draft", productLineIds: [lineA], sections: {} });
    await expect(proposeDecision(stakeholder, { decisionId: draft.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("proposes a tie or a close call only once an option is chosen, because nobody can choose afterwards", async () => {
    const tie = await evaluationInDiscussion(["33 33", "33 33", "33 33"]);
    const { steward, decisionId, evaluationId, options } = tie;
    await closeEvaluation(steward, { evaluationId });
    await expect(proposeDecision(steward, { decisionId })).rejects.toMatchObject({
      code: "PRECONDITION",
      message: expect.stringContaining("Choose an option first") as string,
    });
    await chooseOption(steward, { evaluationId, optionId: options[0]?.id ?? "", reason: "We know it." });
    await expect(proposeDecision(steward, { decisionId })).resolves.toMatchObject({ number: 1 });
  });

  it("ends a predecessor only on the lines it shares, and calls it superseded when no line is left", async () => {
    const old = await proposed(member, [lineA, lineB], "The old way");
    await approve(house.owner, old);
    const supersede = async (lines: string[]) => {
      const { id } = await createDecision(member, { title: "The new way", productLineIds: lines, sections: {} });
      await withOrg(member, (tx) =>
        tx
          .insert(decisionLinks)
          .values({ organizationId: house.organizationId, decisionId: id, kind: "supersedes", targetId: old }),
      );
      await proposeDecision(member, { decisionId: id });
      return id;
    };
    const first = await supersede([lineA]);
    expect(await look(member, old)).toMatchObject({ status: "accepted" });
    await approve(lead, first);
    expect(await look(member, old)).toMatchObject({ status: "accepted" });
    const lines = await withOrg(member, (tx) =>
      tx
        .select({
          line: decisionProductLines.productLineId,
          endedBy: decisionProductLines.endedBy,
          decision: decisionProductLines.decisionId,
        })
        .from(decisionProductLines),
    );
    expect(lines.filter((row) => row.decision === old)).toEqual(
      expect.arrayContaining([
        { line: lineA, endedBy: first, decision: old },
        { line: lineB, endedBy: null, decision: old },
      ]),
    );
    await approve(house.owner, await supersede([lineB]));
    expect(await look(member, old)).toMatchObject({ status: "superseded" });
  });

  it("keeps the accepted text in force while a correction waits, and puts it in force when approved", async () => {
    const id = await proposed(member, [lineA]);
    await approve(lead, id);
    await revise(member, id, "In PostgreSQL, for 30 days.");
    expect(await look(member, id)).toMatchObject({ status: "accepted", acceptedRevision: 1, latestRevision: 2 });
    expect(await approve(lead, id)).toMatchObject({ status: "accepted" });
    expect(await look(member, id)).toMatchObject({ acceptedRevision: 2 });
  });

  it("drops a correction so that the approvals of the accepted text count again", async () => {
    const id = await proposed(member, [lineA]);
    await approve(lead, id);
    await revise(member, id, "A slip of the pen.");
    await dropCorrection(member, { decisionId: id });
    const view = await getApproval(member, (await look(member, id)).number);
    expect(view).toMatchObject({ isCorrection: false, approvedLines: 1 });
    await expect(dropCorrection(member, { decisionId: id })).rejects.toMatchObject({ code: "PRECONDITION" });
  });

  it("drops a correction with one rejection: it waits for nobody, and nobody can approve it any more", async () => {
    const id = await proposed(member, [lineA, lineB]);
    await approve(house.owner, id);
    await revise(member, id, "In Redis, after all.");
    const contentHash = await contentHashOf(lead, id);
    expect(await rejectDecision(lead, { decisionId: id, contentHash, reason: "Not again." })).toMatchObject({
      status: "accepted",
    });
    expect(await look(member, id)).toMatchObject({ status: "accepted", latestRevision: 3, acceptedRevision: 3 });
    expect((await waitingFor(house.owner)).map((one) => one.decision.id)).not.toContain(id);
    const late = approveDecision(house.owner, { decisionId: id, contentHash, note: "" });
    await expect(late).rejects.toMatchObject({ code: "PRECONDITION" });
    expect(await getSeal(member, (await look(member, id)).number)).toMatchObject({ approvedLines: 2, lines: 2 });
  });

  it("deprecates an accepted decision by a lead of its lines only", async () => {
    const id = await proposed(member, [lineA]);
    await expect(deprecateDecision(lead, { decisionId: id, reason: "Outdated." })).rejects.toMatchObject({
      code: "PRECONDITION",
    });
    await approve(lead, id);
    await expect(deprecateDecision(member, { decisionId: id, reason: "Outdated." })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await deprecateDecision(lead, { decisionId: id, reason: "Outdated." });
    expect(await look(member, id)).toMatchObject({ status: "deprecated" });
  });
});
