import type { MembershipStatus, Role } from "@/db/enums";
import { forbidden, precondition } from "@/lib/errors";
import { mayGrant } from "../members/rules";

/** How an invitation stands. Only an open one can be accepted. */
export type InvitationState = "open" | "used" | "revoked" | "expired";

/** How long a link works, in days. */
export const INVITATION_DAYS = 14;

/** An invitation with its inviter's membership as it is now. */
export interface GivenInvitation {
  readonly role: Role;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly revokedAt: Date | null;
  readonly inviter: { readonly role: Role; readonly status: MembershipStatus; readonly joinedAt: Date };
}

/** Where the invitation stands at `now`, by the database's clock. It never outlives the authority it was made with. */
export function stateOf(invitation: GivenInvitation, now: Date): InvitationState {
  if (invitation.usedAt !== null) return "used";
  if (invitation.revokedAt !== null || !stillStands(invitation)) return "revoked";
  return invitation.expiresAt <= now ? "expired" : "open";
}

/** The inviter is here, without having been away since, and may still give this role. */
function stillStands({ inviter, role, createdAt }: GivenInvitation): boolean {
  return inviter.status === "active" && inviter.joinedAt <= createdAt && mayGrant(inviter.role, role);
}

const SENTENCES: Readonly<Record<Exclude<InvitationState, "open">, string>> = {
  used: "This invitation has been used. Each works once; ask for another one.",
  revoked: "This invitation was withdrawn. Ask for another one.",
  expired: "This invitation has run out. Ask for another one.",
};

/** What to say of an invitation that cannot be accepted. */
export const sentenceOf = (state: Exclude<InvitationState, "open">) => SENTENCES[state];

export function assertOpen(state: InvitationState): void {
  if (state !== "open") throw precondition(SENTENCES[state]);
}

/** Rule 9: an invitation for an address is for nobody else. It does not say for whom it is. */
export function assertAddressee(invitedEmail: string | null, email: string): void {
  if (invitedEmail === null || invitedEmail === email) return;
  throw forbidden(
    "This invitation is for another address. Sign in with the address it was sent to, or ask for your own.",
  );
}

const TOKEN = /^invite_([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;

/** `invite_<organization>_<secret>`: a token carries its organization, so that its row can be found at all. */
export const tokenOf = (organizationId: string, secret: string) => `invite_${organizationId}_${secret}`;

/** The organization a token names, or null when it is no token. That it is a real one shows when its hash is found there. */
export const organizationOfToken = (token: string) => TOKEN.exec(token)?.[1] ?? null;
