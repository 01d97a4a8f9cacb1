import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { database } from "@/db/client";
import { sessions } from "@/db/schema/accounts";
import { recoveryCodes, secondFactors } from "@/db/schema/identity";
import { testAuthenticator } from "@/db/testing/identity/authenticator";
import { passkeyOf } from "@/db/testing/identity/passkey";
import { testPerson, testVisitor } from "@/db/testing/people";
import { Refusal } from "@/lib/errors";
import { changePassword } from "../accounts/mutations";
import { countVisit } from "../guard/guessing";
import { rememberBrowser } from "../guard/known-browser";
import { addPasskey, beginPasskey } from "../passkeys/mutations";
import { beginPasskeyProof, beginPasskeySignIn, provePasskey, signInWithPasskey } from "../passkeys/sign-in";
import type { Person } from "../person";
import { makeResetLink, resetPassword } from "../reset/mutations";
import { signIn } from "../sessions/mutations";
import { isTwoFactor } from "../sessions/queries";
import { totpOf } from "./codes";
import { codeInputShape } from "./input";
import {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  keepRecoveryCodes,
  proveCode,
  renewRecoveryCodes,
} from "./mutations";
import { getSecondFactor } from "./queries";
import { signInWithCode } from "./sign-in-with-code";

const password = "correct horse battery";

// A code that is made at the end of its half minute would be older when it is looked at: the clock stands in the middle of one.
const HALF_MINUTE = 30_000;
beforeEach(() => {
  const now = (Math.floor(Date.now() / HALF_MINUTE) + 0.5) * HALF_MINUTE;
  vi.useFakeTimers({ toFake: ["Date"], now });
});
afterEach(() => void vi.useRealTimers());

/** The code of so many half minutes from now. The last one used counts, so tests go forward. */
const codeAt = (secret: string, steps: number) =>
  totpOf(secret, "").generate({ timestamp: Date.now() + steps * HALF_MINUTE });

/** Somebody with an authenticator, which has been used for its first code, a half minute ago. */
async function withAuthenticatorApp(): Promise<{ person: Person; secret: string; codes: string[] }> {
  const person = await testPerson({ password });
  const { secret } = await beginSecondFactor(person, { password });
  const { codes, proof } = await confirmSecondFactor(person, { code: codeAt(secret, -1) });
  return { person: { ...person, ...(await keepRecoveryCodes(person, { proof })) }, secret, codes };
}

/** The proof that the right password leads to. */
async function proofFor(person: Person): Promise<string> {
  const refused: unknown = await signIn(testVisitor(), { email: person.email, password }).catch((e: unknown) => e);
  return z.object({ proof: z.string() }).parse(refused instanceof Refusal ? refused.detail : null).proof;
}

const typed = (code: string) => codeInputShape.parse({ code });

describe("an authenticator", () => {
  it("asks for a code only once its first one was right, and gives ten recovery codes", async () => {
    const person = await testPerson({ password });
    const { secret, picture } = await beginSecondFactor(person, { password });
    expect(picture).toContain("<svg");
    await expect(signIn(testVisitor(), { email: person.email, password })).resolves.toBeDefined();
    await expect(confirmSecondFactor(person, { code: codeAt(secret, 5) })).rejects.toMatchObject({ code: "INVALID" });
    const { codes, proof } = await confirmSecondFactor(person, { code: codeAt(secret, 0) });
    expect(new Set(codes).size).toBe(10);
    // A letter of base32 holds five bits.
    expect(codes.filter((code) => code.replaceAll("-", "").length * 5 < 112)).toEqual([]);
    expect(await getSecondFactor(person)).toMatchObject({ codesLeft: 10 });
    const opened = await keepRecoveryCodes(person, { proof });
    expect(await isTwoFactor({ ...person, ...opened })).toBe(true);
    await expect(signIn(testVisitor(), { email: person.email, password })).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });
  });

  it("raises the session in which it was set up once its codes are kept, under a new name, and no other", async () => {
    const [person, other] = [await testPerson({ password }), await testPerson({ password })];
    const copied = { ...person };
    const elsewhere = { ...person, ...(await signIn(testVisitor(), { email: person.email, password })) };
    const { secret } = await beginSecondFactor(person, { password });
    const { proof } = await confirmSecondFactor(person, { code: codeAt(secret, 0) });
    for (const wrong of [other, elsewhere])
      await expect(keepRecoveryCodes(wrong, { proof })).rejects.toMatchObject({ code: "PRECONDITION" });
    await expect(keepRecoveryCodes(person, { proof: "forged" })).rejects.toMatchObject({ code: "PRECONDITION" });
    expect(await isTwoFactor(person)).toBe(false);
    await keepRecoveryCodes(person, { proof });
    expect(await isTwoFactor(copied)).toBe(false);
    await expect(keepRecoveryCodes(copied, { proof })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("keeps neither its secret nor a recovery code readable in the database", async () => {
    const { person, secret, codes } = await withAuthenticatorApp();
    const [factor] = await database().select().from(secondFactors).where(eq(secondFactors.userId, person.userId));
    const kept = await database().select().from(recoveryCodes).where(eq(recoveryCodes.userId, person.userId));
    const bytes = Buffer.concat([factor?.sealedSecret ?? Buffer.alloc(0), ...kept.map((row) => row.codeHash)]);
    expect(bytes.includes(secret)).toBe(false);
    for (const code of codes) expect(bytes.includes(code.replaceAll("-", ""))).toBe(false);
  });

  it("does not open with the secret of another account", async () => {
    const [one, other] = [await withAuthenticatorApp(), await withAuthenticatorApp()];
    const [stolen] = await database().select().from(secondFactors).where(eq(secondFactors.userId, one.person.userId));
    await database()
      .update(secondFactors)
      .set({ sealedSecret: stolen?.sealedSecret })
      .where(eq(secondFactors.userId, other.person.userId));
    await expect(proveCode(other.person, { code: codeAt(one.secret, 0) })).rejects.toMatchObject({ code: "INVALID" });
  });

  it("is set up and ended with the password, in a session that proved it", async () => {
    const { person } = await withAuthenticatorApp();
    await expect(beginSecondFactor(person, { password })).rejects.toMatchObject({ code: "PRECONDITION" });
    for (const wrong of ["", "not it"])
      await expect(endSecondFactor(person, { password: wrong })).rejects.toMatchObject({ code: "INVALID" });
    await endSecondFactor(person, { password });
    expect(await getSecondFactor(person)).toEqual({ since: null, codesLeft: 0 });
    await expect(signIn(testVisitor(), { email: person.email, password })).resolves.toBeDefined();
  });

  it("cannot be done away with, nor gone around, from a session that proved the password only", async () => {
    const { person } = await withAuthenticatorApp();
    await database().update(sessions).set({ secondFactorAt: null }).where(eq(sessions.id, person.sessionId));
    const refused = { code: "PRECONDITION" };
    await expect(endSecondFactor(person, { password })).rejects.toMatchObject(refused);
    await expect(renewRecoveryCodes(person, { password })).rejects.toMatchObject(refused);
    await expect(beginPasskey(person, { password })).rejects.toMatchObject(refused);
    await expect(changePassword(person, { current: password, password: "another long one" })).rejects.toMatchObject(
      refused,
    );
  });
});

describe("resetting the password", () => {
  it("goes around no second factor: the new one asks for the code as well", async () => {
    const { person, secret } = await withAuthenticatorApp();
    const token = (await makeResetLink(person.email)).path.replace("/reset/", "");
    await resetPassword(testVisitor(), { token, password: "another long one" });
    const refused: unknown = await signIn(testVisitor(), {
      email: person.email,
      password: "another long one",
    }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: "UNAUTHENTICATED" });
    const { proof } = z.object({ proof: z.string() }).parse(refused instanceof Refusal ? refused.detail : null);
    await expect(signInWithCode(testVisitor(), proof, typed(codeAt(secret, 0)))).resolves.toBeDefined();
  });
});

describe("signing in with a code", () => {
  it("takes each code once, one half minute early or late and no more", async () => {
    const { person, secret } = await withAuthenticatorApp();
    const proof = await proofFor(person);
    const enter = (code: string) => signInWithCode(testVisitor(), proof, typed(code));
    await expect(enter(codeAt(secret, -1))).rejects.toMatchObject({ code: "INVALID" });
    await expect(enter(codeAt(secret, 3))).rejects.toMatchObject({ code: "INVALID" });
    await expect(enter(codeAt(secret, -3))).rejects.toMatchObject({ code: "INVALID" });
    const code = codeAt(secret, 0);
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => enter(code)));
    expect(outcomes.filter(({ status }) => status === "fulfilled").length).toBeLessThanOrEqual(1);
    await expect(enter(code)).rejects.toBeDefined();
  });

  it("opens a session of two factors", async () => {
    const { person, secret } = await withAuthenticatorApp();
    const opened = await signInWithCode(testVisitor(), await proofFor(person), typed(codeAt(secret, 0)));
    expect(await isTwoFactor({ ...person, sessionId: opened.sessionId })).toBe(true);
  });

  it("takes each recovery code once, however it is written, until new ones are made", async () => {
    const { person, codes } = await withAuthenticatorApp();
    const enter = async (code: string) => signInWithCode(testVisitor(), await proofFor(person), typed(code));
    const [first = "", second = "", third = ""] = codes;
    await expect(enter(first)).resolves.toBeDefined();
    await expect(enter(first)).rejects.toMatchObject({ code: "INVALID" });
    await expect(enter(` ${second.toUpperCase().replaceAll("-", " ")} `)).resolves.toBeDefined();
    expect((await getSecondFactor(person)).codesLeft).toBe(8);
    await renewRecoveryCodes(person, { password });
    await expect(enter(third)).rejects.toMatchObject({ code: "INVALID" });
  });

  it("needs the proof of the password: forged, of another purpose or of a former password, it opens nothing", async () => {
    const { person, secret } = await withAuthenticatorApp();
    const proof = await proofFor(person);
    await changePassword(person, { current: password, password: "another long one" });
    for (const wrong of [undefined, "", "forged", proof])
      await expect(signInWithCode(testVisitor(), wrong, typed(codeAt(secret, 0)))).rejects.toMatchObject({
        code: "UNAUTHENTICATED",
      });
  });

  it("looks at no more than 10 codes of an account in 15 minutes, from however many addresses", async () => {
    const { person } = await withAuthenticatorApp();
    const proof = await proofFor(person);
    const codes: string[] = [];
    for (let guess = 0; guess < 30; guess += 1)
      await signInWithCode(testVisitor(), proof, typed(String(guess).padStart(6, "0"))).catch((error: unknown) =>
        codes.push(error instanceof Refusal ? error.code : "BROKEN"),
      );
    expect(codes.filter((code) => code === "INVALID")).toHaveLength(10);
    expect(codes.filter((code) => code === "RATE_LIMITED")).toHaveLength(20);
  });
});

describe("an address from which others have failed 50 times", () => {
  const exhausted = async () => {
    const visitor = testVisitor();
    for (let time = 0; time < 50; time += 1) await countVisit(visitor.address);
    return visitor;
  };

  it("keeps out nobody who has a passkey, and no browser of the account that has a code", async () => {
    const visitor = await exhausted();
    const { person, secret } = await withAuthenticatorApp();
    const proof = await proofFor(person);
    const code = typed(codeAt(secret, 0));
    const refused: unknown = await signInWithCode(visitor, proof, code).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: "RATE_LIMITED" });
    expect(refused).toHaveProperty(
      "message",
      expect.stringMatching(/^Too many tries in a short time\. Wait \d+ \w+\.$/),
    );
    const knownBrowser = await rememberBrowser(null, person.userId);
    await expect(signInWithCode({ ...visitor, knownBrowser }, proof, code)).resolves.toBeDefined();
    const key = await passkeyOf(person);
    const { challenge } = await beginPasskeySignIn(visitor);
    await expect(signInWithPasskey(visitor, { assertion: key.sign(challenge) })).resolves.toBeDefined();
  });
});

describe("signing in with a passkey", () => {
  it("opens a session of two factors, once for each challenge", async () => {
    const person = await testPerson({ password });
    const key = testAuthenticator();
    const { challenge } = await beginPasskey(person, { password });
    await addPasskey(person, { name: "Key", registration: key.register(challenge) });
    const asked = await beginPasskeySignIn(testVisitor());
    const assertion = key.sign(asked.challenge);
    const opened = await signInWithPasskey(testVisitor(), { assertion });
    expect(opened.userId).toBe(person.userId);
    expect(await isTwoFactor({ ...person, sessionId: opened.sessionId })).toBe(true);
    const refused = { code: "UNAUTHENTICATED" };
    await expect(signInWithPasskey(testVisitor(), { assertion })).rejects.toMatchObject(refused);
    await expect(signInWithPasskey(testVisitor(), { assertion: key.sign(challenge) })).rejects.toMatchObject(refused);
    const stranger = testAuthenticator().sign((await beginPasskeySignIn(testVisitor())).challenge);
    await expect(signInWithPasskey(testVisitor(), { assertion: stranger })).rejects.toMatchObject(refused);
  });

  it("proves the second factor of its own holder's open session only", async () => {
    const [person, other] = [await testPerson({ password }), await testPerson({ password })];
    const key = testAuthenticator();
    const { challenge } = await beginPasskey(person, { password });
    await addPasskey(person, { name: "Key", registration: key.register(challenge) });
    const { sessionId } = await signIn(testVisitor(), { email: person.email, password });
    const session = { ...person, sessionId };
    expect(await isTwoFactor(session)).toBe(false);
    const others = await beginPasskeyProof(other);
    await expect(provePasskey(other, { assertion: key.sign(others.challenge) })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    expect(await isTwoFactor(other)).toBe(false);
    const raised = await provePasskey(session, { assertion: key.sign((await beginPasskeyProof(session)).challenge) });
    expect(await isTwoFactor({ ...session, sessionId: raised.sessionId })).toBe(true);
  });
});
