import { RateLimiterPostgres, type RateLimiterRes } from "rate-limiter-flexible";
import { pool } from "@/db/client";
import { Refusal } from "@/lib/errors";
import { log } from "@/lib/log";
import { hashOfToken } from "../secret";

const QUARTER_HOUR = 15 * 60;

/** Without statement names: a prepared statement would not survive a pooler in transaction mode. */
const store = {
  query: ({ text, values }: { readonly text: string; readonly values: unknown[] }) => pool().query(text, values),
};

/** Counts per key over a window, in the table `rate_limits`, so that all app processes count together. */
function counter(keyPrefix: string, points: number, duration: number): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: store,
    storeType: "client",
    tableName: "rate_limits",
    tableCreated: true,
    keyPrefix,
    points,
    duration,
  });
}

/** Wrong passwords on one account from browsers it was never used in: 10 per 15 minutes, from all addresses together. */
const strangersOfAccount = counter("sign-in-account", 10, QUARTER_HOUR);
/** The account's own browsers count apart, so that somebody else's guessing does not lock its holder out. */
const knownBrowser = counter("sign-in-browser", 10, QUARTER_HOUR);
const address = counter("address", 50, QUARTER_HOUR);
/** Wrong passcodes on one link: 20 per 15 minutes, from all addresses together. */
const passcodesOfLink = counter("share-link", 20, QUARTER_HOUR);
/** Wrong codes of one account's authenticator: 10 per 15 minutes, by whoever knows the password. */
const codesOfAccount = counter("second-factor", 10, QUARTER_HOUR);
/** Challenges to passkeys from one address; each is a row until it is answered or has expired. */
const challenges = counter("passkey", 300, QUARTER_HOUR);
/** Mails that somebody can cause to be sent to one mailbox. */
const mailbox = counter("mailbox", 5, QUARTER_HOUR);

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
  return mailbox.consume(keyOf(email)).then(() => true, isTooMany);
}

async function count(keys: readonly (readonly [RateLimiterPostgres, string])[]): Promise<Attempt> {
  for (const [limiter, key] of keys)
    await limiter.consume(key).catch((reason: unknown) => refuse(reason, limiter.keyPrefix));
  return {
    succeeded: async () => {
      for (const [limiter, key] of keys) await limiter.reward(key);
    },
  };
}

function refuse(reason: unknown, counted: string): never {
  isTooMany(reason);
  log.warn({ event: "tries.exhausted", counted }, "too many tries");
  const minutes = Math.max(1, Math.ceil(millisecondsLeft(reason) / 60_000));
  const wait = `${minutes} ${minutes === 1 ? "minute" : "minutes"}`;
  throw new Refusal(
    "RATE_LIMITED",
    `Too many tries failed. Wait ${wait}, or use a browser in which you were signed in before.`,
  );
}

/** The library rejects with its own answer when a limit is reached, and with an Error when the store failed. */
function isTooMany(reason: unknown): false {
  if (reason instanceof Error) throw reason;
  return false;
}

/** Called only with what the library rejected with, once it is known not to be an Error. */
function millisecondsLeft(reason: unknown): number {
  return (reason as RateLimiterRes).msBeforeNext;
}

/** Keys are hashed: addresses of people do not lie about in a counter's table, and stay within its key length. */
const keyOf = (email: string) => hashOfToken(email).toString("hex");
