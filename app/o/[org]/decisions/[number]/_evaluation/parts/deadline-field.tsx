"use client";

import { DateTimeField } from "@/app/_ui/form/date-time-field";
import { readersZone } from "@/app/_ui/text/readers-zone";
import type { Deadline } from "@/lib/evaluations/input";

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | null;
  readonly defaultAt?: string;
  readonly onChange: (deadline: Deadline | null) => void;
}

/** A deadline with the zone it is set in: the reader's own, named beside the field and kept with it. */
export function DeadlineField({ label, hint, error, defaultAt, onChange }: Props) {
  return (
    <DateTimeField
      label={label}
      name="deadline"
      hint={hint}
      error={error}
      defaultValue={defaultAt}
      onChange={(at) => onChange(at === "" ? null : { at, zone: readersZone() })}
    />
  );
}
