import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { ssoAttempts } from "@/db/schema/sso";
import { testPerson } from "@/db/testing/people";
import { hashOfToken } from "@/lib/auth/secret";
import { type Connected, goThere, somebodyOf } from "./sign-on";

/** A way to be signed in that must not be one. `play` returns what each try came to; `allowed` of them may succeed. */
export interface SignOnAttack {
  readonly name: string;
  readonly play: (one: Connected, other: Connected) => Promise<readonly PromiseSettledResult<unknown>[]>;
  readonly allowed?: number;
}

const settled = (...tries: readonly Promise<unknown>[]) => Promise.allSettled(tries);

/** An answer to `one`'s attempt with some of its parameters replaced; null takes one away. */
async function changed(one: Connected, parameters: Readonly<Record<string, string | null>>) {
  const { finish, back } = await goThere(one, somebodyOf(one.domain));
  const forged = new URLSearchParams(back.searchParams);
  for (const [name, value] of Object.entries(parameters))
    if (value === null) forged.delete(name);
    else forged.set(name, value);
  return settled(finish({ parameters: forged }));
}

/** An answer to an attempt of which the server kept something else. */
async function kept(one: Connected, other: { readonly nonce?: string; readonly codeVerifier?: string }) {
  const { finish, back } = await goThere(one, somebodyOf(one.domain));
  const stateHash = hashOfToken(back.searchParams.get("state") ?? "");
  await database().update(ssoAttempts).set(other).where(eq(ssoAttempts.stateHash, stateHash));
  return settled(finish());
}

async function claimed(one: Connected, claims: Readonly<Record<string, unknown>>) {
  return settled((await goThere(one, claims)).finish());
}

const codeOf = async (at: Connected) => (await goThere(at, somebodyOf(at.domain))).back.searchParams.get("code");

export const SIGN_ON_ATTACKS: readonly SignOnAttack[] = [
  {
    name: "by an answer that was used: its state serves once",
    play: async (one) => {
      const { finish } = await goThere(one, somebodyOf(one.domain));
      await finish();
      return settled(finish());
    },
  },
  {
    name: "by a code that was used, under the state of a fresh attempt",
    play: async (one) => {
      const { finish, back } = await goThere(one, somebodyOf(one.domain));
      await finish();
      return changed(one, { code: back.searchParams.get("code") });
    },
  },
  {
    name: "by one answer that arrives 20 times at once, more than once",
    allowed: 1,
    play: async (one) => {
      const { finish } = await goThere(one, somebodyOf(one.domain));
      return settled(...Array.from({ length: 20 }, () => finish()));
    },
  },
  { name: "by a token with another nonce", play: (one) => kept(one, { nonce: randomUUID() }) },
  { name: "by a code with another verifier", play: (one) => kept(one, { codeVerifier: "v".repeat(43) }) },
  { name: "by a stolen code, before it was used", play: async (one) => changed(one, { code: await codeOf(one) }) },
  { name: "by a code of another provider", play: async (one, other) => changed(one, { code: await codeOf(other) }) },
  { name: "by a made-up code", play: (one) => changed(one, { code: randomUUID() }) },
  { name: "without a code", play: (one) => changed(one, { code: null }) },
  { name: "with a state that nobody began", play: (one) => changed(one, { state: randomUUID() }) },
  { name: "without a state", play: (one) => changed(one, { state: null }) },
  {
    name: "by an answer in another provider's name",
    play: (one, other) => changed(one, { iss: other.provider.issuer }),
  },
  { name: "by an answer that names no provider", play: (one) => changed(one, { iss: null }) },
  { name: "by an answer that is an error", play: (one) => changed(one, { error: "access_denied" }) },
  {
    name: "by an answer at another organization's address",
    play: async (one, other) => {
      const { finish } = await goThere(one, somebodyOf(one.domain));
      return settled(finish({ organizationId: other.organizationId }));
    },
  },
  {
    name: "in a browser that did not begin",
    play: async (one) => {
      const { finish } = await goThere(one, somebodyOf(one.domain));
      return settled(finish({ browser: randomUUID() }));
    },
  },
  {
    name: "by an address that the provider has not verified",
    play: (one) => claimed(one, { ...somebodyOf(one.domain), email_verified: false }),
  },
  {
    name: "by an address whose verification is a word",
    play: (one) => claimed(one, { ...somebodyOf(one.domain), email_verified: "true" }),
  },
  {
    name: "by an address of which nothing is said",
    play: (one) => claimed(one, { email: somebodyOf(one.domain).email }),
  },
  { name: "without an address", play: (one) => claimed(one, { email_verified: true }) },
  {
    name: "by an address in another organization's domain",
    play: (one, other) => claimed(one, somebodyOf(other.domain)),
  },
  { name: "by an address in nobody's domain", play: (one) => claimed(one, somebodyOf("elsewhere.example")) },
  {
    name: "by two addresses in one",
    play: (one) => claimed(one, { ...somebodyOf(one.domain), email: `a@${one.domain}, b@elsewhere.example` }),
  },
  {
    name: "by an address with two ats",
    play: (one) => claimed(one, { ...somebodyOf(one.domain), email: `x@elsewhere.example@${one.domain}` }),
  },
  {
    name: "by a quoted address",
    play: (one) => claimed(one, { ...somebodyOf(one.domain), email: `"x@elsewhere.example"@${one.domain}` }),
  },
  {
    name: "into an account that somebody else made in advance with this address",
    play: async (one) => {
      const claims = somebodyOf(one.domain);
      await testPerson({ email: claims.email, password: "made in advance" });
      return claimed(one, claims);
    },
  },
  {
    name: "as somebody else, when an address goes to another subject of the provider",
    play: async (one) => {
      const claims = somebodyOf(one.domain);
      await (await goThere(one, claims)).finish();
      return claimed(one, { ...claims, name: "Somebody Else" });
    },
  },
];
