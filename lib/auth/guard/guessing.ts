import type { RateLimiterAbstract } from "rate-limiter-flexible";
import { Refusal } from "@/lib/errors";
import { secondsToWait, sharedCounter } from "@/lib/limits/counters";
import { waitInWords } from "@/lib/limits/rules";
import { log } from "@/lib/log";
import { hashOfToken } from "../secret";

const QUARTER_HOUR = 15 * 60;

/** Wrong passwords on one account from browsers it was never used in: 10 per 15 minutes, from all addresses together. */
const strangersOfAccount = sharedCounter("sign-in-account", 10, QUARTER_HOUR);
/** The account's own browsers count apart, so that somebody else's guessing does not lock its holder out. */
const knownBrowser = sharedCounter("sign-in-browser", 10, QUARTER_HOUR);
const address = sharedCounter("address", 50, QUARTER_HOUR);
/** Wrong passcodes on one link: 20 per 15 minutes, from all addresses together. */
const passcodesOfLink = sharedCounter("share-link", 20, QUARTER_HOUR);
/** Wrong codes of one account's authenticator: 10 per 15 minutes, by whoever knows the password. */
const codesOfAccount = sharedCounter("second-factor", 10, QUARTER_HOUR);
/** Challenges to passkeys from one address; each is a row until it is answered or has expired. */
const challenges = sharedCounter("passkey", 300, QUARTER_HOUR);
/** Sign-ons that are begun from one address: each asks a provider, and leaves a row. */
const signOns = sharedCounter("sign-on", 100, QUARTER_HOUR);

/** What a mail is about that somebody can cause. Each is counted apart, so that asking for one keeps nobody from another. */
type MailKind = "sign-up" | "reset" | "address" | "invitation";
const mailbox = (kind: MailKind) => sharedCounter(`mailbox-${kind}`, 5, QUARTER_HOUR);

/** What somebody signed in does for themselves, how often in an hour. */
const OWN_WORK = { found: 20, address: 10 } as const;
const HOUR = 60 * 60;

/** An attempt that has been counted. `succeeded` takes it back, so that only failures add up. */
export interface Attempt {
  readonly succeeded: () => Promise<void>;
}

/** Counts one sign-in before its password is looked at. Throws RATE_LIMITED when too many failed lately. */
export async function countSignIn(email: string, from: string, browser: string | null): Promise<Attempt> {
  if (browser !== null) return count([[knownBrowser, `${browser}:${keyOf(email)}`]]);
  return count(
    [
      [address, from],
      [strangersOfAccount, keyOf(email)],
    ],
    ", or use a browser in which you were signed in before",
  );
}

/** Forgets what was guessed at an account: it has another password now, which its holder has just chosen with the mailbox or a link. */
export async function forgetGuesses(email: string): Promise<void> {
  await strangersOfAccount.delete(keyOf(email));
}

/** Counts one password that somebody signed in types again, before it is looked at: in `session`, which stands for their browser. */
export async function countReproof(email: string, session: string): Promise<Attempt> {
  return count([[knownBrowser, `${session}:${keyOf(email)}`]]);
}

/** Counts one anonymous try of anything else (sign-up, reset, a token) from this address. */
export async function countVisit(from: string): Promise<Attempt> {
  return count([[address, from]]);
}

/** Counts one passcode before it is looked at: from this address, and on this link from all addresses together. */
export async function countPasscode(from: string, link: string): Promise<Attempt> {
  return count([
    [address, from],
    [passcodesOfLink, keyOf(link)],
  ]);
}

/** Counts one code of an account before it is looked at. The password was right by then. */
export async function countCode(userId: string): Promise<Attempt> {
  return count([[codesOfAccount, userId]]);
}

/** Counts one challenge that is made for an unknown visitor. */
export async function countChallenge(from: string): Promise<void> {
  await count([[challenges, from]]);
}

/** Counts one sign-on that is begun. Its success is not taken back: it costs the provider and this server all the same. */
export async function countSignOn(from: string): Promise<void> {
  await count([[signOns, from]]);
}

/** Counts what somebody does outside of organizations: founding one or a demo, or asking for another address. */
export async function countOwn({ userId }: { readonly userId: string }, work: keyof typeof OWN_WORK): Promise<void> {
  await count([[sharedCounter(`own-${work}`, OWN_WORK[work], HOUR), userId]]);
}

/** Counts a mail to this mailbox. Returns false when it had enough of the kind; the caller then answers as if it had been sent. */
export async function mayMail(kind: MailKind, email: string): Promise<boolean> {
  return (await secondsToWait(mailbox(kind), keyOf(email))) === null;
}

/** `otherwise` is what else one can do than to wait. */
async function count(keys: readonly (readonly [RateLimiterAbstract, string])[], otherwise = ""): Promise<Attempt> {
  for (const [limiter, key] of keys) {
    const seconds = await secondsToWait(limiter, key);
    if (seconds !== null) throw tooMany(limiter.keyPrefix, seconds, otherwise);
  }
  return {
    succeeded: async () => {
      for (const [limiter, key] of keys) await limiter.reward(key);
    },
  };
}

function tooMany(counted: string, seconds: number, otherwise: string): Refusal {
  log.warn({ event: "tries.exhausted", counted }, "too many tries");
  const message = `Too many tries in a short time. Wait ${waitInWords(seconds)}${otherwise}.`;
  return new Refusal("RATE_LIMITED", message, undefined, undefined, seconds);
}

/** Keys are hashed: addresses of people do not lie about in a counter's table, and stay within its key length. */
const keyOf = (email: string) => hashOfToken(email).toString("hex");
