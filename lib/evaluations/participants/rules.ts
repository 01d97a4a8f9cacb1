import type { INVITATION_GROUNDS, MembershipStatus, Role } from "@/db/enums";
import { invalid } from "@/lib/errors";
import { EVALUATION_LIMITS, mayTakePart } from "../rules";
import type { EvaluationSettings } from "../settings/rules";
import type { Invitation } from "./input";

/** Why somebody takes part. */
export type InvitationGround = (typeof INVITATION_GROUNDS)[number];

/** A member as an invitation looks at them. */
export interface Invitable {
  readonly id: string;
  readonly role: Role;
  readonly status: MembershipStatus;
}

/** Somebody who is named: why, and through which role or line. */
export interface Invited {
  readonly memberId: string;
  /** Their role at that moment. */
  readonly role: Role;
  readonly ground: InvitationGround;
  readonly invitedRole: Role | null;
  readonly invitedLineId: string | null;
}

/**
 * Everybody an invitation brings, each once: by name before by role before by line. Who is named has to be able to take part; who
 * only matches a role or a line and cannot is left out. `lineOf` holds the chosen line by which a member matches.
 */
export function resolveInvitation(
  invitation: Invitation,
  members: readonly Invitable[],
  lineOf: ReadonlyMap<string, string>,
): Invited[] {
  const named = new Set(invitation.participants);
  if (members.some((member) => named.has(member.id) && !mayTakePart(member)))
    throw invalid("Only active members, leads, admins and owners take part in evaluations.", {
      participants: "Somebody here is suspended, removed or a stakeholder.",
    });
  const invited = members.filter(mayTakePart).flatMap(({ id: memberId, role }): Invited[] => {
    const none = { memberId, role, invitedRole: null, invitedLineId: null };
    if (named.has(memberId)) return [{ ...none, ground: "name" }];
    if (invitation.roles?.includes(role) === true) return [{ ...none, ground: "role", invitedRole: role }];
    const lineId = lineOf.get(memberId);
    return lineId === undefined ? [] : [{ ...none, ground: "line", invitedLineId: lineId }];
  });
  if (invited.length === 0)
    throw invalid("Name at least one participant.", { participants: "Nobody matches who could take part." });
  assertFew(invited.length);
  return invited;
}

/** Refuses more people than one evaluation is counted for. */
export function assertFew(participants: number): void {
  if (participants > EVALUATION_LIMITS.participants)
    throw invalid(`At most ${EVALUATION_LIMITS.participants} people take part.`, {
      participants: `These are ${participants} people.`,
    });
}

/** Why somebody takes part, in words: "by name", "as lead", "for Tracking", "joined late". */
export function groundWords(person: {
  readonly ground: InvitationGround;
  readonly invitedRole: Role | null;
  readonly invitedLine: string | null;
}): string {
  switch (person.ground) {
    case "name":
      return "by name";
    case "role":
      return `as ${person.invitedRole ?? "a role"}`;
    case "line":
      return `for ${person.invitedLine ?? "a product line"}`;
    case "late":
      return "joined late";
  }
}

/** How many take part for which reason, the most frequent first: "5 by name, 3 as lead". */
export function groundsInWords(people: readonly Parameters<typeof groundWords>[0][]): string {
  const counts = new Map<string, number>();
  for (const words of people.map(groundWords)) counts.set(words, (counts.get(words) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([words, count]) => `${count} ${words}`)
    .join(", ");
}

/** How much a vote of this role counts, 1 to 10, before the cap of rule 32. */
export function weightOf(role: Role, roleWeights: EvaluationSettings["roleWeights"]): number {
  return roleWeights?.[role] ?? 1;
}
