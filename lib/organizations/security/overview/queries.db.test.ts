import { v7 as uuid } from "uuid";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { sessions } from "@/db/schema/accounts";
import { passkeys } from "@/db/schema/identity";
import { testMember, testOrganization } from "@/db/testing/factories";
import { createInvitation } from "../../invitations/mutations";
import { getSecurityOverview } from "./queries";

const DAY = 24 * 3_600_000;

describe("the security overview", () => {
  it("names who has no second factor first, what is signed in, and the open doors, of this organization alone", async () => {
    const house = await testOrganization();
    const lead = await testMember(house, "lead", { name: "Lea" });
    const foreign = await testOrganization("Another");
    await createInvitation(foreign.owner, { role: "member", productLineIds: [], email: null });
    await createInvitation(house.owner, { role: "member", productLineIds: [], email: null });
    await database()
      .insert(passkeys)
      .values({
        ...{ id: uuid(), userId: house.owner.userId, credentialId: uuid(), publicKey: Buffer.of(1), algorithm: -7 },
        ...{ counter: 0, transports: [], name: "Laptop", isBackedUp: false },
      });
    const open = (userId: string, lastSeenAt: Date) => ({
      ...{ id: uuid(), userId, lastSeenAt, expiresAt: new Date(Date.now() + DAY) },
    });
    await database()
      .insert(sessions)
      .values([
        open(lead.userId, new Date()),
        open(lead.userId, new Date(Date.now() - 8 * DAY)),
        open(lead.userId, new Date(Date.now() - 15 * DAY)),
      ]);
    expect(await getSecurityOverview(house.owner)).toMatchObject({
      openInvitations: 1,
      openShareLinks: 0,
      members: [
        { name: "Lea", passkeys: 0, hasAuthenticator: false, sessions: 2, staleSessions: 1 },
        { name: "Olga Owner", passkeys: 1, sessions: 0, lastSeenAt: null },
      ],
    });
  });

  it("is for those who manage members", async () => {
    const house = await testOrganization();
    for (const role of ["lead", "member", "stakeholder"] as const) {
      const ctx = await testMember(house, role);
      await expect(getSecurityOverview(ctx)).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    await expect(getSecurityOverview(await testMember(house, "admin"))).resolves.toBeDefined();
  });
});
