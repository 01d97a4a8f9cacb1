import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { database, withOrg } from "@/db/client";
import { sessions, users } from "@/db/schema/accounts";
import { memberships } from "@/db/schema/organizations";
import { ssoConnections } from "@/db/schema/sso";
import { SIGN_ON_ATTACKS } from "@/db/testing/oidc/attacks";
import { connect, goThere, somebodyOf, type Connected } from "@/db/testing/oidc/sign-on";
import { testPerson, testVisitor } from "@/db/testing/people";
import { contextOf } from "@/lib/auth/context";
import { countVisit } from "@/lib/auth/guard/guessing";
import { Refusal } from "@/lib/errors";
import { removeSso } from "../mutations";
import { beginSso } from "./mutations";

// The environment is read once, when the first module asks for it: before every import.
vi.hoisted(() => vi.stubEnv("OUTBOUND_ALLOW", "localhost"));

let one: Connected;
let other: Connected;

beforeAll(async () => {
  [one, other] = await Promise.all([connect(), connect()]);
});
afterAll(() => {
  one.provider.stop();
  other.provider.stop();
});

const memberOf = (at: Connected, userId: string) =>
  withOrg({ organizationId: at.organizationId, userId: null }, (tx) =>
    tx.select().from(memberships).where(eq(memberships.userId, userId)),
  );
const accountOf = (email: string) => database().select().from(users).where(eq(users.email, email));

describe("signing in through an organization's provider", () => {
  it("makes somebody new a member, with the role their group stands for, and knows them again", async () => {
    const claims = { ...somebodyOf(one.domain), groups: ["architects", "others"] };
    const first = await (await goThere(one, claims)).finish();
    expect(await memberOf(one, first.userId)).toMatchObject([{ role: "lead", status: "active" }]);
    expect(await accountOf(claims.email)).toMatchObject([{ name: "Sonja Sign-On", passwordHash: null }]);
    const again = await (await goThere(one, claims)).finish();
    expect(again.userId).toBe(first.userId);
    expect(again.sessionId).not.toBe(first.sessionId);
    const plain = await (await goThere(one, somebodyOf(one.domain))).finish();
    expect(await memberOf(one, plain.userId)).toMatchObject([{ role: "member" }]);
  });

  it("knows somebody whose mailbox was proven by their verified address, and leaves their password as it is", async () => {
    const claims = somebodyOf(one.domain);
    const person = await testPerson({ email: claims.email, password: "correct horse battery" });
    await database().update(users).set({ emailVerifiedAt: new Date() }).where(eq(users.id, person.userId));
    const [before] = await accountOf(claims.email);
    const opened = await (await goThere(one, claims)).finish();
    expect(opened.userId).toBe(person.userId);
    expect(await accountOf(claims.email)).toEqual([before]);
  });

  it("gives nobody's membership to an account that somebody made in advance, until its holder signs in to it", async () => {
    const claims = somebodyOf(one.domain);
    const person = await testPerson({ email: claims.email, password: "correct horse battery" });
    const stranger = await testPerson();
    for (const signedInAs of [null, stranger.userId])
      await expect((await goThere(one, claims)).finish({ signedInAs })).rejects.toMatchObject({ code: "PRECONDITION" });
    expect(await memberOf(one, person.userId)).toEqual([]);
    const opened = await (await goThere(one, claims)).finish({ signedInAs: person.userId });
    expect(opened.userId).toBe(person.userId);
    expect(await accountOf(claims.email)).not.toMatchObject([{ emailVerifiedAt: null }]);
    expect((await (await goThere(one, claims)).finish()).userId).toBe(person.userId);
  });

  it("is begun 100 times from one address in a quarter of an hour, and uses up no try of anything else", async () => {
    const visitor = testVisitor();
    const begin = () => beginSso(visitor, { email: "x@nobody-has-this.example", next: "/" }, "b");
    for (let time = 0; time < 100; time += 1) await expect(begin()).rejects.toMatchObject({ code: "PRECONDITION" });
    await expect(begin()).rejects.toMatchObject({ code: "RATE_LIMITED" });
    await expect(countVisit(visitor.address)).resolves.toBeDefined();
  });

  it("opens the provider's own organization, and no other that the person belongs to", async () => {
    const opened = await (await goThere(one, somebodyOf(one.domain))).finish();
    await withOrg({ organizationId: other.organizationId, userId: null }, (tx) =>
      tx
        .insert(memberships)
        .values({ organizationId: other.organizationId, id: randomUUID(), userId: opened.userId, role: "member" }),
    );
    const person = { ...opened, name: "", email: "" };
    expect(await contextOf(person, one.slug)).not.toBeNull();
    expect(await contextOf(person, other.slug)).toBeNull();
  });
});

describe("nobody is signed in", () => {
  it.each(SIGN_ON_ATTACKS)("$name", async ({ play, allowed = 0 }) => {
    const outcomes = await play(one, other);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(allowed);
    for (const outcome of outcomes) if (outcome.status === "rejected") expect(outcome.reason).toBeInstanceOf(Refusal);
  });

  it("who was suspended or removed", async () => {
    const claims = somebodyOf(one.domain);
    const { userId } = await (await goThere(one, claims)).finish();
    for (const status of ["suspended", "removed"] as const) {
      await withOrg({ organizationId: one.organizationId, userId: null }, (tx) =>
        tx.update(memberships).set({ status }).where(eq(memberships.userId, userId)),
      );
      await expect((await goThere(one, claims)).finish()).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
  });
});

describe("enforced sign-on", () => {
  it("lets nobody but owners in by password, and ends with the provider", async () => {
    const at = await connect();
    const opened = await (await goThere(at, somebodyOf(at.domain))).finish();
    const enforce = { isEnforced: true };
    await withOrg(at.owner, (tx) =>
      tx.update(ssoConnections).set(enforce).where(eq(ssoConnections.organizationId, at.organizationId)),
    );
    const bySso = { ...opened, name: "", email: "" };
    expect(await contextOf(bySso, at.slug)).not.toBeNull();
    const byPassword = async (userId: string) => {
      const sessionId = randomUUID();
      await database()
        .insert(sessions)
        .values({ id: sessionId, userId, expiresAt: new Date(Date.now() + 3_600_000) });
      return contextOf({ userId, sessionId, name: "", email: "" }, at.slug);
    };
    expect(await byPassword(opened.userId)).toBeNull();
    expect(await byPassword(at.owner.userId)).not.toBeNull();
    await removeSso(at.owner);
    expect(await contextOf({ ...bySso }, at.slug)).toBeNull();
    expect(await byPassword(opened.userId)).not.toBeNull();
    await expect(beginSso(testVisitor(), { email: `x@${at.domain}`, next: "/" }, "b")).rejects.toMatchObject({
      code: "PRECONDITION",
    });
    at.provider.stop();
  });
});
