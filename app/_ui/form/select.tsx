import type { ReactNode, SelectHTMLAttributes } from "react";
import { classNames } from "../class-names";
import { Field } from "./field";
import { fieldStyle } from "./field-style";

type Props = SelectHTMLAttributes<HTMLSelectElement> & {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly isLabelHidden?: boolean;
  readonly children: ReactNode;
};

/** The platform's own select: the same on a phone, by keyboard and for a screen reader. */
export function Select({ label, hint, error, isLabelHidden, className, children, ...rest }: Props) {
  return (
    <Field label={label} hint={hint} error={error} isLabelHidden={isLabelHidden}>
      {(control) => (
        <select {...rest} {...control} className={classNames(fieldStyle, "pr-7", className)}>
          {children}
        </select>
      )}
    </Field>
  );
}
