import { describe, expect, it } from "vitest";
import { withOrg } from "@/db/client";
import { contentHashOf, proposed } from "@/db/testing/decisions";
import { testLine, testMember, testOrganization } from "@/db/testing/factories";
import { testDecision } from "@/db/testing/decision-states";
import type { Ctx } from "@/lib/access/context";
import { loadDecision } from "@/lib/decisions/queries";
import { approveDecision } from "../mutations";
import { changeLines } from "./mutations";

const look = (ctx: Ctx, id: string) => withOrg(ctx, (tx) => loadDecision(tx, ctx, { id }));

async function house() {
  const organization = await testOrganization();
  const { owner, lineId, organizationId } = organization;
  const other = await testLine(organizationId, "Other");
  const member = await testMember(organization, "member");
  const lead = await testMember(organization, "lead", { productLineIds: [lineId] });
  const approve = async (decisionId: string) =>
    approveDecision(lead, { decisionId, contentHash: await contentHashOf(lead, decisionId), note: "" });
  return { owner, lineId, other, member, approve };
}

describe("changing the lines of a decision", () => {
  it("accepts a proposal once all lines that are left have approved it, and not before", async () => {
    const { member, lineId, other, approve } = await house();
    const id = await proposed(member, [lineId, other]);
    await approve(id);
    const waiting = await proposed(member, [lineId, other]);
    await changeLines(member, { decisionId: id, productLineIds: [lineId] });
    await changeLines(member, { decisionId: waiting, productLineIds: [lineId] });
    expect(await look(member, id)).toMatchObject({ status: "accepted", acceptedRevision: 1, productLineIds: [lineId] });
    expect(await look(member, waiting)).toMatchObject({ status: "proposed", acceptedRevision: null });
  });

  it("moves a draft to other lines; a proposed one keeps at least one; an accepted one stays; a foreign line is none", async () => {
    const { owner, lineId, other } = await house();
    const draft = await testDecision(owner, { productLineIds: [lineId] });
    const change = (decisionId: string, productLineIds: string[]) => changeLines(owner, { decisionId, productLineIds });
    expect(await change(draft.id, [other])).toEqual({ isNew: true });
    expect(await change(draft.id, [other])).toEqual({ isNew: false });
    expect(await look(owner, draft.id)).toMatchObject({ productLineIds: [other] });
    await change(draft.id, []);
    const open = await testDecision(owner, { status: "proposed", productLineIds: [lineId] });
    const accepted = await testDecision(owner, { status: "accepted", productLineIds: [lineId] });
    await expect(change(open.id, [])).rejects.toMatchObject({ code: "PRECONDITION" });
    await expect(change(accepted.id, [])).rejects.toMatchObject({ code: "PRECONDITION" });
    const foreign = await testOrganization();
    await expect(change(draft.id, [foreign.lineId])).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
