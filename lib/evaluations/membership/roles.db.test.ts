import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { withOrg } from "@/db/client";
import { decisions } from "@/db/schema/decisions";
import { events } from "@/db/schema/history";
import { evaluationInScoring, score } from "@/db/testing/evaluations";
import { testMember, testOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { contextOf } from "@/lib/auth/context";
import { changeSteward } from "@/lib/decisions/properties/mutations";
import { getEvaluation } from "../overview/queries";
import { revealRound } from "../rounds/mutations";
import { changeRole } from "./mutations";

const again = (ctx: Ctx) => contextOf({ userId: ctx.userId, name: ctx.name, email: "", sessionId: "" }, ctx.slug);

describe("changing a role", () => {
  it("takes effect on the member's next request", async () => {
    const organization = await testOrganization();
    const member = await testMember(organization, "member");
    await changeRole(organization.owner, { memberId: member.memberId, role: "lead" });
    expect(await again(member)).toMatchObject({ role: "lead" });
  });

  it("drops the product lines of a role that has none", async () => {
    const organization = await testOrganization();
    const lead = await testMember(organization, "lead", { productLineIds: [organization.lineId] });
    await changeRole(organization.owner, { memberId: lead.memberId, role: "member" });
    await changeRole(organization.owner, { memberId: lead.memberId, role: "lead" });
    expect(await again(lead)).toMatchObject({ role: "lead", productLineIds: null });
  });

  it.each(["lead", "member", "stakeholder"] as const)("is refused to a %s", async (role) => {
    const organization = await testOrganization();
    const [caller, target] = [await testMember(organization, role), await testMember(organization, "member")];
    await expect(changeRole(caller, { memberId: target.memberId, role: "lead" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it("is refused for oneself, and to an admin for owners and ownership", async () => {
    const organization = await testOrganization();
    const admin = await testMember(organization, "admin");
    const member = await testMember(organization, "member");
    const refused = { code: "FORBIDDEN" };
    await expect(changeRole(admin, { memberId: admin.memberId, role: "member" })).rejects.toMatchObject(refused);
    await expect(changeRole(admin, { memberId: organization.owner.memberId, role: "member" })).rejects.toMatchObject(
      refused,
    );
    await expect(changeRole(admin, { memberId: member.memberId, role: "owner" })).rejects.toMatchObject(refused);
    await changeRole(admin, { memberId: member.memberId, role: "admin" });
    expect(await again(member)).toMatchObject({ role: "admin" });
  });

  it("does not find a member of another organization", async () => {
    const [own, other] = [await testOrganization(), await testOrganization()];
    const stranger = await testMember(other, "member");
    const input = { memberId: stranger.memberId, role: "lead" as const };
    await expect(changeRole(own.owner, input)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await again(stranger)).toMatchObject({ role: "member" });
  });

  it("goes by the caller's role at that moment, not by the one of their page", async () => {
    const organization = await testOrganization();
    const admin = await testMember(organization, "admin");
    const member = await testMember(organization, "member");
    await changeRole(organization.owner, { memberId: admin.memberId, role: "member" });
    await expect(changeRole(admin, { memberId: member.memberId, role: "lead" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it("to stakeholder hands their decisions to the caller and takes them off open evaluations, ballot and all", async () => {
    const scoring = await evaluationInScoring();
    const { steward, ana, ben, decisionId, evaluationId, number } = scoring;
    await changeSteward(steward, { decisionId, stewardId: ana.memberId });
    await score(scoring, ana, "54 32");
    const demotion = { memberId: ana.memberId, role: "stakeholder" as const };
    expect(await changeRole(steward, demotion)).toEqual({ stewardships: 1, voidedBallots: 1 });
    const [decision] = await withOrg(steward, (tx) =>
      tx.select({ stewardId: decisions.stewardId }).from(decisions).where(eq(decisions.id, decisionId)),
    );
    expect(decision).toEqual({ stewardId: steward.memberId });
    expect(await getEvaluation(ben, { number })).toMatchObject({ round: { submitted: 0 } });
    await expect(score(scoring, ana, "54 32")).rejects.toMatchObject({ code: "FORBIDDEN" });
    const told = await withOrg(steward, (tx) =>
      tx.select({ type: events.type }).from(events).where(eq(events.organizationId, steward.organizationId)),
    );
    expect(told.map(({ type }) => type)).toEqual(
      expect.arrayContaining(["decision.steward_changed", "evaluation.participant_removed", "member.role_changed"]),
    );
    await score(scoring, ben, "54 32");
    await revealRound(steward, { evaluationId });
  });

  it("to another role that takes part changes nothing of what they do", async () => {
    const scoring = await evaluationInScoring();
    const { steward, ana } = scoring;
    await score(scoring, ana, "54 32");
    const change = { memberId: ana.memberId, role: "lead" as const };
    expect(await changeRole(steward, change)).toEqual({ stewardships: 0, voidedBallots: 0 });
    expect(await changeRole(steward, change)).toEqual({ stewardships: 0, voidedBallots: 0 });
    await score(scoring, { ...ana, role: "lead" }, "55 33");
  });
});
