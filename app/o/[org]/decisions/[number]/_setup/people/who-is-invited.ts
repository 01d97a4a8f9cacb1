import type { Candidate } from "@/lib/evaluations/overview/queries";
import type { Invitation } from "@/lib/evaluations/participants/input";
import type { InvitableLine } from "@/lib/evaluations/participants/queries";
import { groundWords, type InvitationGround } from "@/lib/evaluations/participants/rules";

/** Up to so many candidates everybody is chosen to begin with; beyond, people are invited by role or line. */
const ALL_UP_TO = 20;

/** Somebody the picker brings, and why. */
export interface Shown extends Candidate {
  readonly why: string;
}

/** Who is chosen by name to begin with: who took part before, or everybody in a small organization. */
export function whoIsChosen(participants: readonly string[], candidates: readonly Candidate[]): string[] {
  if (participants.length > 0) return [...participants];
  return candidates.length <= ALL_UP_TO ? candidates.map(({ memberId }) => memberId) : [];
}

/** Whom an invitation brings as things stand, by name, with the first ground of name, role and line. */
export function whoIsInvited(
  { participants, roles = [], lineIds = [] }: Invitation,
  candidates: readonly Candidate[],
  lines: readonly InvitableLine[],
): Shown[] {
  const named = new Set(participants);
  const through = lineIds.flatMap((id) => lines.filter((line) => line.id === id));
  return candidates.flatMap((candidate): Shown[] => {
    const line = through.find(({ memberIds }) => memberIds.includes(candidate.memberId));
    const why = (ground: InvitationGround) => ({
      ...candidate,
      why: groundWords({ ground, invitedRole: candidate.role, invitedLine: line?.name ?? null }),
    });
    if (named.has(candidate.memberId)) return [why("name")];
    if (roles.includes(candidate.role)) return [why("role")];
    return line === undefined ? [] : [why("line")];
  });
}

/** Why nobody can begin with so many people, or null. */
export function whyNotInvited(count: number, quorum: number | null): string | null {
  if (count === 0) return "Choose at least one participant.";
  if (quorum !== null && count < quorum) return `The quorum is ${quorum} ballots. Invite more people, or lower it.`;
  return null;
}
