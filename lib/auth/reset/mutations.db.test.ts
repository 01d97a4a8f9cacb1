import { eq } from "drizzle-orm";
import { encode } from "next-auth/jwt";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { oneTimeTokens } from "@/db/schema/accounts";
import { testEmail, testPerson, testVisitor } from "@/db/testing/people";
import { env } from "@/lib/env";
import { personOfToken } from "../person";
import { signIn } from "../sessions/mutations";
import { makeResetLink, requestPasswordReset, resetPassword } from "./mutations";
import { lookAtReset } from "./queries";

const password = "a new long password";
const tokenIn = ({ path }: { path: string }) => path.replace("/reset/", "");

describe("a reset link", () => {
  it("sets the password once, even for 20 who use it at the same moment", async () => {
    const person = await testPerson({ password: "the forgotten one" });
    const token = tokenIn(await makeResetLink(person.email));
    expect(await lookAtReset(token)).toEqual({ email: person.email });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, () => resetPassword(testVisitor(), { token, password })),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await lookAtReset(token)).toBeNull();
    await expect(signIn(testVisitor(), { email: person.email, password })).resolves.toBeDefined();
  });

  it("ends every session when it is made, and when it is used", async () => {
    const person = await testPerson();
    const cookie = await encode({ token: { sid: person.sessionId }, secret: env.NEXTAUTH_SECRET });
    const token = tokenIn(await makeResetLink(person.email));
    expect(await personOfToken(cookie)).toBeNull();
    await resetPassword(testVisitor(), { token, password });
    const { sessionId } = await signIn(testVisitor(), { email: person.email, password });
    await resetPassword(testVisitor(), {
      token: tokenIn(await makeResetLink(person.email)),
      password: "yet another one",
    });
    expect(await personOfToken(await encode({ token: { sid: sessionId }, secret: env.NEXTAUTH_SECRET }))).toBeNull();
  });

  it("is replaced by the next one, runs out, and is stored only as a hash", async () => {
    const person = await testPerson();
    const first = tokenIn(await makeResetLink(person.email));
    const second = tokenIn(await makeResetLink(person.email));
    await expect(resetPassword(testVisitor(), { token: first, password })).rejects.toMatchObject({
      code: "PRECONDITION",
    });
    const stored = await database().select().from(oneTimeTokens).where(eq(oneTimeTokens.userId, person.userId));
    expect(stored).toHaveLength(1);
    expect(JSON.stringify(stored)).not.toContain(second.slice(-43));
    await database()
      .update(oneTimeTokens)
      .set({ expiresAt: new Date(0) })
      .where(eq(oneTimeTokens.userId, person.userId));
    await expect(resetPassword(testVisitor(), { token: second, password })).rejects.toMatchObject({
      code: "PRECONDITION",
    });
  });

  it("lets its holder in from a new browser, however many guessed at the account before", async () => {
    const { email } = await testPerson({ password: "the forgotten one" });
    for (let guess = 0; guess < 11; guess += 1)
      await expect(signIn(testVisitor(), { email, password: "a guess" })).rejects.toBeDefined();
    const token = tokenIn(await makeResetLink(email));
    await resetPassword(testVisitor(), { token, password });
    await expect(signIn(testVisitor(), { email, password })).resolves.toBeDefined();
  });

  it("cannot be made for nobody, nor asked for where no mail is sent", async () => {
    await expect(makeResetLink(testEmail())).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(requestPasswordReset(testVisitor(), { email: testEmail() })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it("can be guessed 50 times from one address, and no more", async () => {
    const visitor = testVisitor();
    const codes = new Set<string>();
    for (let guess = 0; guess < 51; guess += 1)
      await resetPassword(visitor, { token: `reset_${guess}`, password }).catch((error: { code: string }) =>
        codes.add(error.code),
      );
    expect([...codes]).toEqual(["PRECONDITION", "RATE_LIMITED"]);
  });
});
