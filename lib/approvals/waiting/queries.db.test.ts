import { describe, expect, test } from "vitest";
import { withOrg } from "@/db/client";
import { testLine, testMember, testOrganization } from "@/db/testing/factories";
import { contentHashOf, proposed, revise, waitingFor } from "@/db/testing/decisions";
import { finishImport } from "@/lib/imports/finish/mutations";
import { addFiles, startImport } from "@/lib/imports/mutations";
import { approveDecision, rejectDecision, requestChanges } from "../mutations";
import { getApproval } from "../queries";
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
    expect(one).toMatchObject({ isImported: false, isImportedProposal: false });
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

  test("a proposal that came in as a file says so, and whoever imported it approves no more than if they had written it", async () => {
    const organization = await testOrganization();
    const { owner, lineId } = organization;
    const importer = await testMember(organization, "lead", { name: "Ida Import" });
    const { id: importId } = await startImport(importer, { way: "files", sourceName: "shop", productLineId: lineId });
    const text = "# 1. Queue\n\nDate: 2021-02-03\n\n## Status\n\nProposed\n\n## Decision\n\nOne.\n";
    await addFiles(importer, importId, [{ path: "adr/0001-queue.md", bytes: Buffer.from(text) }]);
    await finishImport(importer, { importId });
    const [one] = await waitingFor(owner);
    expect(one).toMatchObject({ isImported: true, isImportedProposal: true, proposedByName: "Ida Import" });
    expect(await waitingFor(importer)).toEqual([]);
    const number = one?.decision.number ?? 0;
    expect((await getApproval(importer, number)).mine.reason).toContain("You imported the latest revision");
    await revise(importer, one?.decision.id ?? "", "Two.");
    expect(await waitingFor(owner)).toMatchObject([{ isImported: false, isImportedProposal: true }]);
    expect((await getApproval(importer, number)).mine.reason).toContain("You wrote the latest revision");
  });
});
