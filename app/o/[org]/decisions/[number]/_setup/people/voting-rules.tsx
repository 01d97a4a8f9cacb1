"use client";

import { ROLES, type Role } from "@/db/enums";
import { CheckLine } from "@/app/_ui/choice/check-line";
import { fieldStyle } from "@/app/_ui/form/field-style";
import { mayTakePart } from "@/lib/evaluations/rules";
import type { ChangeSettings } from "@/lib/evaluations/settings/input";
import { roleWeightWords, type EvaluationSettings } from "@/lib/evaluations/settings/rules";

interface Props {
  readonly settings: Pick<EvaluationSettings, "roleWeights" | "quorum">;
  /** How many can take part at most, for the cap on one person's share. */
  readonly candidates: number;
  readonly isLocked: boolean;
  readonly onChange: (settings: ChangeSettings["settings"]) => void;
}

/** What a vote counts, and how many make the result valid. Known to everybody before anybody votes. */
export function VotingRules({ settings: { roleWeights, quorum }, candidates, isLocked, onChange }: Props) {
  const voting = ROLES.filter((role) => mayTakePart({ role, status: "active" }));
  const set = (role: Role, weight: number) => onChange({ roleWeights: { ...roleWeights, [role]: weight } });
  return (
    <fieldset className="grid content-start gap-3" disabled={isLocked}>
      <legend className="mb-2 font-medium text-ink">Votes</legend>
      <CheckLine
        label="Votes count by role"
        hint="Everybody sees how before anybody votes, and the result with equal votes stands beside."
        isChecked={roleWeights !== null}
        isDisabled={isLocked}
        onChange={(isOn) => onChange({ roleWeights: isOn ? { lead: 2 } : null })}
      />
      {roleWeights !== null && (
        <div className="grid gap-1.5 pl-7">
          <div className="flex flex-wrap gap-3">
            {voting.map((role) => (
              <label key={role} className="grid gap-1 text-xs text-ink-3">
                <span className="capitalize">{role}</span>
                <select
                  value={roleWeights[role] ?? 1}
                  onChange={(event) => set(role, Number(event.target.value))}
                  className="min-h-11 rounded-control border border-control bg-surface px-2.5 text-ink num sm:min-h-8"
                >
                  {WEIGHTS.map((weight) => (
                    <option key={weight}>{weight}</option>
                  ))}
                </select>
              </label>
            ))}
          </div>
          <p className="text-xs text-ink-3">{roleWeightWords(roleWeights, candidates) ?? "Every vote counts alike."}</p>
        </div>
      )}
      <CheckLine
        label="The result needs a quorum"
        hint="With fewer ballots the evaluation cannot be closed."
        isChecked={quorum !== null}
        isDisabled={isLocked}
        onChange={(isOn) => onChange({ quorum: isOn ? Math.max(1, Math.ceil(candidates / 2)) : null })}
      />
      {quorum !== null && (
        <label className="flex items-center gap-2 pl-7 text-xs text-ink-3">
          At least
          <input
            key={quorum}
            type="number"
            inputMode="numeric"
            min={1}
            max={1000}
            defaultValue={quorum}
            aria-label="Ballots that make the result valid"
            onBlur={(event) => {
              const next = Number(event.target.value);
              if (next !== quorum) onChange({ quorum: next });
            }}
            className={`${fieldStyle} w-20 num`}
          />
          submitted ballots
        </label>
      )}
    </fieldset>
  );
}

const WEIGHTS = Array.from({ length: 10 }, (_, at) => at + 1);
