"use client";

import { ChoiceList } from "@/app/_ui/choice/choice-list";
import { X } from "@/app/_ui/icons";
import { Button } from "@/app/_ui/form/button";
import { Select } from "@/app/_ui/form/select";
import { TextInput } from "@/app/_ui/form/text-input";
import { APPROVAL_GROUP_KINDS, SECTION_KINDS } from "@/db/enums";
import type { PossibleApprover } from "@/lib/approvals/approval-rules/queries";
import { LIMITS, type ApprovalGroup } from "@/lib/approvals/approval-rules/rules";

interface Props {
  readonly group: ApprovalGroup;
  /** From 1. */
  readonly position: number;
  readonly approvers: readonly PossibleApprover[];
  readonly errorOf: (field: "name" | "needed" | "memberIds" | "sections") => string | null;
  readonly onChange: (group: ApprovalGroup) => void;
  /** Null for the only one. */
  readonly onRemove: (() => void) | null;
}

const KINDS = {
  leads_and_owners: "Leads of the line, and owners",
  leads: "Leads of the line",
  owners: "Owners",
  people: "These people",
} as const;

/** One group: who, how many of them, and which edits their approval outlasts. */
export function GroupFields({ group, position, approvers, errorOf, onChange, onRemove }: Props) {
  const { kind, needed, name, memberIds, sections } = group;
  return (
    <fieldset className="grid gap-3 rounded-control border border-line-2 bg-surface p-3">
      <legend className="sr-only">Group {position}</legend>
      <div className="flex flex-wrap items-start gap-3">
        <Select
          label="How many"
          value={needed === null ? "all" : String(needed)}
          error={errorOf("needed")}
          onChange={({ target }) =>
            onChange({ ...group, needed: target.value === "all" ? null : Number(target.value) })
          }
        >
          {Array.from({ length: LIMITS.needed }, (_, at) => (
            <option key={at} value={at + 1}>
              {at + 1}
            </option>
          ))}
          <option value="all">All</option>
        </Select>
        <Select
          label="Of whom"
          value={kind}
          onChange={({ target }) =>
            onChange({ ...group, kind: APPROVAL_GROUP_KINDS.find((one) => one === target.value) ?? kind })
          }
        >
          {APPROVAL_GROUP_KINDS.map((one) => (
            <option key={one} value={one}>
              {KINDS[one]}
            </option>
          ))}
        </Select>
        <div className="min-w-40 flex-1">
          <Select
            label="An edit voids their approval"
            value={sections === null ? "every" : "some"}
            onChange={({ target }) =>
              onChange({ ...group, sections: target.value === "every" ? null : (sections ?? ["outcome"]) })
            }
          >
            <option value="every">Always</option>
            <option value="some">Only of some sections</option>
          </Select>
        </div>
        {onRemove !== null && (
          <Button
            variant="quiet"
            size="sm"
            className="ml-auto self-end"
            aria-label={`Remove group ${position}`}
            onClick={onRemove}
          >
            <X className="size-4" strokeWidth={1.6} />
          </Button>
        )}
      </div>
      {kind === "people" && (
        <>
          <TextInput
            label="What you call them"
            placeholder="Security"
            maxLength={60}
            value={name}
            error={errorOf("name")}
            onChange={({ target }) => onChange({ ...group, name: target.value })}
          />
          <ChoiceList
            legend="Who they are"
            hint="Owners and leads, whichever lines they lead: being named here is enough for this group."
            name={`people-${position}`}
            choices={approvers.map(({ memberId, name: label, role }) => ({ value: memberId, label, note: role }))}
            chosen={memberIds}
            error={errorOf("memberIds")}
            onChange={(chosen) => onChange({ ...group, memberIds: chosen })}
          />
        </>
      )}
      {sections !== null && (
        <ChoiceList
          legend="Which sections"
          hint="An edit of the title always voids it. Of other sections it does not: their approval stands on the newer text."
          name={`sections-${position}`}
          choices={SECTION_KINDS.map((section) => ({ value: section, label: SECTIONS[section] }))}
          chosen={sections}
          error={errorOf("sections")}
          onChange={(chosen) =>
            onChange({ ...group, sections: SECTION_KINDS.filter((section) => chosen.includes(section)) })
          }
        />
      )}
    </fieldset>
  );
}

const SECTIONS: Readonly<Record<(typeof SECTION_KINDS)[number], string>> = {
  context: "Context",
  drivers: "Drivers",
  options: "Options",
  outcome: "Outcome",
  consequences: "Consequences",
  confirmation: "Confirmation",
  more: "More",
};
