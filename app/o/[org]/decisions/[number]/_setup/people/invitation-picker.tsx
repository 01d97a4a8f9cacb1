"use client";

import { ROLES } from "@/db/enums";
import { ChoiceList } from "@/app/_ui/choice/choice-list";
import { counted } from "@/app/_ui/text/format";
import type { Candidate } from "@/lib/evaluations/overview/queries";
import type { Invitation } from "@/lib/evaluations/participants/input";
import type { InvitableLine } from "@/lib/evaluations/participants/queries";
import { weightOf } from "@/lib/evaluations/participants/rules";
import type { EvaluationSettings } from "@/lib/evaluations/settings/rules";
import type { Shown } from "./who-is-invited";

interface Props {
  readonly candidates: readonly Candidate[];
  readonly lines: readonly InvitableLine[];
  readonly invitation: Invitation;
  readonly invited: readonly Shown[];
  readonly roleWeights: EvaluationSettings["roleWeights"];
  readonly onChange: (invitation: Invitation) => void;
}

/** So many names are listed; the rest is a number. */
const LISTED = 50;

/** Who takes part and why: by name, by role, by product line. Below, whom that brings, one by one. */
export function InvitationPicker({ candidates, lines, invitation, invited, roleWeights, onChange }: Props) {
  const roles = ROLES.flatMap((role) => {
    const count = candidates.filter((candidate) => candidate.role === role).length;
    return count === 0 ? [] : [{ value: role, label: `Every ${role}`, note: counted(count, "person", "people") }];
  });
  const offered = lines.filter(({ memberIds }) => memberIds.length > 0);
  return (
    <>
      <ChoiceList
        legend="Participants"
        hint="Joined members who may vote. Invitations that wait never count."
        name="participants"
        choices={candidates.map(({ memberId, name, role }) => ({ value: memberId, label: name, note: role }))}
        chosen={invitation.participants}
        onChange={(participants) => onChange({ ...invitation, participants: [...participants] })}
      />
      <ChoiceList
        legend="Also by role"
        name="roles"
        choices={roles}
        chosen={invitation.roles ?? []}
        onChange={(chosen) => onChange({ ...invitation, roles: ROLES.filter((role) => chosen.includes(role)) })}
      />
      {offered.length > 0 && (
        <ChoiceList
          legend="Also by product line"
          hint="Who is named for the line or one below it."
          name="lines"
          choices={offered.map(({ id, name, depth, memberIds }) => ({
            value: id,
            label: name,
            depth,
            note: counted(memberIds.length, "person", "people"),
          }))}
          chosen={invitation.lineIds ?? []}
          onChange={(lineIds) => onChange({ ...invitation, lineIds: [...lineIds] })}
        />
      )}
      {invited.length > 0 && (
        <details className="text-xs">
          <summary className="cursor-pointer text-ink-3">
            {counted(invited.length, "person takes", "people take")} part. Who and why
          </summary>
          <ul className="mt-1.5 max-h-56 overflow-y-auto border-t border-line">
            {invited.slice(0, LISTED).map(({ memberId, name, role, why }) => (
              <li key={memberId} className="flex justify-between gap-2 border-b border-line py-1">
                <span className="clip text-ink">{name}</span>
                <span className="shrink-0 text-ink-3">
                  {why}
                  {roleWeights !== null && <span className="num">, counts {weightOf(role, roleWeights)}</span>}
                </span>
              </li>
            ))}
          </ul>
          {invited.length > LISTED && <p className="mt-1 text-ink-3">And {invited.length - LISTED} more.</p>}
        </details>
      )}
    </>
  );
}
