import { describe, expect, it } from "vitest";
import { testMember, testOrganization } from "@/db/testing/factories";
import { lookAtReset } from "@/lib/auth/reset/queries";
import { createInvitation, acceptInvitation } from "../invitations/mutations";
import { foundOrganization } from "../mutations";
import { resetLinkForMember } from "./mutations";

describe("a reset link for a member", () => {
  it("is made by an owner for somebody whose only organization this is", async () => {
    const organization = await testOrganization();
    const member = await testMember(organization, "admin");
    const { path } = await resetLinkForMember(organization.owner, { memberId: member.memberId });
    expect(await lookAtReset(path.replace("/reset/", ""))).not.toBeNull();
  });

  it.each(["admin", "lead", "member", "stakeholder"] as const)("is refused to a %s", async (role) => {
    const organization = await testOrganization();
    const [caller, member] = [await testMember(organization, role), await testMember(organization, "member")];
    await expect(resetLinkForMember(caller, { memberId: member.memberId })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it("is refused for an owner, for oneself, and for a member of another organization too", async () => {
    const [organization, other] = [await testOrganization(), await testOrganization()];
    const second = await testMember(organization, "owner");
    const member = await testMember(organization, "member");
    const { token } = await createInvitation(other.owner, { role: "member", productLineIds: [], email: null });
    await acceptInvitation({ userId: member.userId, name: member.name, email: "" }, { token });
    for (const { memberId } of [second, organization.owner, member])
      await expect(resetLinkForMember(organization.owner, { memberId })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("is made for somebody who has opened the demo too, and belongs to nobody else", async () => {
    const organization = await testOrganization();
    const member = await testMember(organization, "member");
    const person = { userId: member.userId, name: member.name, email: `${member.userId}@test.example` };
    await foundOrganization(person, { name: "Demo", lineName: "All", isDemo: true });
    const { path } = await resetLinkForMember(organization.owner, { memberId: member.memberId });
    expect(await lookAtReset(path.replace("/reset/", ""))).not.toBeNull();
  });

  it("does not find a stranger", async () => {
    const [own, other] = [await testOrganization(), await testOrganization()];
    const stranger = await testMember(other, "member");
    await expect(resetLinkForMember(own.owner, { memberId: stranger.memberId })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
