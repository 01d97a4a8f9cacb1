import { encode } from "next-auth/jwt";
import { describe, expect, it } from "vitest";
import { testEmail, testPerson, testVisitor } from "@/db/testing/people";
import { env } from "@/lib/env";
import { personOfToken } from "../person";
import { proofOfMailbox } from "../proof";
import { makeResetLink, resetPassword } from "../reset/mutations";
import { signIn } from "../sessions/mutations";
import { changePassword, renamePerson, requestSignUp, signUp } from "./mutations";
import { signUpWay } from "./queries";

const password = "correct horse battery";
const tokenOf = (sid: string) => encode({ token: { sid }, secret: env.NEXTAUTH_SECRET });

describe("signing up on a server without mail", () => {
  it("needs an invitation once somebody is there, whether or not the address has an account", async () => {
    const person = await testPerson({ password });
    expect(await signUpWay()).toBe("invitation");
    const refusals = await Promise.all(
      [person.email, testEmail()].map((email) =>
        signUp(testVisitor(), { name: "Somebody", email, password }).catch((error: unknown) => error),
      ),
    );
    expect(refusals[0]).toMatchObject({ code: "FORBIDDEN" });
    expect(refusals[1]).toEqual(refusals[0]);
  });

  it("takes no proof, because nobody can have been mailed one", async () => {
    await testPerson({ password });
    const email = testEmail();
    const proof = await proofOfMailbox(email);
    await expect(signUp(testVisitor(), { name: "N", email, password, proof })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(requestSignUp(testVisitor(), { email })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("changing the password", () => {
  it("needs the current one and ends every session", async () => {
    const person = await testPerson({ password });
    const elsewhere = await signIn(testVisitor(), { email: person.email, password });
    await expect(
      changePassword(person, { current: "not this one", password: "another long one" }),
    ).rejects.toMatchObject({
      code: "INVALID",
      fields: { current: "This is not your current password." },
    });
    expect(await personOfToken(await tokenOf(elsewhere.sessionId))).not.toBeNull();

    await changePassword(person, { current: password, password: "another long one" });
    for (const sid of [person.sessionId, elsewhere.sessionId])
      expect(await personOfToken(await tokenOf(sid))).toBeNull();
    await expect(signIn(testVisitor(), { email: person.email, password })).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });
    await expect(signIn(testVisitor(), { email: person.email, password: "another long one" })).resolves.toBeDefined();
  });

  it("makes open reset links worthless", async () => {
    const person = await testPerson({ password });
    const { path } = await makeResetLink(person.email);
    const again = await signIn(testVisitor(), { email: person.email, password });
    await changePassword({ ...person, ...again }, { current: password, password: "another long one" });
    const token = path.replace("/reset/", "");
    await expect(resetPassword(testVisitor(), { token, password: "the thief's own" })).rejects.toMatchObject({
      code: "PRECONDITION",
    });
  });

  it("can be guessed from a stolen session no more than 10 times", async () => {
    const person = await testPerson({ password });
    for (let guess = 0; guess < 10; guess += 1)
      await expect(changePassword(person, { current: `guess ${guess}`, password })).rejects.toMatchObject({
        code: "INVALID",
      });
    await expect(changePassword(person, { current: password, password: "mine now, I think" })).rejects.toMatchObject({
      code: "RATE_LIMITED",
    });
  });
});

describe("renaming oneself", () => {
  it("shows from the next request on", async () => {
    const person = await testPerson();
    await renamePerson(person, { name: "New Name" });
    expect(await personOfToken(await tokenOf(person.sessionId))).toMatchObject({ name: "New Name" });
  });
});
