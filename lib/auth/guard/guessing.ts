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
/** Mails that somebody can cause to be sent to one mailbox. */
const mailbox = sharedCounter("mailbox", 5, QUARTER_HOUR);

/** An attempt that has been counted. `succeeded` takes it back, so that only failures add up. */
export interface Attempt {
  readonly succeeded: () => Promise<void>;
}

/** Counts one sign-in before its password is looked at. Throws RATE_LIMITED when too many failed lately. */
export async function countSignIn(email: string, from: string, browser: string | null): Promise<Attempt> {
  if (browser !== null) return count([[knownBrowser, `${browser}:${keyOf(email)}`]]);
  return count([
    [address, from],
    [strangersOfAccount, keyOf(email)],
  ]);
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

/** Counts a mail to this mailbox. Returns false when it had enough; the caller then answers as if it had been sent. */
export async function mayMail(email: string): Promise<boolean> {
  return (await secondsToWait(mailbox, keyOf(email))) === null;
}

async function count(keys: readonly (readonly [RateLimiterAbstract, string])[]): Promise<Attempt> {
  for (const [limiter, key] of keys) {
    const seconds = await secondsToWait(limiter, key);
    if (seconds !== null) throw tooMany(limiter.keyPrefix, seconds);
  }
  return {
    succeeded: async () => {
      for (const [limiter, key] of keys) await limiter.reward(key);
    },
  };
}

function tooMany(counted: string, seconds: number): Refusal {
  log.warn({ event: "tries.exhausted", counted }, "too many tries");
  const message = `Too many tries failed. Wait ${waitInWords(seconds)}, or use a browser in which you were signed in before.`;
  return new Refusal("RATE_LIMITED", message, undefined, undefined, seconds);
}

/** Keys are hashed: addresses of people do not lie about in a counter's table, and stay within its key length. */
const keyOf = (email: string) => hashOfToken(email).toString("hex");
