import type { DecisionStatus } from "@/db/enums";
import { precondition } from "@/lib/errors";

/** How long a link works at most, and unless somebody says otherwise, in days. */
export const LONGEST_DAYS = 366;
export const USUAL_DAYS = 30;

/** How a link stands. Only an open one shows anything. */
export type ShareLinkState = "open" | "revoked" | "expired";

/** Where a link stands at `now`, by the database's clock. */
export function stateOf(
  link: { readonly expiresAt: Date; readonly revokedAt: Date | null },
  now: Date,
): ShareLinkState {
  if (link.revokedAt !== null) return "revoked";
  return link.expiresAt <= now ? "expired" : "open";
}

/** A draft is not shown outside, and neither is what was withdrawn without having been proposed. */
export function assertShareable(decision: { readonly status: DecisionStatus; readonly proposedAt: Date | null }): void {
  if (decision.proposedAt === null)
    throw precondition(
      `This decision is ${decision.status} and was never proposed. Only a proposed one or a later can be shared.`,
    );
}

const TOKEN = /^share_([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;

/** `share_<organization>_<secret>`: a token carries its organization, so that its row can be found at all. */
export const tokenOf = (organizationId: string, secret: string) => `share_${organizationId}_${secret}`;

/** The organization a token names, or null when it is no token. That it is a real one shows when its hash is found there. */
export const organizationOfToken = (token: string) => TOKEN.exec(token)?.[1] ?? null;
