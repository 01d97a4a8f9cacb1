"use client";

import { useState, useSyncExternalStore, type ReactNode } from "react";
import { classNames } from "../class-names";
import { zoneOf } from "../text/format";
import { readersZone } from "../text/readers-zone";
import { Field } from "./field";
import { fieldStyle } from "./field-style";

interface Props {
  readonly label: string;
  readonly name: string;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly isLabelHidden?: boolean;
  /** The moment it starts with, as ISO text. */
  readonly defaultValue?: string;
  /** Receives the moment as ISO text, or an empty text. */
  readonly onChange?: (iso: string) => void;
}

const never = () => () => undefined;

/**
 * A moment, written in the reader's zone, which stands beside the field. The form sends ISO text under `name`, so the
 * server need not know the zone.
 */
export function DateTimeField({ label, name, hint, error, isLabelHidden, defaultValue = "", onChange }: Props) {
  const isBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const [iso, setIso] = useState(defaultValue);
  const zone = isBrowser ? zoneOf(iso === "" ? new Date() : new Date(iso), readersZone()) : "UTC";
  const change = (text: string) => {
    const moment = text === "" ? undefined : new Date(text);
    const next = moment === undefined || Number.isNaN(moment.getTime()) ? "" : moment.toISOString();
    setIso(next);
    onChange?.(next);
  };
  return (
    <Field label={label} hint={hint} error={error} isLabelHidden={isLabelHidden}>
      {(control) => (
        <span className="flex items-center gap-2">
          <input
            {...control}
            key={isBrowser ? "local" : "server"}
            type="datetime-local"
            defaultValue={iso === "" ? "" : localText(new Date(iso), isBrowser)}
            onChange={(event) => change(event.target.value)}
            className={classNames(fieldStyle, "w-60 num")}
          />
          <span className="text-ink-3">{zone}</span>
          <input type="hidden" name={name} value={iso} />
        </span>
      )}
    </Field>
  );
}

/** `2026-10-15T17:00`, as the platform's field wants it. */
function localText(at: Date, isLocal: boolean): string {
  const shifted = isLocal ? new Date(at.getTime() - at.getTimezoneOffset() * 60_000) : at;
  return shifted.toISOString().slice(0, 16);
}
