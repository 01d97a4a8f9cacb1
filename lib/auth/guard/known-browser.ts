import { decode, encode } from "next-auth/jwt";
import { v7 as uuid } from "uuid";
import { env } from "@/lib/env";

const YEAR = 365 * 24 * 60 * 60;
const SALT = "known-browser";
/** People who share a browser; the oldest is forgotten. */
const MOST = 6;

interface Known {
  readonly browser: string;
  readonly userIds: readonly string[];
}

/** Remembers that this person signed in here. Returns the new value of the cookie. */
export async function rememberBrowser(cookie: string | null, userId: string): Promise<string> {
  const known = await read(cookie);
  const userIds = [userId, ...known.userIds.filter((id) => id !== userId)].slice(0, MOST);
  return encode({ token: { browser: known.browser, userIds }, secret: env.NEXTAUTH_SECRET, salt: SALT, maxAge: YEAR });
}

/** A name for this browser when the person has signed in here before, else null. It cannot be made up. */
export async function browserKnownTo(cookie: string | null, userId: string): Promise<string | null> {
  const known = await read(cookie);
  return known.userIds.includes(userId) ? known.browser : null;
}

async function read(cookie: string | null): Promise<Known> {
  const fresh = { browser: uuid(), userIds: [] };
  if (cookie === null) return fresh;
  const claims = await decode({ token: cookie, secret: env.NEXTAUTH_SECRET, salt: SALT }).catch(() => null);
  const { browser, userIds } = claims ?? {};
  if (typeof browser !== "string" || !Array.isArray(userIds)) return fresh;
  return { browser, userIds: userIds.filter((id) => typeof id === "string") };
}
