"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { CopyButton } from "@/app/_ui/feedback/copy-button";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { Select } from "@/app/_ui/form/select";
import { TextInput } from "@/app/_ui/form/text-input";
import { answered } from "@/app/o/[org]/_request/answered";
import type { RefusalValue } from "@/lib/errors";
import type { CreateShareLink } from "@/lib/sharing/input";
import { USUAL_DAYS } from "@/lib/sharing/rules";
import { createShareLink } from "./actions";

interface Props {
  readonly slug: string;
  readonly what: CreateShareLink["what"];
}

const DAYS: readonly (readonly [number, string])[] = [
  [1, "1 day"],
  [7, "7 days"],
  [USUAL_DAYS, "30 days"],
  [90, "90 days"],
  [365, "1 year"],
];

/** Makes a link and shows it once. */
export function NewLink({ slug, what }: Props) {
  const router = useRouter();
  const [label, setLabel] = useState("");
  const [days, setDays] = useState(USUAL_DAYS);
  const [passcode, setPasscode] = useState("");
  const [made, setMade] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<RefusalValue | null>(null);
  const [isPending, start] = useTransition();
  const fields = refusal?.fields ?? {};
  const create = () =>
    start(async () => {
      const result = await answered(createShareLink(slug, { what, label, days, passcode }));
      setRefusal(result.ok ? null : result.refusal);
      if (!result.ok) return;
      setMade(`${window.location.origin}/share/${result.value.token}`);
      setLabel("");
      setPasscode("");
      router.refresh();
    });
  return (
    <form
      aria-label="New link"
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        create();
      }}
    >
      <TextInput
        label="For whom"
        hint="Its readers see this above the text: “Shared with Audit”."
        value={label}
        maxLength={80}
        onChange={(event) => setLabel(event.target.value)}
        error={fields["label"]}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Select label="Works for" value={days} onChange={(event) => setDays(Number(event.target.value))}>
          {DAYS.map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </Select>
        <TextInput
          label="Passcode, if it should ask for one"
          value={passcode}
          autoComplete="off"
          onChange={(event) => setPasscode(event.target.value)}
          error={fields["passcode"]}
        />
      </div>
      <div>
        <Button type="submit" variant="primary" isPending={isPending}>
          Make the link
        </Button>
      </div>
      {refusal !== null && fields["label"] === undefined && fields["passcode"] === undefined && (
        <Refusal title={refusal.message} />
      )}
      {made !== null && (
        <div role="status" className="rounded-card border border-line bg-sunken p-3.5">
          <p className="font-medium text-ink">Copy the link now. It is shown once.</p>
          <p className="mt-1 flex items-center gap-2">
            <span className="mono text-xs wrap-anywhere">{made}</span>
            <CopyButton text={made} label="Copy the link" />
          </p>
        </div>
      )}
    </form>
  );
}
