"use client";

import { useState } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { DateTimeField } from "@/app/_ui/form/date-time-field";
import { Select } from "@/app/_ui/form/select";
import { TextInput } from "@/app/_ui/form/text-input";
import { useVerb } from "@/app/o/[org]/decisions/[number]/_evaluation/parts/use-verb";
import type { PossibleApprover } from "@/lib/approvals/approval-rules/queries";
import { delegate } from "../../actions";

interface Props {
  readonly slug: string;
  /** Without oneself. */
  readonly approvers: readonly PossibleApprover[];
  readonly onDone: () => void;
}

/** Who stands in for the reader, from when to when, and why. */
export function StandInForm({ slug, approvers, onDone }: Props) {
  const { run, isPending, refusal } = useVerb();
  const [delegateId, setDelegate] = useState("");
  const [period, setPeriod] = useState({ startsAt: "", endsAt: "" });
  const [reason, setReason] = useState("");
  const errorOf = (field: string) => refusal?.fields?.[field] ?? null;
  return (
    <form
      aria-label="Who stands in for you"
      className="mt-2 grid gap-4 rounded-card bg-sunken p-4"
      onSubmit={(event) => {
        event.preventDefault();
        run(() => delegate(slug, { ...period, delegateId, reason }), onDone);
      }}
    >
      <Select
        label="Who stands in for you"
        value={delegateId}
        error={errorOf("delegateId")}
        onChange={(event) => setDelegate(event.target.value)}
      >
        <option value="">Choose somebody</option>
        {approvers.map(({ memberId, name, role }) => (
          <option key={memberId} value={memberId}>
            {name}, {role}
          </option>
        ))}
      </Select>
      <div className="flex flex-wrap gap-4">
        <DateTimeField
          label="From"
          name="startsAt"
          error={errorOf("startsAt")}
          onChange={(startsAt) => setPeriod((before) => ({ ...before, startsAt }))}
        />
        <DateTimeField
          label="To"
          name="endsAt"
          error={errorOf("endsAt")}
          onChange={(endsAt) => setPeriod((before) => ({ ...before, endsAt }))}
        />
      </div>
      <TextInput
        label="Why, if you like"
        value={reason}
        maxLength={500}
        error={errorOf("reason")}
        onChange={(event) => setReason(event.target.value)}
      />
      {refusal !== null && refusal.fields === undefined && <Refusal title={refusal.message} />}
      <div className="flex gap-2">
        <Button type="submit" variant="primary" isPending={isPending}>
          Let them stand in
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
    </form>
  );
}
