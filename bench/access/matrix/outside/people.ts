import { eq } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { database } from "@/db/client";
import { addressChanges, users } from "@/db/schema/accounts";
import { passkeys, recoveryCodes, secondFactors } from "@/db/schema/identity";
import { testOrganization } from "@/db/testing/factories";
import { passkeyOf } from "@/db/testing/identity/passkey";
import { testEmail } from "@/db/testing/people";
import type { Ctx } from "@/lib/access/context";
import { hashPassword } from "@/lib/auth/password";
import type { Person } from "@/lib/auth/person";
import { hashOfToken, newSecret } from "@/lib/auth/secret";
import { totpOf } from "@/lib/auth/second-factor/codes";
import { beginSecondFactor, confirmSecondFactor } from "@/lib/auth/second-factor/mutations";
import { proofOfPassword } from "@/lib/auth/second-factor/sign-in-with-code";
import { openSession } from "@/lib/auth/sessions/open";
import { createInvitation } from "@/lib/organizations/invitations/mutations";

/** Everybody's, until they choose another. */
export const PASSWORD = "four unrelated plain words";
export const NEW_PASSWORD = "seven green lamps hum";
let passwordHash: Promise<string> | undefined;

/** Gives somebody the password, so that they can confirm by it, and a session beside the one that they ask with. */
export async function holderOf({ userId, name }: Pick<Ctx, "userId" | "name">): Promise<Person> {
  passwordHash ??= hashPassword(PASSWORD);
  const [account] = await database()
    .update(users)
    .set({ passwordHash: await passwordHash })
    .where(eq(users.id, userId))
    .returning({ email: users.email });
  const opened = await openSession(userId, "Elsewhere", { way: "password", isTwoFactor: true });
  return { userId, name, email: account?.email ?? "", sessionId: opened?.sessionId ?? "" };
}

/** Sets up an authenticator, and returns one of the recovery codes. */
export async function authenticatorOf(person: Person): Promise<{ readonly code: string }> {
  return { code: (await setUpBy(person)).codes[0] ?? "" };
}

/** Sets up an authenticator, and returns what its first code gave. */
export async function setUpBy(person: Person) {
  for (const table of [recoveryCodes, secondFactors])
    await database().delete(table).where(eq(table.userId, person.userId));
  return confirmSecondFactor(person, { code: await firstCodeOf(person) });
}

/** Begins to set up an authenticator, and returns its first code. */
export async function firstCodeOf(person: Person): Promise<string> {
  const { secret } = await beginSecondFactor(person, { password: PASSWORD });
  return totpOf(secret, person.email).generate();
}

/** What the browser of somebody carries whose password was right. */
export async function proofOf({ userId }: Person): Promise<string> {
  return proofOfPassword({ userId, passwordHash: (await passwordHash) ?? "" });
}

/** A passkey of somebody, and its id. */
export async function keyOf(person: Person) {
  const key = await passkeyOf(person);
  const [row] = await database().select({ id: passkeys.id }).from(passkeys).where(eq(passkeys.userId, person.userId));
  return { key, passkeyId: row?.id ?? "" };
}

/** An invitation for anybody, to an organization that nobody here knows. */
export async function invitation(): Promise<string> {
  const { owner } = await testOrganization();
  return (await createInvitation(owner, { role: "member", productLineIds: [], email: null })).token;
}

/** A change of somebody's address, and the links that confirm it and take it back. */
export async function addressChangeOf({ userId, email }: Person, isConfirmed = false) {
  const [confirm, undo] = [`address_${newSecret()}`, `undo_${newSecret()}`];
  const [newEmail, inAnHour] = [testEmail(), new Date(Date.now() + 3_600_000)];
  await database()
    .insert(addressChanges)
    .values({
      ...{ id: uuid(), userId, formerEmail: email, newEmail, expiresAt: inAnHour },
      ...{ confirmHash: hashOfToken(confirm), undoHash: hashOfToken(undo) },
      confirmedAt: isConfirmed ? new Date() : null,
    });
  if (isConfirmed) await database().update(users).set({ email: newEmail }).where(eq(users.id, userId));
  return { confirm, undo, newEmail };
}
