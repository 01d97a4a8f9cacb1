import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database, withOrg } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { invitations } from "@/db/schema/organizations";
import type { Scope } from "@/db/scope";
import { testMember, testOrganization } from "@/db/testing/factories";
import { whileHolding } from "@/db/testing/holding";
import { testEmail, testPerson, testVisitor } from "@/db/testing/people";
import { contextOf } from "@/lib/auth/context";
import { hashOfToken } from "@/lib/auth/secret";
import { changeRole, removeMember } from "@/lib/evaluations/membership/mutations";
import { suspendMember } from "../members/mutations";
import { getMembersPage } from "../members/queries";
import type { CreateInvitation } from "./input";
import { acceptInvitation, createInvitation, revokeInvitation, signUpWithInvitation } from "./mutations";
import { lookAtInvitation } from "./queries";

const open: CreateInvitation = { role: "member", productLineIds: [], email: null };
const password = "a password of length";

describe("an invitation", () => {
  it("gives its role and lines to whoever holds the link, and is stored only as a hash", async () => {
    const organization = await testOrganization();
    const { token } = await createInvitation(organization.owner, {
      ...open,
      role: "lead",
      productLineIds: [organization.lineId],
    });
    expect(await lookAtInvitation(token)).toMatchObject({ state: "open", role: "lead", inviterName: "Olga Owner" });
    const person = await testPerson();
    await acceptInvitation(person, { token });
    expect(await contextOf(person, organization.slug)).toMatchObject({
      role: "lead",
      productLineIds: [organization.lineId],
    });
    expect(await lookAtInvitation(token)).toMatchObject({ state: "used" });
    const stored = await rowsOf(organization.owner);
    expect(stored).toHaveLength(1);
    expect(stored[0]?.tokenHash.equals(hashOfToken(token))).toBe(true);
    expect(JSON.stringify(stored)).not.toContain(token.slice(-43));
  });

  it("lets exactly one of 100 people in who accept at the same moment", async () => {
    const organization = await testOrganization();
    const { token } = await createInvitation(organization.owner, open);
    const people = await Promise.all(Array.from({ length: 100 }, () => testPerson()));
    const outcomes = await Promise.allSettled(people.map((person) => acceptInvitation(person, { token })));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await getMembersPage(organization.owner)).members).toHaveLength(2);
  });

  it("makes exactly one account of 20 sign-ups with it at the same moment", async () => {
    const organization = await testOrganization();
    const { token } = await createInvitation(organization.owner, open);
    const emails = Array.from({ length: 20 }, testEmail);
    const outcomes = await Promise.allSettled(
      emails.map((email) => signUpWithInvitation(testVisitor(), { token, name: "New", email, password })),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const made = await Promise.all(emails.map((email) => accountsOf(email)));
    expect(made.flat()).toHaveLength(1);
  });

  it("for an address is for nobody else, by sign-in or by sign-up", async () => {
    const organization = await testOrganization();
    const email = testEmail();
    const { token } = await createInvitation(organization.owner, { ...open, email });
    await expect(acceptInvitation(await testPerson(), { token })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const other = testEmail();
    await expect(
      signUpWithInvitation(testVisitor(), { token, name: "Other", email: other, password }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await accountsOf(other)).toEqual([]);
    const { slug } = await signUpWithInvitation(testVisitor(), { token, name: "Right", email, password });
    expect(slug).toBe(organization.slug);
  });

  it("never touches an account that exists", async () => {
    const organization = await testOrganization();
    const holder = await testPerson({ password: "the holder's own" });
    const { token } = await createInvitation(organization.owner, { ...open, email: holder.email });
    const before = await accountsOf(holder.email);
    await expect(
      signUpWithInvitation(testVisitor(), { token, name: "Thief", email: holder.email, password }),
    ).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await accountsOf(holder.email)).toEqual(before);
    expect(await lookAtInvitation(token)).toMatchObject({ state: "open" });
  });

  it("does not work once withdrawn or expired", async () => {
    const { owner } = await testOrganization();
    const withdrawn = await createInvitation(owner, open);
    await revokeInvitation(owner, { invitationId: withdrawn.id });
    const late = await createInvitation(owner, open);
    await withOrg(owner, (tx) =>
      tx
        .update(invitations)
        .set({ expiresAt: new Date(0) })
        .where(eq(invitations.id, late.id)),
    );
    for (const { token } of [withdrawn, late])
      await expect(acceptInvitation(await testPerson(), { token })).rejects.toMatchObject({ code: "PRECONDITION" });
    expect((await getMembersPage(owner)).invitations).toEqual([]);
    expect(await lookAtInvitation(late.token)).toMatchObject({ state: "expired" });
  });

  it("is refused to a member, who does not use it up, and to somebody suspended", async () => {
    const organization = await testOrganization();
    const { token } = await createInvitation(organization.owner, open);
    const person = await testPerson();
    const joined = await acceptInvitation(person, { token: (await createInvitation(organization.owner, open)).token });
    await expect(acceptInvitation(person, { token })).rejects.toMatchObject({ code: "CONFLICT" });
    await suspendMember(organization.owner, { memberId: joined.memberId });
    await expect(acceptInvitation(person, { token })).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await lookAtInvitation(token)).toMatchObject({ state: "open" });
  });

  it("never outlives its inviter's authority: not their removal, suspension or demotion", async () => {
    const organization = await testOrganization();
    const { owner } = organization;
    const endings: readonly [string, (memberId: string) => Promise<unknown>][] = [
      ["admin", (memberId) => removeMember(owner, { memberId })],
      ["admin", (memberId) => suspendMember(owner, { memberId })],
      ["admin", (memberId) => changeRole(owner, { memberId, role: "lead" })],
      ["owner", (memberId) => changeRole(owner, { memberId, role: "admin" })],
    ];
    for (const [role, end] of endings) {
      const inviter = await testMember(organization, role === "owner" ? "owner" : "admin");
      const { token } = await createInvitation(inviter, { ...open, role: role === "owner" ? "owner" : "admin" });
      expect((await getMembersPage(owner)).invitations).toHaveLength(1);
      await end(inviter.memberId);
      expect(await lookAtInvitation(token)).toMatchObject({ state: "revoked" });
      expect((await getMembersPage(owner)).invitations).toEqual([]);
      for (const person of [await testPerson(), { userId: inviter.userId, name: inviter.name, email: "" }])
        await expect(acceptInvitation(person, { token })).rejects.toMatchObject({ code: "PRECONDITION" });
      await expect(
        signUpWithInvitation(testVisitor(), { token, name: "New", email: testEmail(), password }),
      ).rejects.toMatchObject({ code: "PRECONDITION" });
    }
  });

  it("made before its inviter was removed stays dead after they are invited back", async () => {
    const organization = await testOrganization();
    const { owner } = organization;
    const admin = await testMember(organization, "admin");
    const before = await createInvitation(admin, open);
    await removeMember(owner, { memberId: admin.memberId });
    const back = await createInvitation(owner, { ...open, role: "admin" });
    await acceptInvitation({ userId: admin.userId, name: admin.name, email: "" }, { token: back.token });
    await expect(acceptInvitation(await testPerson(), { token: before.token })).rejects.toMatchObject({
      code: "PRECONDITION",
    });
    const after = await createInvitation(admin, open);
    await expect(acceptInvitation(await testPerson(), { token: after.token })).resolves.toBeDefined();
  });

  it("lets nobody in whose inviter is removed at the same moment and was gone first", async () => {
    const organization = await testOrganization();
    const admin = await testMember(organization, "admin");
    const { token } = await createInvitation(admin, open);
    const person = await testPerson();
    const outcome = await whileHolding(
      (client) => client.query("update memberships set status = 'removed' where id = $1", [admin.memberId]),
      () => acceptInvitation(person, { token }),
    );
    expect(outcome).toMatchObject({ status: "rejected", reason: { code: "PRECONDITION" } });
  });

  it("accepted by one person twice at the same moment makes them a member once, and the other stays open", async () => {
    for (let round = 0; round < 8; round += 1) {
      const { owner, slug } = await testOrganization();
      const made = [await createInvitation(owner, open), await createInvitation(owner, { ...open, role: "admin" })];
      const person = await testPerson();
      const outcomes = await Promise.allSettled(made.map(({ token }) => acceptInvitation(person, { token })));
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
      expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "CONFLICT" } });
      expect(await contextOf(person, slug)).not.toBeNull();
      const states = await Promise.all(made.map(({ token }) => lookAtInvitation(token)));
      expect(states.map((view) => view?.state).toSorted()).toEqual(["open", "used"]);
    }
  });

  it("with another organization's id, or a made-up secret, leads nowhere", async () => {
    const [own, other] = [await testOrganization(), await testOrganization()];
    const { token } = await createInvitation(own.owner, open);
    const moved = token.replace(own.organizationId, other.organizationId);
    for (const wrong of [moved, `${token.slice(0, -4)}AAAA`, "invite_x_y", ""]) {
      expect(await lookAtInvitation(wrong)).toBeNull();
      await expect(acceptInvitation(await testPerson(), { token: wrong })).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });
});

describe("inviting", () => {
  it.each(["lead", "member", "stakeholder"] as const)(
    "is refused to a %s, like looking at invitations",
    async (role) => {
      const organization = await testOrganization();
      const ctx = await testMember(organization, role);
      const { id } = await createInvitation(organization.owner, open);
      await expect(createInvitation(ctx, open)).rejects.toMatchObject({ code: "FORBIDDEN" });
      expect((await getMembersPage(ctx)).invitations).toBeNull();
      await expect(revokeInvitation(ctx, { invitationId: id })).rejects.toMatchObject({ code: "FORBIDDEN" });
    },
  );

  it("as owner is an owner's alone, to make and to withdraw", async () => {
    const organization = await testOrganization();
    const admin = await testMember(organization, "admin");
    await expect(createInvitation(admin, { ...open, role: "owner" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const made = await createInvitation(organization.owner, { ...open, role: "owner" });
    expect(made).toMatchObject({ isMailed: false });
    const withdrawal = { invitationId: made.id };
    await expect(revokeInvitation(admin, withdrawal)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await revokeInvitation(organization.owner, withdrawal);
    expect((await getMembersPage(organization.owner)).invitations).toEqual([]);
  });

  it("takes no product line and withdraws no invitation of another organization", async () => {
    const [own, other] = [await testOrganization(), await testOrganization()];
    await expect(
      createInvitation(own.owner, { ...open, role: "lead", productLineIds: [other.lineId] }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    const { id } = await createInvitation(other.owner, open);
    await expect(revokeInvitation(own.owner, { invitationId: id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await getMembersPage(other.owner)).invitations).toHaveLength(1);
  });
});

const rowsOf = (scope: Scope) =>
  withOrg(scope, (tx) => tx.select().from(invitations).where(eq(invitations.organizationId, scope.organizationId)));

const accountsOf = (email: string) =>
  database().select({ name: users.name, passwordHash: users.passwordHash }).from(users).where(eq(users.email, email));
