import { describe, expect, test } from "vitest";
import { testDecision } from "@/db/testing/decision-states";
import { testLine, testMember, testOrganization } from "@/db/testing/factories";
import { getDecision } from "../record/queries";
import { changeLines } from "@/lib/approvals/lines/mutations";
import { changeReviewDate, changeSteward } from "./mutations";

describe("changeSteward", () => {
  test("hands the decision to a member, and not to a stakeholder or a stranger", async () => {
    const organization = await testOrganization();
    const { owner } = organization;
    const member = await testMember(organization, "member", { name: "Mina Member" });
    const stakeholder = await testMember(organization, "stakeholder");
    const stranger = await testOrganization();
    const { id: decisionId, number } = await testDecision(owner);
    expect(await changeSteward(owner, { decisionId, stewardId: member.memberId })).toEqual({ isNew: true });
    expect(await changeSteward(owner, { decisionId, stewardId: member.memberId })).toEqual({ isNew: false });
    expect(await getDecision(owner, number)).toMatchObject({ steward: "Mina Member" });
    const give = (stewardId: string) => changeSteward(owner, { decisionId, stewardId });
    await expect(give(stakeholder.memberId)).rejects.toMatchObject({ code: "PRECONDITION" });
    await expect(give(stranger.owner.memberId)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("changeReviewDate", () => {
  test("sets and clears the day, also of an accepted decision, whose text stays frozen", async () => {
    const { owner, lineId } = await testOrganization();
    const { id: decisionId, number } = await testDecision(owner, { status: "accepted", productLineIds: [lineId] });
    await changeReviewDate(owner, { decisionId, reviewOn: "2027-04-01" });
    expect(await getDecision(owner, number)).toMatchObject({ reviewOn: "2027-04-01", latestRevision: 1 });
    await changeReviewDate(owner, { decisionId, reviewOn: null });
    expect(await getDecision(owner, number)).toMatchObject({ reviewOn: null });
  });
});

describe("who may change properties", () => {
  test("any member on a draft; on a proposal its steward, an owner or a lead of its lines; nobody from elsewhere", async () => {
    const organization = await testOrganization();
    const { owner, lineId, organizationId } = organization;
    const other = await testLine(organizationId, "Other");
    const ctxs = {
      member: await testMember(organization, "member"),
      stakeholder: await testMember(organization, "stakeholder"),
      lead: await testMember(organization, "lead", { productLineIds: [lineId] }),
      otherLead: await testMember(organization, "lead", { productLineIds: [other] }),
      foreign: (await testOrganization()).owner,
    };
    const draft = await testDecision(owner, { productLineIds: [lineId] });
    const proposed = await testDecision(owner, { status: "proposed", productLineIds: [lineId] });
    const all = (who: keyof typeof ctxs, decisionId: string) =>
      [
        () => changeReviewDate(ctxs[who], { decisionId, reviewOn: "2028-01-01" }),
        () => changeLines(ctxs[who], { decisionId, productLineIds: [lineId] }),
        () => changeSteward(ctxs[who], { decisionId, stewardId: owner.memberId }),
      ] as const;
    for (const attempt of [...all("member", draft.id), ...all("lead", proposed.id)])
      await expect(attempt()).resolves.toBeDefined();
    for (const attempt of [
      ...all("member", proposed.id),
      ...all("otherLead", proposed.id),
      ...all("stakeholder", proposed.id),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: "FORBIDDEN" });
    for (const attempt of [...all("foreign", draft.id), ...all("stakeholder", draft.id)])
      await expect(attempt()).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
