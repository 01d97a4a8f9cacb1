import "server-only";
import { cookies, headers } from "next/headers";
import { env } from "@/lib/env";
import { knownBrowserCookieName } from "../cookie";
import { networkOf } from "./network";

/** Somebody who is not signed in yet: all that is known is where the request came from. */
export interface Visitor {
  /** The network address, as the nearest trusted proxy saw it; of IPv6 the network that one customer has. */
  readonly address: string;
  readonly userAgent: string;
  /** The cookie of a browser in which somebody has signed in before. */
  readonly knownBrowser: string | null;
}

/** The visitor of this request. */
export async function currentVisitor(): Promise<Visitor> {
  const [head, jar] = await Promise.all([headers(), cookies()]);
  return visitorOf(head, jar.get(knownBrowserCookieName())?.value ?? null);
}

/** The visitor behind these headers. */
function visitorOf(head: Headers, knownBrowser: string | null): Visitor {
  return {
    address: addressOf(head.get("x-forwarded-for"), env.TRUSTED_PROXIES),
    userAgent: (head.get("user-agent") ?? "").slice(0, 300),
    knownBrowser,
  };
}

/** Each trusted proxy appends the address it saw, the server itself too. What stands further left is the client's claim. */
export function addressOf(forwarded: string | null, trustedProxies: number): string {
  const chain = (forwarded ?? "").split(",").map((part) => part.trim());
  return networkOf((chain.at(-1 - trustedProxies) ?? chain[0] ?? "") || "unknown");
}
