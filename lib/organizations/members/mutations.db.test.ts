import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { withOrg } from "@/db/client";
import { memberships } from "@/db/schema/organizations";
import { testLine, testMember, testOrganization, type TestOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { contextOf } from "@/lib/auth/context";
import { changeRole } from "@/lib/evaluations/membership/mutations";
import { changeLines, restoreMember, suspendMember } from "./mutations";
import { getMembersPage } from "./queries";

const personOf = ({ userId, name }: Ctx) => ({ userId, name, email: "", sessionId: "" });
const again = (ctx: Ctx) => contextOf(personOf(ctx), ctx.slug);

describe("a member of another organization", () => {
  it("is not found, and stays as they are", async () => {
    const [own, other] = [await testOrganization(), await testOrganization()];
    const stranger = await testMember(other, "member");
    const input = { memberId: stranger.memberId };
    await expect(suspendMember(own.owner, input)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(changeLines(own.owner, { ...input, productLineIds: [] })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await again(stranger)).toMatchObject({ role: "member" });
  });
});

describe("product lines of a member", () => {
  it("limit a lead, with what lies below them", async () => {
    const organization = await testOrganization();
    const child = await testLine(organization.organizationId, "Child", organization.lineId);
    const lead = await testMember(organization, "lead");
    await changeLines(organization.owner, {
      memberId: lead.memberId,
      productLineIds: [organization.lineId, organization.lineId],
    });
    expect((await again(lead))?.productLineIds?.toSorted()).toEqual([organization.lineId, child].toSorted());
  });

  it("cannot be given to a role without limits, nor be another organization's", async () => {
    const [own, other] = [await testOrganization(), await testOrganization()];
    const [member, lead] = [await testMember(own, "member"), await testMember(own, "lead")];
    await expect(
      changeLines(own.owner, { memberId: member.memberId, productLineIds: [own.lineId] }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(
      changeLines(own.owner, { memberId: lead.memberId, productLineIds: [other.lineId] }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("suspending", () => {
  it("shuts a member out on the next request, and restoring lets them in with what they had", async () => {
    const organization = await testOrganization();
    const lead = await testMember(organization, "lead", { productLineIds: [organization.lineId] });
    await suspendMember(organization.owner, { memberId: lead.memberId });
    expect(await again(lead)).toBeNull();
    await expect(suspendMember(organization.owner, { memberId: lead.memberId })).rejects.toMatchObject({
      code: "PRECONDITION",
    });
    await restoreMember(organization.owner, { memberId: lead.memberId });
    expect(await again(lead)).toMatchObject({ role: "lead", productLineIds: [organization.lineId] });
  });
});

describe("the members page", () => {
  it("shows addresses and invitations only to those who manage members", async () => {
    const organization = await testOrganization();
    const member = await testMember(organization, "member");
    expect((await getMembersPage(member)).members.map(({ email }) => email)).toEqual([null, null]);
    expect((await getMembersPage(member)).invitations).toBeNull();
    expect(
      (await getMembersPage(organization.owner)).members.every(({ email }) => email?.endsWith("@test.example")),
    ).toBe(true);
  });
});

describe("the last owner", () => {
  it("cannot be demoted or suspended by another owner who left the role", async () => {
    const organization = await testOrganization();
    const second = await testMember(organization, "owner");
    await changeRole(organization.owner, { memberId: second.memberId, role: "member" });
    await expect(changeRole(second, { memberId: organization.owner.memberId, role: "member" })).rejects.toBeDefined();
    expect(await countOwners(organization)).toBe(1);
  });

  it("stays in each of 60 organizations whose two owners demote and suspend each other at the same moment", async () => {
    const ownerless: string[] = [];
    for (let round = 0; round < 60; round += 1) {
      const organization = await testOrganization();
      const second = await testMember(organization, "owner");
      const act = round % 2 === 0 ? demote : suspend;
      const outcomes = await Promise.allSettled([act(organization.owner, second), act(second, organization.owner)]);
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
      if ((await countOwners(organization)) === 0) ownerless.push(organization.slug);
    }
    expect(ownerless).toEqual([]);
  });
});

const demote = (by: Ctx, whom: Ctx) => changeRole(by, { memberId: whom.memberId, role: "member" });
const suspend = (by: Ctx, whom: Ctx) => suspendMember(by, { memberId: whom.memberId });

const countOwners = ({ organizationId }: TestOrganization) =>
  withOrg({ organizationId, userId: null }, (tx) =>
    tx.$count(
      memberships,
      and(
        eq(memberships.organizationId, organizationId),
        eq(memberships.role, "owner"),
        eq(memberships.status, "active"),
      ),
    ),
  );
