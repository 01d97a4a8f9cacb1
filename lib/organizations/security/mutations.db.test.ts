import { eq } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { sessions } from "@/db/schema/accounts";
import { testMember, testOrganization } from "@/db/testing/factories";
import { contextOf } from "@/lib/auth/context";
import type { Ctx } from "@/lib/access/context";
import type { Person } from "@/lib/auth/person";
import { requireSecondFactor } from "./mutations";
import { getSecondFactorPolicy } from "./queries";

/** The member, signed in with a password. */
async function inBrowser({ userId, name }: Ctx): Promise<Person> {
  const sessionId = uuid();
  await database()
    .insert(sessions)
    .values({ id: sessionId, userId, expiresAt: new Date(Date.now() + 3_600_000) });
  return { userId, sessionId, name, email: "" };
}

describe("an organization that requires a second factor", () => {
  it("lets in, from the next request on, only sessions that proved one, and all of them once it is waived", async () => {
    const { owner } = await testOrganization();
    const member = await testMember(owner, "member");
    const person = await inBrowser(member);
    const enter = () => contextOf(person, owner.slug);
    expect(await enter()).toMatchObject({ memberId: member.memberId });

    await requireSecondFactor(owner, { isRequired: true });
    expect(await getSecondFactorPolicy(owner)).toEqual({ isRequired: true });
    expect(await enter()).toBeNull();
    await database().update(sessions).set({ secondFactorAt: new Date() }).where(eq(sessions.id, person.sessionId));
    expect(await enter()).toMatchObject({ memberId: member.memberId });

    await database().update(sessions).set({ secondFactorAt: null }).where(eq(sessions.id, person.sessionId));
    await requireSecondFactor(owner, { isRequired: false });
    expect(await enter()).toMatchObject({ memberId: member.memberId });
  });

  it("is no other organization: theirs stay open to a password", async () => {
    const [{ owner }, other] = [await testOrganization(), await testOrganization()];
    const person = await inBrowser(await testMember(other, "member"));
    await requireSecondFactor(owner, { isRequired: true });
    expect(await contextOf(person, other.slug)).not.toBeNull();
  });
});
