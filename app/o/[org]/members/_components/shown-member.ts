import type { MembershipStatus, Role } from "@/db/enums";
import type { Permission } from "@/lib/access/can";

/** One row of the members page. Each refusal is a sentence, or null when the reader may. */
export interface ShownMember {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly role: Role;
  readonly status: MembershipStatus;
  readonly joinedAt: Date;
  /** None means all; null that the reader is not told. */
  readonly productLineIds: readonly string[] | null;
  readonly isSelf: boolean;
  readonly manage: string | null;
  readonly limit: string | null;
  readonly resetLink: string | null;
}

/** A product line to choose, at its depth in the tree. */
export interface LineChoice {
  readonly id: string;
  readonly name: string;
  readonly depth: number;
}

export const reasonOf = (permission: Permission): string | null => (permission.allowed ? null : permission.reason);

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  owner: "Owner",
  admin: "Admin",
  lead: "Lead",
  member: "Member",
  stakeholder: "Stakeholder",
};

/** What a role may do, in one sentence. */
export const ROLE_SENTENCES: Readonly<Record<Role, string>> = {
  owner: "Does everything, also for the organization itself.",
  admin: "Looks after product lines and members. Does not approve.",
  lead: "Approves for product lines, and takes part like a member.",
  member: "Proposes, edits and takes part in evaluations.",
  stakeholder: "Reads decisions from proposed on, follows and comments.",
};
