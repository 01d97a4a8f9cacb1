import { describe, expect, test } from "vitest";
import { contentHashOf } from "@/db/testing/decisions";
import { testDecision } from "@/db/testing/decision-states";
import { testMember, testOrganization } from "@/db/testing/factories";
import { addLink } from "@/lib/decisions/links/mutations";
import { createDecision } from "@/lib/decisions/mutations";
import { getRecord } from "@/lib/decisions/record/queries";
import { approveDecision, proposeDecision, rejectDecision } from "../mutations";

/** A decision in force, and a successor of it that is proposed for the same line. */
async function given(isPartial: boolean) {
  const organization = await testOrganization();
  const { owner, lineId } = organization;
  const steward = await testMember(organization, "lead");
  const held = await testDecision(owner, { status: "accepted", productLineIds: [lineId] });
  const next = await createDecision(steward, { title: "The new way", productLineIds: [lineId], sections: {} });
  await addLink(steward, { decisionId: next.id, kind: "supersedes", targetId: held.id, isPartial });
  await proposeDecision(steward, { decisionId: next.id });
  const verdict = { decisionId: next.id, contentHash: await contentHashOf(owner, next.id) };
  const stands = async () => {
    const { status, lines } = (await getRecord(owner, held.number)).decision;
    return { status, endedBy: lines.map(({ endedBy }) => endedBy) };
  };
  return { owner, next, verdict, stands };
}

describe("a successor (rule 18)", () => {
  test("ends its predecessor on the line they share once it is accepted, and not before", async () => {
    const { owner, next, verdict, stands } = await given(false);
    expect(await stands()).toEqual({ status: "accepted", endedBy: [null] });
    await approveDecision(owner, { ...verdict, note: "" });
    expect(await stands()).toEqual({ status: "superseded", endedBy: [next.number] });
  });

  test("that supersedes it in part leaves it in force", async () => {
    const { owner, verdict, stands } = await given(true);
    await approveDecision(owner, { ...verdict, note: "" });
    expect(await stands()).toEqual({ status: "accepted", endedBy: [null] });
  });

  test("that is rejected changes nothing", async () => {
    const { owner, verdict, stands } = await given(false);
    await rejectDecision(owner, { ...verdict, reason: "No." });
    expect(await stands()).toEqual({ status: "accepted", endedBy: [null] });
  });
});
