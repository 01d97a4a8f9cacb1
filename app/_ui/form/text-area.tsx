import type { ReactNode, TextareaHTMLAttributes } from "react";
import { classNames } from "../class-names";
import { Field } from "./field";
import { fieldStyle } from "./field-style";

type Props = TextareaHTMLAttributes<HTMLTextAreaElement> & {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly isLabelHidden?: boolean;
};

/** Several lines of text; it grows with what is typed. */
export function TextArea({ label, hint, error, isLabelHidden, className, ...rest }: Props) {
  return (
    <Field label={label} hint={hint} error={error} isLabelHidden={isLabelHidden}>
      {(control) => (
        <textarea
          rows={3}
          {...rest}
          {...control}
          className={classNames(fieldStyle, "field-sizing-content max-h-[60dvh] resize-y", className)}
        />
      )}
    </Field>
  );
}
