import { useId, type ReactNode } from "react";
import { FieldError } from "../feedback/field-error";

/** What a control inside a field has to carry so that label, hint and error belong to it. */
export interface FieldControl {
  readonly id: string;
  readonly "aria-invalid"?: true;
  readonly "aria-describedby"?: string;
}

interface Props {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly isLabelHidden?: boolean;
  readonly children: (control: FieldControl) => ReactNode;
}

/** A labelled control with its hint above and its error under it. */
export function Field({ label, hint, error, isLabelHidden, children }: Props) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = [hint ? hintId : "", error ? errorId : ""].filter(Boolean).join(" ");
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className={isLabelHidden ? "sr-only" : "font-medium text-ink"}>
        {label}
      </label>
      {hint && (
        <p id={hintId} className="-mt-1 text-xs text-ink-3">
          {hint}
        </p>
      )}
      {children({
        id,
        ...(error && { "aria-invalid": true }),
        ...(describedBy && { "aria-describedby": describedBy }),
      })}
      {error && <FieldError id={errorId}>{error}</FieldError>}
    </div>
  );
}
