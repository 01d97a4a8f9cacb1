"use client";

import { useState } from "react";
import { CheckLine } from "@/app/_ui/choice/check-line";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { Select } from "@/app/_ui/form/select";
import { TextInput } from "@/app/_ui/form/text-input";
import { CONFIRMATIONS, EXCLUDED_WRITERS, GROUP_COMBINATIONS, OVERRIDERS, SELF_APPROVALS } from "@/db/enums";
import { useVerb } from "@/app/o/[org]/decisions/[number]/_evaluation/parts/use-verb";
import type { PossibleApprover, RuledPlace } from "@/lib/approvals/approval-rules/queries";
import { LIMITS, type ApprovalGroup } from "@/lib/approvals/approval-rules/rules";
import { askedInWords } from "@/lib/approvals/approval-rules/wording/rules";
import { endApprovalRule, setApprovalRule } from "../../actions";
import { GroupFields } from "./group-fields";

interface Props {
  readonly slug: string;
  readonly place: RuledPlace;
  readonly approvers: readonly PossibleApprover[];
  /** How many decisions wait for approval now. */
  readonly waiting: number;
  readonly onDone: () => void;
}

/** One rule, whole: whom it asks, what silence means, who may override, and from when it holds. */
export function RuleForm({ slug, place, approvers, waiting, onDone }: Props) {
  const { run, isPending, refusal } = useVerb();
  const { terms } = place.rule;
  const [groups, setGroups] = useState(terms.groups.map((group, key) => ({ key, group })));
  const [rest, setRest] = useState({
    combination: terms.combination,
    excluded: terms.excluded,
    selfApproval: terms.selfApproval,
    overriddenBy: terms.overriddenBy,
    confirmation: terms.confirmation,
    isLocked: place.own?.isLocked ?? false,
    isAtOnce: false,
  });
  const [days, setDays] = useState(terms.silenceDays === null ? "" : String(terms.silenceDays));
  const basedOn = place.own?.number ?? null;
  const save = () =>
    run(
      () =>
        setApprovalRule(slug, {
          ...rest,
          lineId: place.id,
          groups: groups.map(({ group }) => ({
            ...group,
            memberIds: [...group.memberIds],
            sections: group.sections === null ? null : [...group.sections],
          })),
          silenceDays: days.trim() === "" ? null : Number(days),
          basedOn,
        }),
      onDone,
    );
  const change = (key: number, group: ApprovalGroup) =>
    setGroups(groups.map((one) => (one.key === key ? { key, group } : one)));
  const nameOf = (id: string) => approvers.find(({ memberId }) => memberId === id)?.name;
  return (
    <form
      aria-label={`The approval rule of ${place.name}`}
      className="mb-3 grid gap-5 rounded-card bg-sunken p-4"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className="grid gap-3">
        <h2 className="font-medium text-ink">Whose approval it takes</h2>
        {groups.map(({ key, group }, at) => (
          <GroupFields
            key={key}
            group={group}
            position={at + 1}
            approvers={approvers}
            errorOf={(field) => refusal?.fields?.[`groups.${at}.${field}`] ?? null}
            onChange={(next) => change(key, next)}
            onRemove={groups.length === 1 ? null : () => setGroups(groups.filter((one) => one.key !== key))}
          />
        ))}
        <div className="flex flex-wrap items-end gap-3">
          {groups.length > 1 && (
            <Select
              label="Together"
              value={rest.combination}
              onChange={(event) => setRest({ ...rest, combination: oneOf(GROUP_COMBINATIONS, event.target.value) })}
            >
              <option value="all">All of these groups</option>
              <option value="any">Any one of them</option>
            </Select>
          )}
          {groups.length < LIMITS.groups && (
            <Button
              size="sm"
              onClick={() => setGroups([...groups, { key: 1 + Math.max(...groups.map(({ key }) => key)), group: NEW }])}
            >
              Add a group
            </Button>
          )}
        </div>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          label="Who wrote it and does not approve"
          value={rest.excluded}
          onChange={(event) => setRest({ ...rest, excluded: oneOf(EXCLUDED_WRITERS, event.target.value) })}
        >
          <option value="last_author">Its steward and its last author</option>
          <option value="every_author">Its steward and everybody who wrote any of it</option>
        </Select>
        <Select
          label="Where nobody else could approve"
          value={rest.selfApproval}
          onChange={(event) => setRest({ ...rest, selfApproval: oneOf(SELF_APPROVALS, event.target.value) })}
        >
          <option value="if_nobody_else">They do, marked as self-approved</option>
          <option value="never">Nobody does</option>
        </Select>
        <TextInput
          label="Silence is consent after, in days"
          hint="Empty: it never is. A request for changes or a rejection breaks it."
          inputMode="numeric"
          value={days}
          error={refusal?.fields?.["silenceDays"] ?? null}
          onChange={(event) => setDays(event.target.value)}
        />
        <Select
          label="Who may override what is missing"
          hint="With a reason, and marked wherever the approval shows."
          value={rest.overriddenBy}
          onChange={(event) => setRest({ ...rest, overriddenBy: oneOf(OVERRIDERS, event.target.value) })}
        >
          <option value="nobody">Nobody</option>
          <option value="owners">Owners</option>
        </Select>
        <Select
          label="What approving asks for again"
          value={rest.confirmation}
          onChange={(event) => setRest({ ...rest, confirmation: oneOf(CONFIRMATIONS, event.target.value) })}
        >
          <option value="none">Nothing</option>
          <option value="password_or_passkey">The password or a passkey</option>
          <option value="passkey">A passkey, whose signature anybody can check</option>
        </Select>
      </div>
      <div>
        <CheckLine
          label="Lock it for every line below"
          hint="No line below has a rule of its own; one that has it already follows this one."
          isChecked={rest.isLocked}
          onChange={(isLocked) => setRest({ ...rest, isLocked })}
        />
        <CheckLine
          label="It holds at once, for what waits too"
          hint={
            waiting === 0
              ? "Nothing waits for approval now."
              : `${waiting === 1 ? "One decision waits" : `${waiting} decisions wait`} for approval in this organization. Unticked, they keep the rule they began under.`
          }
          isChecked={rest.isAtOnce}
          onChange={(isAtOnce) => setRest({ ...rest, isAtOnce })}
        />
      </div>
      <p className="text-ink-2" aria-live="polite">
        It asks for{" "}
        {askedInWords({ ...terms, combination: rest.combination, groups: groups.map(({ group }) => group) }, nameOf)}.
      </p>
      {refusal !== null && !isAtField(refusal.fields) && <Refusal title={refusal.message} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" isPending={isPending}>
          Save the rule
        </Button>
        <Button onClick={onDone}>Cancel</Button>
        {place.own !== null && place.id !== null && (
          <Button
            variant="quiet"
            className="ml-auto"
            onClick={() =>
              run(
                () =>
                  endApprovalRule(slug, {
                    lineId: place.id ?? "",
                    isAtOnce: rest.isAtOnce,
                    basedOn: place.own?.number ?? 0,
                  }),
                onDone,
              )
            }
          >
            Have the rule from above again
          </Button>
        )}
      </div>
    </form>
  );
}

const NEW: ApprovalGroup = { kind: "people", name: "", needed: 1, memberIds: [], sections: null };

const isAtField = (fields: Readonly<Record<string, string>> | undefined): boolean =>
  Object.keys(fields ?? {}).some((field) => field === "silenceDays" || /^groups\.\d/.test(field));

/** The value of a select, which offers nothing else. */
function oneOf<T extends string>(values: readonly T[], value: string): T {
  return values.find((one) => one === value) ?? firstOf(values);
}

function firstOf<T>(values: readonly T[]): T {
  const [first] = values;
  if (first === undefined) throw new Error("A select offers at least one value.");
  return first;
}
