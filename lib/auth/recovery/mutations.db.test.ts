import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { sessions } from "@/db/schema/accounts";
import { passkeys, recoveryCodes, secondFactors } from "@/db/schema/identity";
import { testEmail, testPerson, testVisitor } from "@/db/testing/people";
import type { Person } from "../person";
import { signIn } from "../sessions/mutations";
import { endSecondFactors } from "./mutations";

const password = "correct horse battery";

async function giveFactors({ userId }: Person): Promise<void> {
  await database()
    .insert(secondFactors)
    .values({ userId, sealedSecret: randomBytes(40), confirmedAt: new Date() });
  await database()
    .insert(recoveryCodes)
    .values({ userId, codeHash: randomBytes(32) });
  await database()
    .insert(passkeys)
    .values({
      ...{ id: uuid(), userId, credentialId: uuid(), publicKey: randomBytes(64), algorithm: -7, counter: 0 },
      ...{ transports: [], name: "Laptop", isBackedUp: false },
    });
}

describe("ending the second factors of somebody who lost them", () => {
  it("ends every factor and session of that account, and the password opens it again", async () => {
    const [lost, other] = [await testPerson({ password }), await testPerson({ password })];
    await Promise.all([lost, other].map(giveFactors));
    expect(await endSecondFactors(lost.email)).toEqual({ hadAuthenticator: true, passkeys: 1 });
    const left = ({ userId }: Person) =>
      Promise.all([
        database().$count(secondFactors, eq(secondFactors.userId, userId)),
        database().$count(recoveryCodes, eq(recoveryCodes.userId, userId)),
        database().$count(passkeys, eq(passkeys.userId, userId)),
        database().$count(sessions, eq(sessions.userId, userId)),
      ]);
    expect(await left(lost)).toEqual([0, 0, 0, 0]);
    expect(await left(other)).toEqual([1, 1, 1, 1]);
    await expect(signIn(testVisitor(), { email: lost.email, password })).resolves.toMatchObject({
      userId: lost.userId,
    });
  });

  it("says so when there is no such account, or nothing to end", async () => {
    await expect(endSecondFactors(testEmail())).rejects.toMatchObject({ code: "NOT_FOUND" });
    const { email } = await testPerson({ password });
    await expect(endSecondFactors(email)).rejects.toMatchObject({ code: "PRECONDITION" });
  });
});
