import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { database, withOrg } from "@/db/client";
import { sessions, users } from "@/db/schema/accounts";
import { memberships } from "@/db/schema/organizations";
import { ssoAttempts, ssoConnections } from "@/db/schema/sso";
import { testOrganization, type TestOrganization } from "@/db/testing/factories";
import { startProvider, type TestProvider } from "@/db/testing/oidc/start";
import { testPerson, testVisitor } from "@/db/testing/people";
import { contextOf } from "@/lib/auth/context";
import { hashOfToken } from "@/lib/auth/secret";
import { addDomain, verifyDomain } from "../domains/mutations";
import { removeSso, saveSso } from "../mutations";
import { getSso } from "../queries";
import { beginSso, finishSso, ssoReturnAddress } from "./mutations";

// The environment is read once, when the first module asks for it: before every import.
vi.hoisted(() => vi.stubEnv("OUTBOUND_ALLOW", "localhost"));

/** An organization with a provider and a domain of its own. */
interface Connected extends TestOrganization {
  readonly provider: TestProvider;
  readonly domain: string;
}

let one: Connected;
let other: Connected;
const ROLES = [{ value: "architects", role: "lead" as const }];

async function connect(): Promise<Connected> {
  const organization = await testOrganization();
  const provider = await startProvider([ssoReturnAddress(organization.organizationId)]);
  const domain = `${randomUUID()}.example`;
  const { domainId } = await addDomain(organization.owner, { domain });
  const challenge = (await getSso(organization.owner)).domains[0]?.challenge ?? "";
  await verifyDomain(organization.owner, { domainId }, () => Promise.resolve([challenge]));
  await saveSso(organization.owner, {
    issuer: provider.issuer,
    clientId: "accord",
    clientSecret: provider.clientSecret,
    defaultRole: "member",
    roleClaim: "groups",
    roleLines: ROLES,
    isEnforced: false,
  });
  return { ...organization, provider, domain };
}

beforeAll(async () => {
  [one, other] = await Promise.all([connect(), connect()]);
});
afterAll(() => {
  one.provider.stop();
  other.provider.stop();
});

const somebody = (domain: string) => ({
  email: `${randomUUID()}@${domain}`,
  email_verified: true,
  name: "Sonja Sign-On",
});

/** Sends somebody to their provider and back. Nothing of the answer has been used yet. */
async function goThere(at: Connected, claims: Readonly<Record<string, unknown>>) {
  const browser = randomUUID();
  const { url } = await beginSso(testVisitor(), { email: `x@${at.domain}`, next: "/" }, browser);
  const back = await at.provider.visit(url, claims);
  const finish = (changed: { organizationId?: string; parameters?: URLSearchParams; browser?: string } = {}) =>
    finishSso(testVisitor(), {
      organizationId: at.organizationId,
      parameters: back.searchParams,
      browser,
      ...changed,
    });
  return { url, back, browser, finish };
}

const memberOf = (at: Connected, userId: string) =>
  withOrg({ organizationId: at.organizationId, userId: null }, (tx) =>
    tx.select().from(memberships).where(eq(memberships.userId, userId)),
  );
const accountOf = (email: string) => database().select().from(users).where(eq(users.email, email));

describe("signing in through an organization's provider", () => {
  it("makes somebody new a member, with the role their group stands for, and knows them again", async () => {
    const claims = { ...somebody(one.domain), groups: ["architects", "others"] };
    const first = await (await goThere(one, claims)).finish();
    expect(await memberOf(one, first.userId)).toMatchObject([{ role: "lead", status: "active" }]);
    expect(await accountOf(claims.email)).toMatchObject([{ name: "Sonja Sign-On", passwordHash: null }]);
    const again = await (await goThere(one, claims)).finish();
    expect(again.userId).toBe(first.userId);
    expect(again.sessionId).not.toBe(first.sessionId);
    const plain = await (await goThere(one, somebody(one.domain))).finish();
    expect(await memberOf(one, plain.userId)).toMatchObject([{ role: "member" }]);
  });

  it("knows somebody who has an account by their verified address, and leaves their password as it is", async () => {
    const claims = somebody(one.domain);
    const person = await testPerson({ email: claims.email, password: "correct horse battery" });
    const [before] = await accountOf(claims.email);
    const opened = await (await goThere(one, claims)).finish();
    expect(opened.userId).toBe(person.userId);
    expect(await accountOf(claims.email)).toEqual([before]);
  });

  it("opens the provider's own organization, and no other that the person belongs to", async () => {
    const opened = await (await goThere(one, somebody(one.domain))).finish();
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
  const refused = { code: "UNAUTHENTICATED" };

  it("by an answer that was used: state, nonce and code serve once", async () => {
    const { finish, back } = await goThere(one, somebody(one.domain));
    await finish();
    await expect(finish()).rejects.toMatchObject(refused);
    // The code of the first answer, under the state of a fresh attempt: its verifier and nonce are others.
    const fresh = await goThere(one, somebody(one.domain));
    const mixed = new URLSearchParams(back.searchParams);
    mixed.set("state", fresh.back.searchParams.get("state") ?? "");
    await expect(fresh.finish({ parameters: mixed })).rejects.toMatchObject(refused);
  });

  it("by a token with another nonce, or a code with another verifier, than the attempt began with", async () => {
    for (const changed of [{ nonce: randomUUID() }, { codeVerifier: "v".repeat(43) }]) {
      const { finish, back } = await goThere(one, somebody(one.domain));
      const state = back.searchParams.get("state") ?? "";
      await database()
        .update(ssoAttempts)
        .set(changed)
        .where(eq(ssoAttempts.stateHash, hashOfToken(state)));
      await expect(finish()).rejects.toMatchObject(refused);
    }
  });

  it("by a stolen code, before it was used, in an attempt of the thief's own", async () => {
    const [victim, thief] = [await goThere(one, somebody(one.domain)), await goThere(one, somebody(one.domain))];
    const stolen = new URLSearchParams(thief.back.searchParams);
    stolen.set("code", victim.back.searchParams.get("code") ?? "");
    await expect(thief.finish({ parameters: stolen })).rejects.toMatchObject(refused);
  });

  it("by one answer that arrives 20 times at once, more than once", async () => {
    const { finish } = await goThere(one, somebody(one.domain));
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => finish()));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("in a browser that did not begin, or with a state that nobody began", async () => {
    const { finish, back } = await goThere(one, somebody(one.domain));
    await expect(finish({ browser: randomUUID() })).rejects.toMatchObject(refused);
    const forged = new URLSearchParams(back.searchParams);
    forged.set("state", randomUUID());
    await expect(finish({ parameters: forged })).rejects.toMatchObject(refused);
  });

  it("by one provider's answer in the name of another, whichever way they are mixed up", async () => {
    const [here, there] = [await goThere(one, somebody(one.domain)), await goThere(other, somebody(other.domain))];
    await expect(here.finish({ organizationId: other.organizationId })).rejects.toMatchObject(refused);
    const again = await goThere(one, somebody(one.domain));
    const foreignCode = new URLSearchParams(again.back.searchParams);
    foreignCode.set("code", there.back.searchParams.get("code") ?? "");
    await expect(again.finish({ parameters: foreignCode })).rejects.toMatchObject(refused);
    const third = await goThere(one, somebody(one.domain));
    const foreignIssuer = new URLSearchParams(third.back.searchParams);
    foreignIssuer.set("iss", other.provider.issuer);
    await expect(third.finish({ parameters: foreignIssuer })).rejects.toMatchObject(refused);
    const fourth = await goThere(one, somebody(one.domain));
    const noIssuer = new URLSearchParams(fourth.back.searchParams);
    noIssuer.delete("iss");
    await expect(fourth.finish({ parameters: noIssuer })).rejects.toMatchObject(refused);
  });

  it("by an address that the provider has not verified, that is not in a verified domain, or that is none", async () => {
    const person = somebody(one.domain);
    for (const claims of [
      { ...person, email_verified: false },
      { ...person, email_verified: "true" },
      { email: person.email },
      { email_verified: true },
      somebody(other.domain),
      somebody("elsewhere.example"),
      { ...person, email: `a@${one.domain}, b@elsewhere.example` },
      { ...person, email: `x@elsewhere.example@${one.domain}` },
      { ...person, email: `"x@elsewhere.example"@${one.domain}` },
    ])
      await expect((await goThere(one, claims)).finish(), JSON.stringify(claims)).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
    expect(await accountOf(person.email)).toEqual([]);
  });

  it("who was suspended or removed", async () => {
    const claims = somebody(one.domain);
    const { userId } = await (await goThere(one, claims)).finish();
    for (const status of ["suspended", "removed"] as const) {
      await withOrg({ organizationId: one.organizationId, userId: null }, (tx) =>
        tx.update(memberships).set({ status }).where(eq(memberships.userId, userId)),
      );
      await expect((await goThere(one, claims)).finish()).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
  });

  it("as somebody else, when an address goes to another subject of the provider", async () => {
    const claims = somebody(one.domain);
    await (await goThere(one, claims)).finish();
    const successor = await goThere(one, { ...claims, name: "Somebody Else" });
    await expect(successor.finish()).rejects.toMatchObject({ code: "CONFLICT" });
  });
});

describe("enforced sign-on", () => {
  it("lets nobody but owners in by password, and ends with the provider", async () => {
    const at = await connect();
    const opened = await (await goThere(at, somebody(at.domain))).finish();
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
