import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { sessions } from "@/db/schema/accounts";
import { testOrganization, type TestOrganization } from "@/db/testing/factories";
import { testAuthenticator, type TestAuthenticator } from "@/db/testing/identity/authenticator";
import { testPerson, testVisitor } from "@/db/testing/people";
import { precondition } from "@/lib/errors";
import { changePassword } from "../accounts/mutations";
import { assertHolder, needsOwnProof, providerBehind } from "../guard/holder";
import { verifyAssertion } from "../passkeys/assertion";
import { addPasskey, beginPasskey, removePasskey } from "../passkeys/mutations";
import { listPasskeys } from "../passkeys/queries";
import { beginPasskeyProof, beginPasskeySignIn, provePasskey, signInWithPasskey } from "../passkeys/sign-in";
import type { Person } from "../person";
import { makeResetLink, resetPassword } from "../reset/mutations";
import { beginSecondFactor, renewRecoveryCodes } from "../second-factor/mutations";
import { signIn } from "../sessions/mutations";

const password = "correct horse battery";

/** Makes of somebody's session one that the organization's provider opened a moment ago. */
async function throughProvider(person: Person, { organizationId }: TestOrganization): Promise<Person> {
  await database()
    .update(sessions)
    .set({ way: "sso", ssoOrganizationId: organizationId })
    .where(eq(sessions.id, person.sessionId));
  return person;
}

describe("somebody without a password whom only a provider vouches for", () => {
  let organization: TestOrganization;
  let person: Person;
  beforeEach(async () => {
    organization = await testOrganization();
    person = await throughProvider(await testPerson(), organization);
  });

  async function withKey(): Promise<{ key: TestAuthenticator; passkeyId: string }> {
    const key = testAuthenticator();
    const { challenge } = await beginPasskey(person, { password: "" });
    const added = await addPasskey(person, { name: "Planted", registration: key.register(challenge) });
    expect(added.opened).toBeNull();
    return { key, passkeyId: added.passkeyId };
  }

  it("sets no password and no authenticator, and does nothing else that needs the holder", async () => {
    for (const change of [
      () => changePassword(person, { current: "", password: "seven quiet green lamps" }),
      () => beginSecondFactor(person, { password: "" }),
      () => renewRecoveryCodes(person, { password: "" }),
      // What stands before another address, before an erasure, and before the end of an organization.
      () => assertHolder(person, "", "current"),
    ])
      await expect(change()).rejects.toEqual(precondition(needsOwnProof()));
  });

  it("adds a passkey that signs in the provider's organization, and is no way in nor a factor anywhere", async () => {
    const { key } = await withKey();
    const refused = { code: "FORBIDDEN" };
    const { challenge } = await beginPasskeySignIn(testVisitor());
    await expect(signInWithPasskey(testVisitor(), { assertion: key.sign(challenge) })).rejects.toMatchObject(refused);
    const asked = await beginPasskeyProof(person);
    expect(asked.allowCredentials).toEqual([]);
    await expect(provePasskey(person, { assertion: key.sign(asked.challenge) })).rejects.toMatchObject(refused);
    const sign = (organizationId: string) =>
      verifyAssertion(key.sign("AAAA"), "AAAA", { holder: person, organizationId });
    await expect(sign((await testOrganization()).organizationId)).rejects.toMatchObject(refused);
    await expect(sign(organization.organizationId)).resolves.toMatchObject({ userId: person.userId });
  });

  it("locks the holder out by no passkey: a password of their own is enough, and the key can be removed", async () => {
    const { passkeyId } = await withKey();
    const token = (await makeResetLink(person.email)).path.replace("/reset/", "");
    await resetPassword(testVisitor(), { token, password });
    const holder = { ...person, ...(await signIn(testVisitor(), { email: person.email, password })) };
    expect(await providerBehind(holder)).toBeNull();
    await removePasskey(holder, { passkeyId, password });
    expect(await listPasskeys(holder)).toEqual([]);
  });

  it("removes such a passkey again", async () => {
    const { passkeyId } = await withKey();
    await removePasskey(person, { passkeyId, password: "" });
    expect(await listPasskeys(person)).toEqual([]);
  });
});

describe("somebody who has proven themselves in a session that a provider opened", () => {
  it("by the password, adds a passkey that signs in, and changes the password", async () => {
    const person = await throughProvider(await testPerson({ password }), await testOrganization());
    await expect(beginPasskey(person, { password: "" })).rejects.toMatchObject({ code: "INVALID" });
    const key = testAuthenticator();
    const { challenge } = await beginPasskey(person, { password });
    const { opened } = await addPasskey(person, { name: "Own", registration: key.register(challenge) });
    const assertion = key.sign((await beginPasskeySignIn(testVisitor())).challenge);
    await expect(signInWithPasskey(testVisitor(), { assertion })).resolves.toMatchObject({ userId: person.userId });
    const raised = { ...person, ...opened };
    await expect(
      changePassword(raised, { current: password, password: "seven quiet green lamps" }),
    ).resolves.toBeDefined();
  });

  it("by a key of their own, sets a password", async () => {
    const person = await testPerson();
    const key = testAuthenticator();
    const { challenge } = await beginPasskey(person, { password: "" });
    const { opened } = await addPasskey(person, { name: "Own", registration: key.register(challenge) });
    const later = await throughProvider({ ...person, ...opened }, await testOrganization());
    await expect(changePassword(later, { current: "", password: "seven quiet green lamps" })).resolves.toBeDefined();
  });
});
