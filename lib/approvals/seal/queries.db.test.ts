import { describe, expect, it } from "vitest";
import { withOrg } from "@/db/client";
import { contentHashOf, proposed, revise } from "@/db/testing/decisions";
import { testLine, testMember, testOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { createDecision } from "@/lib/decisions/mutations";
import { loadDecision } from "@/lib/decisions/queries";
import { approveDecision } from "../mutations";
import { getSeal } from "./queries";

const numberOf = (ctx: Ctx, id: string) => withOrg(ctx, async (tx) => (await loadDecision(tx, ctx, { id })).number);
const approve = async (ctx: Ctx, decisionId: string) =>
  approveDecision(ctx, { decisionId, contentHash: await contentHashOf(ctx, decisionId), note: "" });

describe("the seal of a text", () => {
  it("lists what counts for exactly this text before what is outdated, with the lines each served", async () => {
    const house = await testOrganization();
    const other = await testLine(house.organizationId, "Other");
    const member = await testMember(house, "member");
    const lead = await testMember(house, "lead", { productLineIds: [house.lineId] });
    const id = await proposed(member, [house.lineId, other]);
    const number = await numberOf(member, id);
    await approve(lead, id);
    await revise(member, id, "In Redis.");
    await approve(lead, id);
    const seal = await getSeal(member, number);
    expect(seal).toMatchObject({ status: "proposed", revision: 2, lines: 2, approvedLines: 1, isBlocked: false });
    expect(seal?.verdicts.map(({ revision, counts, lineNames }) => ({ revision, counts, lineNames }))).toEqual([
      { revision: 2, counts: true, lineNames: ["Core"] },
      { revision: 1, counts: false, lineNames: ["Core"] },
    ]);
  });

  it("stays that of the accepted text while a correction waits", async () => {
    const house = await testOrganization();
    const member = await testMember(house, "member");
    const id = await proposed(member, [house.lineId]);
    const number = await numberOf(member, id);
    await approve(house.owner, id);
    const before = await getSeal(member, number);
    await revise(member, id, "A correction.");
    expect(await getSeal(member, number)).toEqual(before);
    expect(before).toMatchObject({ status: "accepted", revision: 1, approvedLines: 1 });
  });

  it("is not there for a draft, nor for who may not see the decision", async () => {
    const house = await testOrganization();
    const { number } = await createDecision(house.owner, { title: "A draft", productLineIds: [], sections: {} });
    expect(await getSeal(house.owner, number)).toBeNull();
    const stakeholder = await testMember(house, "stakeholder");
    await expect(getSeal(stakeholder, number)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const stranger = (await testOrganization()).owner;
    await expect(getSeal(stranger, number)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
