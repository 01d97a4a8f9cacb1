import { useId, type InputHTMLAttributes, type ReactNode } from "react";

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, "type"> & {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
};

/** A box to tick with its label at the right. */
export function Checkbox({ label, hint, ...rest }: Props) {
  const id = useId();
  return (
    <div className="flex min-h-7 items-start gap-2.5 py-1">
      <input {...rest} type="checkbox" id={id} className="mt-0.5 size-4 shrink-0 accent-accent" />
      <label htmlFor={id} className="text-ink">
        {label}
        {hint && <span className="block text-xs text-ink-3">{hint}</span>}
      </label>
    </div>
  );
}
