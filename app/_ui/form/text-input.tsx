import type { InputHTMLAttributes, ReactNode } from "react";
import { classNames } from "../class-names";
import { Field } from "./field";
import { fieldStyle } from "./field-style";

type Props = InputHTMLAttributes<HTMLInputElement> & {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly isLabelHidden?: boolean;
};

/** One line of text with its label, hint and error. */
export function TextInput({ label, hint, error, isLabelHidden, className, ...rest }: Props) {
  return (
    <Field label={label} hint={hint} error={error} isLabelHidden={isLabelHidden}>
      {(control) => <input {...rest} {...control} className={classNames(fieldStyle, className)} />}
    </Field>
  );
}
