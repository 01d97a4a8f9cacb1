import { generateRegistrationOptions, verifyRegistrationResponse } from "@simplewebauthn/server";
import { decodeCredentialPublicKey } from "@simplewebauthn/server/helpers";
import { and, eq } from "drizzle-orm";
import { parse as parseUuid, v7 as uuid } from "uuid";
import { database } from "@/db/client";
import { passkeys } from "@/db/schema/identity";
import { conflict, forbidden, invalid, notFound, precondition } from "@/lib/errors";
import { log } from "@/lib/log";
import { assertHolder, providerBehind } from "../guard/holder";
import { tellHolder } from "../guard/tell-holder";
import type { Person } from "../person";
import { raiseSession, type Opened } from "../sessions/open";
import { issueChallenge, takeChallenge } from "./challenges";
import type { AddPasskey, BeginPasskey, RemovePasskey, RenamePasskey } from "./input";
import { listPasskeys } from "./queries";
import { relyingParty } from "./relying-party";

/** Enough for all devices of a person. */
const MOST = 20;
/** ES256, EdDSA, RS256: what browsers offer, and any other verifier can check. */
const ALGORITHMS = [-7, -8, -257];
const COSE_ALGORITHM = 3;

/**
 * Begins to add a passkey: proves the holder, and returns what the browser has to ask a key for. A provider's word is enough, because
 * the key then serves its organization only.
 */
export async function beginPasskey(person: Person, input: BeginPasskey) {
  await assertHolder(person, input.password, "password", true);
  const existing = await listPasskeys(person);
  if (existing.length >= MOST) throw precondition(`You have ${MOST} passkeys. Remove one that you no longer use.`);
  const { id, name } = relyingParty();
  return generateRegistrationOptions({
    rpID: id,
    rpName: name,
    userID: new Uint8Array(parseUuid(person.userId)),
    userName: person.email,
    userDisplayName: person.name,
    challenge: await issueChallenge("registration", person.userId),
    excludeCredentials: existing.map((key) => ({ id: key.credentialId, transports: [...key.transports] })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    supportedAlgorithmIDs: ALGORITHMS,
  });
}

/**
 * Adds the key that the browser made. Its answer serves once, and only the person who began. Returns the session that takes the place of
 * theirs, in which two factors are proven by it; null where the key serves a provider's organization only, and proves nothing.
 */
export async function addPasskey(
  person: Person,
  { name, registration }: AddPasskey,
): Promise<{ passkeyId: string; opened: Opened | null }> {
  const { id, origin } = relyingParty();
  const checked = await verifyRegistrationResponse({
    response: registration,
    expectedChallenge: (challenge) => takeChallenge(challenge, "registration", person.userId),
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch((error: unknown) => {
    log.info({ err: error }, "a new passkey was refused");
    return { verified: false as const };
  });
  if (!checked.verified) throw invalid("This passkey was not accepted. Begin again, and finish within five minutes.");
  const { credential, credentialBackedUp } = checked.registrationInfo;
  const provider = await providerBehind(person);
  if (provider === undefined) throw forbidden("This session has ended. Sign in again.");
  const [added] = await database()
    .insert(passkeys)
    .values({
      id: uuid(),
      userId: person.userId,
      credentialId: credential.id,
      publicKey: Buffer.from(credential.publicKey),
      algorithm: decodeCredentialPublicKey(credential.publicKey).get(COSE_ALGORITHM) ?? 0,
      counter: credential.counter,
      transports: registration.response.transports ?? [],
      name,
      isBackedUp: credentialBackedUp,
      ssoOrganizationId: provider,
    })
    .onConflictDoNothing({ target: passkeys.credentialId })
    .returning({ passkeyId: passkeys.id });
  if (added === undefined) throw conflict("This passkey has been added already.");
  const can = provider === null ? "sign in to your account" : "sign records where your provider lets you in";
  tellHolder(person, "A passkey was added to your account", `The passkey “${name}” can now ${can}.`);
  // The password was right a moment ago, and the key has just been unlocked by its holder.
  return { ...added, opened: provider === null ? await raiseSession(person) : null };
}

/** Gives a passkey another name. */
export async function renamePasskey(person: Person, input: RenamePasskey): Promise<void> {
  const renamed = await database()
    .update(passkeys)
    .set({ name: input.name })
    .where(ownKey(person, input.passkeyId))
    .returning({ id: passkeys.id });
  if (renamed.length === 0) throw notFound("passkey");
}

/** Removes a passkey: from now on it opens nothing. */
export async function removePasskey(person: Person, input: RemovePasskey): Promise<void> {
  await assertHolder(person, input.password, "password", true);
  const [removed] = await database()
    .delete(passkeys)
    .where(ownKey(person, input.passkeyId))
    .returning({ name: passkeys.name });
  if (removed === undefined) throw notFound("passkey");
  const sentence = `The passkey “${removed.name}” no longer opens your account.`;
  tellHolder(person, "A passkey was removed from your account", sentence);
}

const ownKey = (person: Person, passkeyId: string) =>
  and(eq(passkeys.id, passkeyId), eq(passkeys.userId, person.userId));
