import { verifyAuthenticationResponse } from "@simplewebauthn/server";
import { and, eq, lt, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { passkeys } from "@/db/schema/identity";
import { forbidden, Refusal } from "@/lib/errors";
import { log } from "@/lib/log";
import type { Assertion } from "./input";
import { relyingParty } from "./relying-party";
import { servesIn } from "./rules";

/** A key that has just signed, and what is needed to check the signature once more. */
export interface ProvenKey {
  readonly passkeyId: string;
  readonly userId: string;
  readonly name: string;
  readonly credentialId: string;
  /** As COSE writes it. */
  readonly publicKey: Buffer;
  /** COSE's number: -7 ES256, -8 EdDSA, -257 RS256. */
  readonly algorithm: number;
}

/** Is this the challenge that was to be signed? Gets it as base64url. */
export type ExpectedChallenge = string | ((challenge: string) => Promise<boolean>);

interface Asked {
  /** Whose key it has to be; anybody's, where that is what is asked. */
  readonly holder?: { readonly userId: string };
  /** Where something is signed; null for a way in, and for a second factor. */
  readonly organizationId?: string | null;
}

/**
 * Checks that a key of an account signed `expected` on this site, with its holder verified by fingerprint, face or PIN, and
 * notes the use. The caller answers for the challenge: that it is fresh, or names exactly what is signed. Refuses with UNAUTHENTICATED,
 * and with FORBIDDEN, before it is looked at, a key that does not serve what it is asked for: what is noted of somebody else's stays.
 */
export async function verifyAssertion(
  assertion: Assertion,
  expected: ExpectedChallenge,
  { holder, organizationId = null }: Asked = {},
): Promise<ProvenKey> {
  const [key] = await database().select().from(passkeys).where(eq(passkeys.credentialId, assertion.id));
  if (key === undefined) throw unknownKey();
  if (holder !== undefined && key.userId !== holder.userId) throw anothersKey();
  if (!servesIn(key, organizationId)) throw providersKey();
  const { id, origin } = relyingParty();
  const checked = await verifyAuthenticationResponse({
    response: assertion,
    expectedChallenge: expected,
    expectedOrigin: origin,
    expectedRPID: id,
    credential: { id: key.credentialId, publicKey: new Uint8Array(key.publicKey), counter: key.counter },
    requireUserVerification: true,
  }).catch((error: unknown) => {
    log.info({ err: error, passkeyId: key.id }, "a passkey's answer was refused");
    return { verified: false as const };
  });
  if (!checked.verified || !("authenticationInfo" in checked)) throw wrongAnswer();
  await noteUse(key.id, checked.authenticationInfo.newCounter, checked.authenticationInfo.credentialBackedUp);
  const { userId, name, credentialId, publicKey, algorithm } = key;
  return { passkeyId: key.id, userId, name, credentialId, publicKey, algorithm };
}

/** A counter that does not grow means that the key was copied, or that the same answer came twice. 0 means that it does not count. */
async function noteUse(passkeyId: string, counter: number, isBackedUp: boolean): Promise<void> {
  const grows = counter === 0 ? eq(passkeys.counter, 0) : lt(passkeys.counter, counter);
  const noted = await database()
    .update(passkeys)
    .set({ counter, isBackedUp, lastUsedAt: sql`clock_timestamp()` })
    .where(and(eq(passkeys.id, passkeyId), grows))
    .returning({ id: passkeys.id });
  if (noted.length === 0) throw wrongAnswer();
}

const unknownKey = () =>
  new Refusal("UNAUTHENTICATED", "This passkey belongs to no account here. Sign in another way, and add it again.");
const anothersKey = () => forbidden("This passkey belongs to another account. Use one of yours.");
const providersKey = () =>
  forbidden(
    "This passkey was added after single sign-on, so it signs records of that organization only. Sign in through single sign-on.",
  );
const wrongAnswer = () => new Refusal("UNAUTHENTICATED", "The passkey's answer was not accepted. Try once more.");
