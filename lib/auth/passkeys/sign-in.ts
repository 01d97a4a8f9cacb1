import { generateAuthenticationOptions } from "@simplewebauthn/server";
import { Refusal } from "@/lib/errors";
import { countChallenge } from "../guard/guessing";
import type { Visitor } from "../guard/visitor";
import type { Person } from "../person";
import { openSession, raiseSession, type Opened } from "../sessions/open";
import { verifyAssertion } from "./assertion";
import { issueChallenge, takeChallenge } from "./challenges";
import type { ProvePasskey } from "./input";
import { listPasskeys } from "./queries";
import { relyingParty } from "./relying-party";
import { servesIn } from "./rules";

/** Asks for any passkey of this site. The browser offers those it has; nothing is told of accounts. */
export async function beginPasskeySignIn(visitor: Visitor) {
  await countChallenge(visitor.address);
  return generateAuthenticationOptions({
    rpID: relyingParty().id,
    challenge: await issueChallenge("sign_in", null),
    userVerification: "required",
  });
}

/** Opens a session by a passkey's answer, which serves once. It counts as two factors: the key, and what unlocked it. */
export async function signInWithPasskey(visitor: Visitor, { assertion }: ProvePasskey): Promise<Opened> {
  // Nobody guesses a key: it is counted with the challenges, so that others who guess passwords from this address lock nobody out.
  await countChallenge(visitor.address);
  const key = await verifyAssertion(assertion, (challenge) => takeChallenge(challenge, "sign_in", null));
  const opened = await openSession(key.userId, visitor.userAgent, { way: "passkey", isTwoFactor: true });
  if (opened === null) throw new Refusal("UNAUTHENTICATED", "This account is not there any more.");
  return opened;
}

/** Asks for a passkey of the person who is signed in already. */
export async function beginPasskeyProof(person: Person) {
  const keys = (await listPasskeys(person)).filter((key) => servesIn(key, null));
  return generateAuthenticationOptions({
    rpID: relyingParty().id,
    challenge: await issueChallenge("confirmation", person.userId),
    allowCredentials: keys.map((key) => ({ id: key.credentialId, transports: [...key.transports] })),
    userVerification: "required",
  });
}

/** Proves the second factor by a passkey, in a session that was opened without it. Returns the session that takes its place. */
export async function provePasskey(person: Person, { assertion }: ProvePasskey): Promise<Opened> {
  const isAsked = (challenge: string) => takeChallenge(challenge, "confirmation", person.userId);
  await verifyAssertion(assertion, isAsked, { holder: person });
  return raiseSession(person);
}
