import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { withOrg } from "@/db/client";
import { decisions } from "@/db/schema/decisions";
import { ballots } from "@/db/schema/evaluations";
import { events } from "@/db/schema/history";
import { memberships } from "@/db/schema/organizations";
import { evaluationInScoring, score } from "@/db/testing/evaluations";
import { testMember, testOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { contextOf } from "@/lib/auth/context";
import { createDecision } from "@/lib/decisions/mutations";
import { acceptInvitation, createInvitation } from "@/lib/organizations/invitations/mutations";
import { getMembersPage } from "@/lib/organizations/members/queries";
import { removeMember } from "./mutations";

const again = (ctx: Ctx) => contextOf({ userId: ctx.userId, name: ctx.name, email: "", sessionId: "" }, ctx.slug);
const refused = { code: "FORBIDDEN" };

describe("removing a member", () => {
  it("shuts them out, keeps their row, and hands their decisions to the remover, with an event on each chain", async () => {
    const organization = await testOrganization();
    const { owner } = organization;
    const member = await testMember(organization, "member");
    const theirs = await Promise.all(
      ["One", "Two"].map((title) => createDecision(member, { title, productLineIds: [organization.lineId] })),
    );
    expect(await removeMember(owner, { memberId: member.memberId })).toEqual({ stewardships: 2, voidedBallots: 0 });
    expect(await again(member)).toBeNull();
    expect((await getMembersPage(owner)).members.map(({ id }) => id)).toEqual([owner.memberId]);
    for (const { id } of theirs) {
      const [decision, lastEvent] = await withOrg(owner, async (tx) => [
        (await tx.select({ stewardId: decisions.stewardId }).from(decisions).where(eq(decisions.id, id)))[0],
        (await tx.select({ type: events.type }).from(events).where(eq(events.chainId, id)).orderBy(events.sequence)).at(
          -1,
        ),
      ]);
      expect(decision).toEqual({ stewardId: owner.memberId });
      expect(lastEvent).toEqual({ type: "decision.steward_changed" });
    }
  });

  it("voids their ballot in the open round, and leaves their ballot of the closed one", async () => {
    const scoring = await evaluationInScoring();
    const { steward, ana } = scoring;
    await score(scoring, ana, "54 32");
    expect(await removeMember(steward, { memberId: ana.memberId })).toEqual({ stewardships: 0, voidedBallots: 1 });
    const rows = await withOrg(steward, (tx) =>
      tx
        .select({ roundId: ballots.roundId, voidedAt: ballots.voidedAt })
        .from(ballots)
        .where(and(eq(ballots.organizationId, steward.organizationId), eq(ballots.memberId, ana.memberId))),
    );
    expect(rows).toHaveLength(2);
    for (const row of rows) expect(row.voidedAt === null).toBe(row.roundId !== scoring.roundId);
    await expect(score(scoring, ana, "54 32")).rejects.toBeDefined();
  });

  it("never leaves a counted ballot of somebody who was removed while submitting it", async () => {
    for (let round = 0; round < 6; round += 1) {
      const scoring = await evaluationInScoring();
      const { steward, ana } = scoring;
      const [removed] = await Promise.allSettled([
        removeMember(steward, { memberId: ana.memberId }),
        score(scoring, ana, "54 32"),
      ]);
      expect(removed.status).toBe("fulfilled");
      const counted = await withOrg(steward, (tx) =>
        tx.$count(
          ballots,
          and(
            eq(ballots.roundId, scoring.roundId),
            eq(ballots.memberId, ana.memberId),
            isNotNull(ballots.submission),
            isNull(ballots.voidedAt),
          ),
        ),
      );
      expect(counted).toBe(0);
      await expect(score(scoring, ana, "54 32")).rejects.toBeDefined();
    }
  });

  it("is undone by a new invitation, as the same member", async () => {
    const organization = await testOrganization();
    const member = await testMember(organization, "lead", { productLineIds: [organization.lineId] });
    await removeMember(organization.owner, { memberId: member.memberId });
    const { token } = await createInvitation(organization.owner, { role: "member", productLineIds: [], email: null });
    const joined = await acceptInvitation({ userId: member.userId, name: member.name, email: "" }, { token });
    expect(joined.memberId).toBe(member.memberId);
    expect(await again(member)).toMatchObject({ role: "member", productLineIds: null });
  });

  it.each(["lead", "member", "stakeholder"] as const)("is refused to a %s", async (role) => {
    const organization = await testOrganization();
    const [caller, target] = [await testMember(organization, role), await testMember(organization, "member")];
    await expect(removeMember(caller, { memberId: target.memberId })).rejects.toMatchObject(refused);
  });

  it("is refused for oneself, to an admin for an owner, for strangers, and twice", async () => {
    const [organization, other] = [await testOrganization(), await testOrganization()];
    const [admin, member] = [await testMember(organization, "admin"), await testMember(organization, "member")];
    await expect(removeMember(admin, { memberId: admin.memberId })).rejects.toMatchObject(refused);
    await expect(removeMember(admin, { memberId: organization.owner.memberId })).rejects.toMatchObject(refused);
    const notFound = { code: "NOT_FOUND" };
    await expect(removeMember(admin, { memberId: other.owner.memberId })).rejects.toMatchObject(notFound);
    await removeMember(admin, { memberId: member.memberId });
    await expect(removeMember(admin, { memberId: member.memberId })).rejects.toMatchObject(notFound);
  });
});

describe("the last owner", () => {
  it("stays in each of 50 organizations whose three owners remove each other at the same moment", async () => {
    let ownerless = 0;
    for (let round = 0; round < 50; round += 1) {
      const organization = await testOrganization();
      const { owner, organizationId } = organization;
      const [second, third] = [await testMember(organization, "owner"), await testMember(organization, "owner")];
      await Promise.allSettled([
        removeMember(owner, { memberId: second.memberId }),
        removeMember(second, { memberId: third.memberId }),
        removeMember(third, { memberId: owner.memberId }),
      ]);
      const left = await withOrg({ organizationId, userId: null }, (tx) =>
        tx.$count(memberships, and(eq(memberships.role, "owner"), eq(memberships.status, "active"))),
      );
      if (left === 0) ownerless += 1;
    }
    expect(ownerless).toBe(0);
  });
});
