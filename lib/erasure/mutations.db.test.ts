import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database, transactionOf, withOrg } from "@/db/client";
import { sessions, users } from "@/db/schema/accounts";
import { decisions } from "@/db/schema/decisions";
import { memberships } from "@/db/schema/organizations";
import { speakingAs } from "@/db/testing/connections";
import { testMember, testOrganization } from "@/db/testing/factories";
import { namedEverywhere, namedInBallots } from "@/db/testing/history/erasing";
import { tracesInDatabase, tracesInExports } from "@/db/testing/history/traces";
import { fileOf } from "@/db/testing/history/stories";
import { testPerson, testVisitor } from "@/db/testing/people";
import type { Ctx } from "@/lib/access/context";
import type { Person } from "@/lib/auth/person";
import { signIn } from "@/lib/auth/sessions/mutations";
import { createDecision } from "@/lib/decisions/mutations";
import { postComment } from "@/lib/discussion/mutations";
import { verifyHistoryFile, type Platform } from "@/lib/exports/history/verifier/rules";
import { sha256 } from "@/lib/history/hash";
import { isSignedBy } from "@/lib/history/checkpoints/signing";
import { verifyByKey } from "@/lib/history/signatures/node";
import { getHistory } from "@/lib/history/queries";
import { plainText } from "@/lib/history/sentences/words";
import { verifyChains } from "@/lib/history/verification/queries";
import { EVERY_CHECK } from "@/lib/upkeep/verification/queries";
import { eraseMyself, erasePerson } from "./mutations";

const password = "correct horse battery";

const problemsOf = ({ organizationId }: Ctx) =>
  speakingAs("owner", async (client) => {
    await client.query("begin");
    const { problems } = await verifyChains(transactionOf(client), EVERY_CHECK, organizationId);
    await client.query("rollback");
    return problems;
  });

const platform: Platform = {
  sha256,
  verifyEd25519: (key, text, signature) => Promise.resolve(isSignedBy(key, text, signature)),
  verifyByKey,
};
const reportOf = async (ctx: Ctx) =>
  verifyHistoryFile(platform, Buffer.from(await fileOf(ctx, null, true)), { checkpoints: [], receipts: [] });

/** Somebody with a password and a session, as a member of an organization. */
async function memberWithPassword(role: "member" | "owner" = "member") {
  const house = await testOrganization(`House ${randomUUID().slice(0, 6)}`);
  const person = await testPerson({ name: `Petra ${randomUUID().slice(0, 8)}`, password });
  const member = await testMember(house, role, {});
  await withOrg(house.owner, (tx) =>
    tx.update(memberships).set({ userId: person.userId }).where(eq(memberships.id, member.memberId)),
  );
  return { house, person, ctx: { ...member, userId: person.userId, name: person.name } };
}

const eraseAs = (person: Person, input: Partial<Parameters<typeof eraseMyself>[1]> = {}) =>
  eraseMyself(person, { email: person.email, password, ...input });

describe("erasing a person at the command line, from texts too", () => {
  it(
    "leaves no trace of name and address in any table or export, and every history holds",
    { timeout: 240_000 },
    async () => {
      const tag = randomUUID().slice(0, 8);
      const { person, name, email, owner } = await namedEverywhere(tag);
      const steward = await namedInBallots(name, person);
      expect((await tracesInDatabase([name, email])).found.length).toBeGreaterThan(12);
      expect((await tracesInExports(owner, [name, email])).found.length).toBeGreaterThan(5);

      const { number, organizations, texts } = await erasePerson(email, { alsoInTexts: true });
      expect(organizations).toBe(2);
      expect(texts).toBeGreaterThan(6);
      const { columns, found } = await tracesInDatabase([name, email]);
      expect(found).toEqual([]);
      expect(columns).toBeGreaterThan(500);
      const exported = await tracesInExports(owner, [name, email]);
      expect(exported.found).toEqual([]);
      expect(exported.files).toBeGreaterThan(50);
      for (const ctx of [owner, steward]) {
        expect(await problemsOf(ctx)).toEqual([]);
        expect((await reportOf(ctx)).findings).toEqual([]);
      }
      expect(await fileOf(owner)).toContain(`Erased person ${number}`);
    },
  );
});

describe("erasing oneself", () => {
  it("ends every session and way in, and keeps what one did under a number that tells people apart", async () => {
    const { house, person, ctx } = await memberWithPassword();
    const other = await memberWithPassword();
    const { id, number } = await createDecision(ctx, { title: "Mine", productLineIds: [house.lineId] });
    await postComment(house.owner, { decisionId: id, body: `@[${person.name}](member:${ctx.memberId}) why?` });
    const [mine, theirs] = [await eraseAs(person), await eraseAs(other.person)];
    expect(mine.number).not.toBe(theirs.number);
    expect((await tracesInDatabase([person.name, person.email])).found).toEqual([]);
    expect(await database().select().from(sessions).where(eq(sessions.userId, person.userId))).toEqual([]);
    await expect(signIn(testVisitor(), { email: person.email, password })).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });
    const told = (await getHistory(house.owner, number, {})).events.map(({ sentence }) => plainText(sentence));
    expect(told.some((sentence) => sentence.startsWith(`Erased person ${mine.number} created`))).toBe(true);
    expect(told.some((sentence) => sentence.includes("struck out of 1 text"))).toBe(true);
    expect(await problemsOf(house.owner)).toEqual([]);
    const { findings, notes } = await reportOf(house.owner);
    expect(findings).toEqual([]);
    // Whoever checks the file is told that one text is not what stood there first.
    expect(notes).toContainEqual({ code: "words.struck", detail: "1" });
    const [decision] = await withOrg(house.owner, (tx) =>
      tx.select({ stewardId: decisions.stewardId }).from(decisions).where(eq(decisions.id, id)),
    );
    expect(decision).toEqual({ stewardId: house.owner.memberId });
  });

  it("does not let somebody strike words out of what others wrote by calling themselves that", async () => {
    const { house, person } = await memberWithPassword();
    await database().update(users).set({ name: "the new store" }).where(eq(users.id, person.userId));
    const title = "Why the new store is slow";
    const { number } = await createDecision(house.owner, { title, productLineIds: [house.lineId] });
    await eraseAs(person);
    expect((await getHistory(house.owner, number, {})).decision.title).toBe(title);
  });

  it("needs the address typed and the password, and happens once", async () => {
    const { person } = await memberWithPassword();
    await expect(eraseAs(person, { email: "other@example.org" })).rejects.toMatchObject({ code: "INVALID" });
    await expect(eraseAs(person, { password: "not this one" })).rejects.toMatchObject({ code: "INVALID" });
    await eraseAs(person);
    await expect(eraseAs(person)).rejects.toMatchObject({ code: "PRECONDITION" });
    await expect(erasePerson(person.email, { alsoInTexts: false })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is refused to the only owner of an organization, by its name, until somebody else is one", async () => {
    const { house, person } = await memberWithPassword("owner");
    const alone = house.owner;
    await withOrg(alone, (tx) =>
      tx.update(memberships).set({ role: "member" }).where(eq(memberships.id, alone.memberId)),
    );
    await expect(eraseAs(person)).rejects.toThrow("You are the only owner of House");
    await withOrg(alone, (tx) =>
      tx.update(memberships).set({ role: "owner" }).where(eq(memberships.id, alone.memberId)),
    );
    expect(await eraseAs(person)).toMatchObject({ organizations: 1 });
  });

  it("is not done on a provider's word alone", async () => {
    const person = await testPerson();
    const { organizationId } = await testOrganization();
    await database()
      .update(sessions)
      .set({ way: "sso", ssoOrganizationId: organizationId })
      .where(eq(sessions.id, person.sessionId));
    const input = { email: person.email, password: "" };
    await expect(eraseMyself(person, input)).rejects.toMatchObject({ code: "PRECONDITION" });
    expect(await database().$count(sessions, eq(sessions.userId, person.userId))).toBe(1);
  });

  it("leaves an owner in each of 20 organizations whose two owners erase themselves at the same moment", async () => {
    let ownerless = 0;
    for (let round = 0; round < 20; round += 1) {
      const house = await testOrganization();
      const second = await testMember(house, "owner");
      const emails = [house.owner, second].map(({ userId }) => `${userId}@test.example`);
      await Promise.allSettled(emails.map((email) => erasePerson(email, { alsoInTexts: false })));
      const left = await withOrg(house.owner, (tx) =>
        tx.select({ id: memberships.id }).from(memberships).where(eq(memberships.status, "active")),
      );
      if (left.length === 0) ownerless += 1;
    }
    expect(ownerless).toBe(0);
  });

  it("does not strike a name of one word", async () => {
    const { person } = await memberWithPassword();
    await database().update(users).set({ name: "Core" }).where(eq(users.id, person.userId));
    await expect(erasePerson(person.email, { alsoInTexts: true })).rejects.toMatchObject({ code: "PRECONDITION" });
  });
});
