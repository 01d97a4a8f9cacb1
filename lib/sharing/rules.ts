import type { DecisionStatus, MembershipStatus, Role } from "@/db/enums";
import { canShareOn } from "@/lib/access/can";
import { precondition } from "@/lib/errors";

/** How long a link works at most, and unless somebody says otherwise, in days. */
export const LONGEST_DAYS = 366;
export const USUAL_DAYS = 30;

/** How a link stands. Only an open one shows anything. Lapsed: whoever made it may not share what it shows any more. */
export type ShareLinkState = "open" | "revoked" | "expired" | "lapsed";

/** A link with who made it, as they stand now, and the lines of what it shows. */
interface MadeLink {
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  readonly makerRole: Role;
  readonly makerStatus: MembershipStatus;
  /** Their lines and what lies below; null for every line. */
  readonly makerLines: readonly string[] | null;
  readonly lineIds: readonly string[];
}

/**
 * Where a link stands at `now`, by the database's clock. It never does what its maker may not do any more: their role and lines are
 * read whenever it is opened, as they are for a verb (rule 6).
 */
export function stateOf(link: MadeLink, now: Date): ShareLinkState {
  if (link.revokedAt !== null) return "revoked";
  if (link.expiresAt <= now) return "expired";
  const maker = { role: link.makerRole, productLineIds: link.makerLines };
  return link.makerStatus === "active" && canShareOn(maker, link.lineIds) ? "open" : "lapsed";
}

/** So many links to one thing are open at once: each is a door that somebody has to remember. */
const OPEN_LIMIT = 100;

/** Refuses one more than can be kept an eye on. `count` are those that are open already. */
export function assertRoomForLink(count: number): void {
  if (count >= OPEN_LIMIT)
    throw precondition(
      `${OPEN_LIMIT} links to this are open, and that is the most. Revoke one that nobody needs first.`,
    );
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
