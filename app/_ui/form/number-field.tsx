import type { InputHTMLAttributes, ReactNode } from "react";
import { classNames } from "../class-names";
import { Field } from "./field";
import { fieldStyle } from "./field-style";

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, "type" | "inputMode"> & {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly isLabelHidden?: boolean;
  /** What is counted: "points". */
  readonly unit?: string;
};

/** A number, right-aligned, with its unit; arrows up and down change it, the wheel does not. */
export function NumberField({ label, hint, error, isLabelHidden, unit, className, ...rest }: Props) {
  return (
    <Field label={label} hint={hint} error={error} isLabelHidden={isLabelHidden}>
      {(control) => (
        <span className="inline-flex items-center gap-2">
          <input
            step={1}
            {...rest}
            {...control}
            type="number"
            inputMode="numeric"
            className={classNames(fieldStyle, "w-20 text-right num", className)}
          />
          {unit && <span className="text-ink-3">{unit}</span>}
        </span>
      )}
    </Field>
  );
}
