import type { ReactNode } from "react";
import { FieldError } from "../feedback/field-error";

export interface RadioOption {
  readonly value: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** Why it cannot be chosen now. */
  readonly refusal?: string | null;
}

interface Props {
  readonly legend: string;
  readonly name: string;
  readonly options: readonly RadioOption[];
  readonly defaultValue?: string;
  /** With `onChange`: the chosen value, kept by the caller. */
  readonly value?: string;
  readonly onChange?: (value: string) => void;
  readonly error?: string | null;
}

/** One of a few, all in sight, each with a line about what it means. Arrow keys move as the platform has them. */
export function RadioGroup({ legend, name, options, defaultValue, value, onChange, error }: Props) {
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 font-medium text-ink">{legend}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className="flex items-start gap-2.5 rounded-control border border-line-2 px-3 py-2 has-checked:border-accent has-checked:bg-accent-soft has-disabled:border-line has-disabled:bg-hover"
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            disabled={Boolean(option.refusal)}
            {...(value === undefined
              ? { defaultChecked: option.value === defaultValue }
              : { checked: option.value === value })}
            onChange={onChange && (() => onChange(option.value))}
            className="mt-0.5 size-4 shrink-0 accent-accent"
          />
          <span>
            <span className="block text-ink">{option.label}</span>
            {(option.refusal ?? option.hint) && (
              <span className="block text-xs text-ink-3">{option.refusal ?? option.hint}</span>
            )}
          </span>
        </label>
      ))}
      {error && <FieldError>{error}</FieldError>}
    </fieldset>
  );
}
