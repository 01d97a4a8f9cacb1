import { beforeEach, describe, expect, it } from "vitest";
import { contentHashOf, proposed, waitingFor } from "@/db/testing/decisions";
import { testLine, testMember, testOrganization, type TestOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { approveDecision } from "../mutations";
import { getApprovalRules } from "../approval-rules/queries";
import { delegate, endDelegation } from "./mutations";
import { listDelegations } from "./queries";

const DAY = 24 * 3_600_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY);

describe("standing in for somebody", () => {
  let house: TestOrganization;
  let mia: Ctx;
  let lea: Ctx;
  let otto: Ctx;

  beforeEach(async () => {
    house = await testOrganization();
    const other = await testLine(house.organizationId, "Other");
    mia = await testMember(house, "member", { name: "Mia" });
    lea = await testMember(house, "lead", { name: "Lea", productLineIds: [house.lineId] });
    otto = await testMember(house, "lead", { name: "Otto", productLineIds: [other] });
  });

  const away = (more: Partial<Parameters<typeof delegate>[1]> = {}, ctx: Ctx = lea) =>
    delegate(ctx, { delegateId: otto.memberId, startsAt: inDays(-1), endsAt: inDays(7), reason: "Holiday.", ...more });
  const approve = async (decisionId: string, standsInFor: string | null) =>
    approveDecision(otto, { decisionId, contentHash: await contentHashOf(mia, decisionId), note: "", standsInFor });

  it("says why somebody is away to colleagues, and neither that nor whom a rule could name to a stakeholder", async () => {
    await away();
    await proposed(mia, [house.lineId]);
    const sam = await testMember(house, "stakeholder", { productLineIds: [house.lineId] });
    expect(await listDelegations(mia)).toMatchObject([{ memberName: "Lea", reason: "Holiday." }]);
    expect(await listDelegations(sam)).toMatchObject([{ memberName: "Lea", reason: "" }]);
    expect(await getApprovalRules(mia)).toMatchObject({ waiting: 1 });
    const page = await getApprovalRules(sam);
    expect(page).toMatchObject({ waiting: 0, approvers: [], names: new Map() });
    expect(page.places.map(({ id }) => id)).toEqual([null, house.lineId]);
  });

  it("gives their place for those days, and it is asked of the one who has it", async () => {
    const id = await proposed(mia, [house.lineId]);
    await expect(approve(id, null)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await away();
    expect((await waitingFor(otto)).map(({ decision }) => decision.id)).toEqual([id]);
    await expect(approve(id, null)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await approve(id, lea.memberId)).toMatchObject({ status: "accepted" });
  });

  it("begins on its day and ends with it, or before, and what was decided stands", async () => {
    const id = await proposed(mia, [house.lineId]);
    await away({ startsAt: inDays(1) });
    await expect(approve(id, lea.memberId)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const now = await away({ endsAt: inDays(0.5) });
    await endDelegation(otto, { delegationId: now.id });
    await expect(approve(id, lea.memberId)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("does not carry a role that is gone", async () => {
    const id = await proposed(mia, [house.lineId]);
    await away();
    const suspended: Ctx = { ...otto, role: "member" };
    await expect(
      approveDecision(suspended, { decisionId: id, contentHash: await contentHashOf(mia, id), note: "" }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("refuses oneself, somebody who cannot approve, the same days twice, and a time that is over or too long", async () => {
    const foreign = await testOrganization("Another");
    await expect(away({ delegateId: lea.memberId })).rejects.toThrow(/stand in for yourself/);
    await expect(away({ delegateId: mia.memberId })).rejects.toThrow(/Only an owner or a lead/);
    await expect(away({ delegateId: foreign.owner.memberId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(away({ endsAt: inDays(-0.5) })).rejects.toThrow(/over already/);
    await expect(away({ endsAt: inDays(300) })).rejects.toThrow(/At most 180 days/);
    await away();
    await expect(away({ startsAt: inDays(6), endsAt: inDays(9) })).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("is ended by either of the two or by an owner, and by nobody else", async () => {
    const { id } = await away();
    await expect(endDelegation(mia, { delegationId: id })).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await endDelegation(house.owner, { delegationId: id })).toEqual({ id });
  });
});
