import { describe, expect, test } from "vitest";
import { withOrg } from "@/db/client";
import { testLine, testMember, testOrganization } from "@/db/testing/factories";
import { contentHashOf, proposed, revise, waitingFor } from "@/db/testing/decisions";
import { approveDecision, rejectDecision, requestChanges } from "../mutations";
import { readAwaiting } from "./queries";

async function billing() {
  const organization = await testOrganization();
  const billing = await testLine(organization.organizationId, "Billing", organization.lineId);
  const steward = await testMember(organization, "member", { name: "Stew Ard" });
  const lead = await testMember(organization, "lead", { name: "Leo Lead", productLineIds: [billing] });
  const above = await testMember(organization, "lead", { name: "Abe Above", productLineIds: [organization.lineId] });
  const decisionId = await proposed(steward, [billing]);
  return { organization, billing, steward, lead, above, decisionId };
}

const ids = (list: Awaited<ReturnType<typeof waitingFor>>) => list.map((one) => one.decision.id);

describe("what waits for a verdict", () => {
  test("gives a proposal to the leads of its line and above, and to owners", async () => {
    const { organization, lead, above, decisionId } = await billing();
    for (const ctx of [lead, above, organization.owner]) expect(ids(await waitingFor(ctx))).toEqual([decisionId]);
    const [one] = await waitingFor(lead);
    expect(one).toMatchObject({ approvedLines: 0, proposedByName: "Stew Ard", vote: null, isCorrection: false });
  });

  test("gives it to nobody who may not decide: its steward, other lines, members, stakeholders", async () => {
    const { organization, steward } = await billing();
    const other = await testLine(organization.organizationId, "Other");
    const elsewhere = await testMember(organization, "lead", { productLineIds: [other] });
    const reader = await testMember(organization, "stakeholder");
    for (const ctx of [steward, elsewhere, reader]) expect(await waitingFor(ctx)).toEqual([]);
  });

  test("never crosses organizations", async () => {
    await billing();
    const { owner } = await testOrganization();
    expect(await waitingFor(owner)).toEqual([]);
  });

  test("ends with a verdict on exactly this text, and comes back with the next text", async () => {
    const { lead, above, steward, decisionId } = await billing();
    await requestChanges(lead, {
      decisionId,
      contentHash: await contentHashOf(lead, decisionId),
      reason: "Name the cost.",
    });
    expect(await waitingFor(lead)).toEqual([]);
    expect(ids(await waitingFor(above)), "it still waits for the other").toEqual([decisionId]);
    const [blocked] = await withOrg(steward, (tx) => readAwaiting(tx, steward));
    expect(blocked?.requests).toMatchObject([{ name: "Leo Lead", reason: "Name the cost." }]);
    await revise(steward, decisionId, "In PostgreSQL, for 40 euros.");
    const [again] = await waitingFor(lead);
    expect(again).toMatchObject({ decision: { id: decisionId }, revision: 2, requests: [] });
    expect(again?.earlierReaders).toContain(lead.memberId);
  });

  test("ends for everybody when it is decided", async () => {
    const { organization, lead, above, decisionId } = await billing();
    await approveDecision(lead, { decisionId, contentHash: await contentHashOf(lead, decisionId), note: "" });
    expect(await waitingFor(above)).toEqual([]);
    const steward = await testMember(organization, "member");
    const second = await proposed(steward, [organization.lineId], "Another");
    await rejectDecision(above, {
      decisionId: second,
      contentHash: await contentHashOf(above, second),
      reason: "Too early.",
    });
    expect(await waitingFor(organization.owner)).toEqual([]);
  });

  test("a correction of an accepted decision waits like a proposal", async () => {
    const { lead, above, steward, decisionId } = await billing();
    await approveDecision(lead, { decisionId, contentHash: await contentHashOf(lead, decisionId), note: "" });
    await revise(steward, decisionId, "In PostgreSQL 18.");
    const [correction] = await waitingFor(above);
    expect(correction).toMatchObject({ isCorrection: true, decision: { id: decisionId, status: "accepted" } });
  });
});
