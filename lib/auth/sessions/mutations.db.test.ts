import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { encode } from "next-auth/jwt";
import { describe, expect, it, vi } from "vitest";
import { database } from "@/db/client";
import { sessions } from "@/db/schema/accounts";
import { whileHolding } from "@/db/testing/holding";
import { testEmail, testPerson, testVisitor } from "@/db/testing/people";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { changePassword } from "../accounts/mutations";
import { rememberBrowser } from "../guard/known-browser";
import { personOfToken, type Person } from "../person";
import { makeResetLink, resetPassword } from "../reset/mutations";
import { endOtherSessions, endSession, signIn } from "./mutations";
import { IDLE_DAYS, raiseSession, SESSION_DAYS } from "./open";
import { isTwoFactor, listSessions } from "./queries";

const password = "correct horse battery";
const tokenOf = (sid: string) => encode({ token: { sid }, secret: env.NEXTAUTH_SECRET });

describe("signing in", () => {
  it("opens a new session each time, which the cookie's token leads to", async () => {
    const person = await testPerson({ password });
    const first = await signIn(testVisitor(), { email: person.email, password });
    const second = await signIn(testVisitor(), { email: person.email, password });
    expect(first.sessionId).not.toBe(second.sessionId);
    const found = await personOfToken(await tokenOf(first.sessionId));
    expect(found).toEqual({ ...person, sessionId: first.sessionId });
  });

  it("refuses a wrong password and an unknown address with the same words", async () => {
    const person = await testPerson({ password });
    const refusal = { code: "UNAUTHENTICATED", message: "This address and password do not belong together." };
    await expect(signIn(testVisitor(), { email: person.email, password: "wrong password" })).rejects.toMatchObject(
      refusal,
    );
    await expect(signIn(testVisitor(), { email: testEmail(), password })).rejects.toMatchObject(refusal);
  });

  it("does not let anybody in to an account without a password", async () => {
    const person = await testPerson();
    await expect(signIn(testVisitor(), { email: person.email, password })).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });
  });

  it("looks at no more than 10 of 1,000 guesses at one account, from 1,000 addresses, and still lets its holder in", async () => {
    const person = await testPerson({ password });
    const knownBrowser = await rememberBrowser(null, person.userId);
    let evaluated = 0;
    let refused = 0;
    for (let guess = 0; guess < 1000; guess += 1) {
      const code = await signIn(testVisitor(), { email: person.email, password: `guess ${guess}` }).then(
        () => "OPENED",
        (error: { code: string }) => error.code,
      );
      if (code === "RATE_LIMITED") refused += 1;
      else evaluated += 1;
    }
    expect({ evaluated, refused }).toEqual({ evaluated: 10, refused: 990 });
    await expect(signIn(testVisitor(), { email: person.email, password })).rejects.toMatchObject({
      code: "RATE_LIMITED",
    });
    await expect(signIn(testVisitor({ knownBrowser }), { email: person.email, password })).resolves.toBeDefined();
  });

  it("looks at no more than 50 guesses from one address, at whatever accounts", async () => {
    const visitor = testVisitor();
    const codes = new Map<string, number>();
    for (let guess = 0; guess < 70; guess += 1) {
      const code = await signIn(visitor, { email: testEmail(), password }).then(
        () => "OPENED",
        (error: { code: string }) => error.code,
      );
      codes.set(code, (codes.get(code) ?? 0) + 1);
    }
    expect(Object.fromEntries(codes)).toEqual({ UNAUTHENTICATED: 50, RATE_LIMITED: 20 });
  });

  it("does not count what succeeded, so an office behind one address can sign in", async () => {
    const person = await testPerson({ password });
    const visitor = testVisitor();
    for (let time = 0; time < 55; time += 1)
      await expect(signIn(visitor, { email: person.email, password })).resolves.toBeDefined();
  });

  it("trusts no browser that another account, or a forger, made known", async () => {
    const person = await testPerson({ password });
    const forged = await encode({
      token: { browser: "b", userIds: [person.userId] },
      secret: "x".repeat(32),
      salt: "known-browser",
    });
    const others = await rememberBrowser(null, (await testPerson()).userId);
    for (let guess = 0; guess < 10; guess += 1)
      await expect(signIn(testVisitor(), { email: person.email, password: "wrong" })).rejects.toBeDefined();
    for (const knownBrowser of [forged, others, "nonsense"])
      await expect(signIn(testVisitor({ knownBrowser }), { email: person.email, password })).rejects.toMatchObject({
        code: "RATE_LIMITED",
      });
  });
});

describe("the log", () => {
  it("says who signed in and how, what was refused, and when tries are exhausted, without an address of a mailbox or a password", async () => {
    const person = await testPerson({ password });
    const info = vi.spyOn(log, "info");
    const warn = vi.spyOn(log, "warn");
    await signIn(testVisitor(), { email: person.email, password });
    const visitor = testVisitor();
    for (let guess = 0; guess < 11; guess += 1)
      await expect(signIn(visitor, { email: person.email, password: "a wrong one" })).rejects.toBeDefined();
    const lines = [...info.mock.calls, ...warn.mock.calls].map(([line]) => JSON.stringify(line));
    const told = (part: object) => lines.filter((line) => line === JSON.stringify(part)).length;
    const { userId } = person;
    expect(told({ event: "session.opened", userId, way: "password", isTwoFactor: false })).toBe(1);
    expect(told({ event: "sign_in.refused", account: userId, from: visitor.address })).toBe(10);
    expect(told({ event: "tries.exhausted", counted: "sign-in-account" })).toBe(1);
    expect(lines.join()).not.toMatch(/a wrong one|correct horse|@test/);
  });
});

describe("with a password that is replaced at the same moment", () => {
  const remaining = (userId: string) => database().select().from(sessions).where(eq(sessions.userId, userId));

  it("nobody is signed in any more", async () => {
    const person = await testPerson({ password });
    const outcome = await whileHolding(
      async (client) => {
        await client.query("update users set password_hash = 'another' where id = $1", [person.userId]);
        await client.query("delete from sessions where user_id = $1", [person.userId]);
      },
      () => signIn(testVisitor(), { email: person.email, password }),
    );
    expect(outcome).toMatchObject({ status: "rejected", reason: { code: "UNAUTHENTICATED" } });
    expect(await remaining(person.userId)).toEqual([]);
  });

  it("a session opened just before is ended by a change and by a reset", async () => {
    const replacements: readonly ((person: Person) => Promise<() => Promise<unknown>>)[] = [
      (person) => Promise.resolve(() => changePassword(person, { current: password, password: "another long one" })),
      async (person) => {
        const token = (await makeResetLink(person.email)).path.replace("/reset/", "");
        return () => resetPassword(testVisitor(), { token, password: "another long one" });
      },
    ];
    for (const prepare of replacements) {
      const person = await testPerson({ password });
      const replace = await prepare(person);
      const slipped = randomUUID();
      const outcome = await whileHolding(async (client) => {
        await client.query("select from users where id = $1 for share", [person.userId]);
        await client.query("insert into sessions (id, user_id, expires_at) values ($2, $1, now() + interval '1 day')", [
          person.userId,
          slipped,
        ]);
      }, replace);
      expect(outcome.status).toBe("fulfilled");
      const left = (await remaining(person.userId)).map(({ id }) => id);
      expect(left).not.toContain(slipped);
      expect(left).not.toContain(person.sessionId);
    }
  });
});

describe("a session", () => {
  it("is nobody once it is ended, expired, or its token was made with another secret", async () => {
    const person = await testPerson();
    const token = await tokenOf(person.sessionId);
    expect(await personOfToken(token)).toEqual(person);
    expect(await personOfToken(await encode({ token: { sid: person.sessionId }, secret: "y".repeat(32) }))).toBeNull();
    expect(await personOfToken("not a token")).toBeNull();
    await endSession(person, { sessionId: person.sessionId });
    expect(await personOfToken(token)).toBeNull();

    const late = await testPerson();
    await database()
      .update(sessions)
      .set({ expiresAt: new Date(0) })
      .where(eq(sessions.id, late.sessionId));
    expect(await personOfToken(await tokenOf(late.sessionId))).toBeNull();
  });

  it("is noted as seen every five minutes at most", async () => {
    const person = await testPerson();
    const lastSeen = async () => (await listSessions(person))[0]?.lastSeenAt.getTime() ?? 0;
    const fresh = await lastSeen();
    await personOfToken(await tokenOf(person.sessionId));
    expect(await lastSeen()).toBe(fresh);
    await database()
      .update(sessions)
      .set({ lastSeenAt: new Date(Date.now() - 600_000) })
      .where(eq(sessions.id, person.sessionId));
    await personOfToken(await tokenOf(person.sessionId));
    expect(await lastSeen()).toBeGreaterThanOrEqual(fresh);
  });

  it("has ended when nobody used it for two weeks, and is listed no more", async () => {
    const person = await testPerson();
    const token = await tokenOf(person.sessionId);
    const lastSeen = (daysAgo: number) =>
      database()
        .update(sessions)
        .set({ lastSeenAt: new Date(Date.now() - daysAgo * 86_400_000), expiresAt: new Date(Date.now() + 86_400_000) })
        .where(eq(sessions.id, person.sessionId));
    await lastSeen(IDLE_DAYS + 0.01);
    expect(await listSessions(person)).toEqual([]);
    expect(await personOfToken(token)).toBeNull();
    await lastSeen(IDLE_DAYS - 0.01);
    expect(await personOfToken(token)).not.toBeNull();
  });

  it("runs out after thirty days, however much it is used", async () => {
    const person = await testPerson({ password });
    const { sessionId } = await signIn(testVisitor(), { email: person.email, password });
    const [opened] = await database().select().from(sessions).where(eq(sessions.id, sessionId));
    const days = ((opened?.expiresAt.getTime() ?? 0) - (opened?.createdAt.getTime() ?? 0)) / 86_400_000;
    expect(days).toBeCloseTo(SESSION_DAYS, 3);
  });

  it("gets another name when a second factor is proven in it, and the old one is nobody's", async () => {
    const person = await testPerson();
    const raised = await raiseSession(person);
    expect(raised.sessionId).not.toBe(person.sessionId);
    expect(await isTwoFactor({ ...person, sessionId: raised.sessionId })).toBe(true);
    expect(await personOfToken(await tokenOf(person.sessionId))).toBeNull();
    expect(await listSessions(person)).toHaveLength(1);
    await expect(raiseSession(person)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("can be ended by its own person only", async () => {
    const [person, stranger] = [await testPerson(), await testPerson()];
    await expect(endSession(stranger, { sessionId: person.sessionId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await personOfToken(await tokenOf(person.sessionId))).not.toBeNull();
  });

  it("outlives the end of all others", async () => {
    const person = await testPerson({ password });
    const other = await signIn(testVisitor(), { email: person.email, password });
    expect(await listSessions(person)).toHaveLength(2);
    expect(await endOtherSessions(person)).toEqual({ ended: 1 });
    expect(await personOfToken(await tokenOf(other.sessionId))).toBeNull();
    expect(await listSessions(person)).toMatchObject([{ id: person.sessionId, isCurrent: true }]);
  });
});
