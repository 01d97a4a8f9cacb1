import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { sessions } from "@/db/schema/accounts";
import { passkeyChallenges, passkeys } from "@/db/schema/identity";
import { testAuthenticator } from "@/db/testing/identity/authenticator";
import { testPerson } from "@/db/testing/people";
import type { Person } from "../person";
import { isTwoFactor } from "../sessions/queries";
import { verifyAssertion } from "./assertion";
import { issueChallenge, takeChallenge } from "./challenges";
import { addPasskey, beginPasskey, removePasskey, renamePasskey } from "./mutations";
import { listPasskeys } from "./queries";
import { beginPasskeyProof, provePasskey } from "./sign-in";

const password = "correct horse battery";
const asked = () => Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("base64url");

/** The challenge for a new key of somebody. */
const begunFor = async ({ userId }: Person) => (await issueChallenge("registration", userId)).toString("base64url");

/** A person whose new passkey has been added. */
async function holderOfKey(): Promise<{
  person: Person;
  key: ReturnType<typeof testAuthenticator>;
  passkeyId: string;
}> {
  const person = await testPerson({ password });
  const key = testAuthenticator();
  const { challenge } = await beginPasskey(person, { password });
  const { passkeyId, opened } = await addPasskey(person, {
    name: "Work laptop",
    registration: key.register(challenge),
  });
  return { person: { ...person, ...opened }, key, passkeyId };
}

describe("adding a passkey", () => {
  it("keeps the public key, which then verifies what the key signs", async () => {
    const { person, key, passkeyId } = await holderOfKey();
    expect(await listPasskeys(person)).toMatchObject([{ id: passkeyId, name: "Work laptop", lastUsedAt: null }]);
    const challenge = asked();
    const proven = await verifyAssertion(key.sign(challenge), challenge);
    expect(proven).toMatchObject({ passkeyId, userId: person.userId, algorithm: -7 });
    expect(proven.publicKey.length).toBeGreaterThan(64);
    expect((await listPasskeys(person))[0]?.lastUsedAt).toBeInstanceOf(Date);
  });

  it("needs the password, or, without one, to have signed in just now", async () => {
    const person = await testPerson({ password });
    for (const wrong of ["", "not the password"])
      await expect(beginPasskey(person, { password: wrong })).rejects.toMatchObject({
        code: "INVALID",
        fields: { password: wrong === "" ? "Enter your password." : "This is not your current password." },
      });
    const bare = await testPerson();
    await expect(beginPasskey(bare, { password: "" })).resolves.toBeDefined();
    await database()
      .update(sessions)
      .set({ createdAt: new Date(Date.now() - 16 * 60_000) })
      .where(eq(sessions.id, bare.sessionId));
    await expect(beginPasskey(bare, { password: "" })).rejects.toMatchObject({ code: "PRECONDITION" });
  });

  it("asks for discoverable keys that verify their holder, and excludes those that are there", async () => {
    const { person, key } = await holderOfKey();
    const options = await beginPasskey(person, { password });
    expect(options.authenticatorSelection).toMatchObject({
      residentKey: "required",
      userVerification: "required",
    });
    expect(options.excludeCredentials?.map((known) => known.id)).toEqual([key.register("x").id]);
  });

  it("takes an answer once, in time, from the person who began, from this site, with the holder verified", async () => {
    const other = await testPerson({ password });
    let person = await testPerson({ password });
    const add = (who: Person, registration: ReturnType<ReturnType<typeof testAuthenticator>["register"]>) =>
      addPasskey(who, { name: "Key", registration });
    const begin = async () => (await beginPasskey(person, { password })).challenge;
    const refused = { code: "INVALID" };

    const once = await begin();
    const { opened } = await add(person, testAuthenticator().register(once));
    person = { ...person, ...opened };
    await expect(add(person, testAuthenticator().register(once))).rejects.toMatchObject(refused);
    await expect(add(other, testAuthenticator().register(await begin()))).rejects.toMatchObject(refused);
    await expect(add(person, testAuthenticator().register(asked()))).rejects.toMatchObject(refused);
    for (const twist of [{ origin: "https://evil.example" }, { host: "evil.example" }, { isVerified: false }])
      await expect(add(person, testAuthenticator().register(await begin(), twist))).rejects.toMatchObject(refused);
    const late = await begin();
    await database()
      .update(passkeyChallenges)
      .set({ expiresAt: new Date(0) })
      .where(eq(passkeyChallenges.userId, person.userId));
    await expect(add(person, testAuthenticator().register(late))).rejects.toMatchObject(refused);
    expect(await listPasskeys(person)).toHaveLength(1);
  });

  it("makes of the session one of two factors under a new name: who had read the old token holds nothing", async () => {
    const person = await testPerson({ password });
    const { challenge } = await beginPasskey(person, { password });
    const registration = testAuthenticator().register(challenge);
    const { opened } = await addPasskey(person, { name: "Key", registration });
    expect(await isTwoFactor({ ...person, sessionId: opened?.sessionId ?? "" })).toBe(true);
    expect(await database().$count(sessions, eq(sessions.id, person.sessionId))).toBe(0);
    const ended = { name: "Key", registration: testAuthenticator().register(await begunFor(person)) };
    await expect(addPasskey(person, ended)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("never moves a key from one account to another", async () => {
    const { person, key } = await holderOfKey();
    const thief = await testPerson({ password });
    const { challenge } = await beginPasskey(thief, { password });
    await expect(addPasskey(thief, { name: "Mine", registration: key.register(challenge) })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    expect(await listPasskeys(person)).toHaveLength(1);
    expect(await listPasskeys(thief)).toHaveLength(0);
  });
});

describe("a passkey", () => {
  it("is named and removed by its own holder only, and removing needs the password", async () => {
    const { person, key, passkeyId } = await holderOfKey();
    const stranger = await testPerson({ password });
    await expect(renamePasskey(stranger, { passkeyId, name: "Mine" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(removePasskey(stranger, { passkeyId, password })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await renamePasskey(person, { passkeyId, name: "Old laptop" });
    expect(await listPasskeys(person)).toMatchObject([{ name: "Old laptop" }]);
    await expect(removePasskey(person, { passkeyId, password: "wrong" })).rejects.toMatchObject({ code: "INVALID" });
    await removePasskey(person, { passkeyId, password });
    const challenge = asked();
    await expect(verifyAssertion(key.sign(challenge), challenge)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  });

  it("proves nothing of somebody else, and what is noted of it stays", async () => {
    const { person, key } = await holderOfKey();
    const other = await testPerson({ password });
    const before = await listPasskeys(person);
    const { challenge } = await beginPasskeyProof(other);
    await expect(provePasskey(other, { assertion: key.sign(challenge) })).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await listPasskeys(person)).toEqual(before);
  });

  it("is not believed on another site, without its holder verified, for another challenge, or with another's signature", async () => {
    const { key } = await holderOfKey();
    const challenge = asked();
    const lies = [
      key.sign(challenge, { origin: "https://evil.example" }),
      key.sign(challenge, { host: "evil.example" }),
      key.sign(challenge, { isVerified: false }),
      key.sign(asked()),
      { ...testAuthenticator().sign(challenge), id: key.sign(challenge).id, rawId: key.sign(challenge).id },
    ];
    for (const lie of lies)
      await expect(verifyAssertion(lie, challenge)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    await expect(verifyAssertion(key.sign(challenge), challenge)).resolves.toBeDefined();
  });

  it("that counts is not believed twice with the same count, as a copy of it would answer", async () => {
    const { key, passkeyId } = await holderOfKey();
    const sign = (counter: number) => {
      const challenge = asked();
      return verifyAssertion(key.sign(challenge, { counter }), challenge);
    };
    await sign(5);
    await expect(sign(5)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    await expect(sign(4)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    await sign(6);
    const [kept] = await database().select().from(passkeys).where(eq(passkeys.id, passkeyId));
    expect(kept?.counter).toBe(6);
  });
});

describe("a challenge", () => {
  it("is taken once, of 20 who try at the same time", async () => {
    const challenge = (await issueChallenge("sign_in", null)).toString("base64url");
    const taken = await Promise.all(Array.from({ length: 20 }, () => takeChallenge(challenge, "sign_in", null)));
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  it("serves neither another ceremony nor another person", async () => {
    const person = await testPerson();
    const challenge = (await issueChallenge("registration", person.userId)).toString("base64url");
    expect(await takeChallenge(challenge, "sign_in", null)).toBe(false);
    expect(await takeChallenge(challenge, "registration", (await testPerson()).userId)).toBe(false);
    expect(await takeChallenge(challenge, "registration", person.userId)).toBe(true);
  });
});
