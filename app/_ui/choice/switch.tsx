import { useId, type InputHTMLAttributes, type ReactNode } from "react";

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, "type" | "role"> & {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
};

/** Something that is on or off at once. What has to be saved first is a checkbox. */
export function Switch({ label, hint, ...rest }: Props) {
  const id = useId();
  return (
    <div className="flex min-h-11 items-start gap-3 py-1 sm:min-h-8">
      <input
        {...rest}
        type="checkbox"
        role="switch"
        id={id}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="relative mt-0.5 h-5 w-9 shrink-0 appearance-none rounded-full border border-control bg-selected transition-colors duration-(--duration-quick) before:absolute before:top-[2px] before:left-[2px] before:size-3.5 before:rounded-full before:bg-control before:transition-transform before:duration-(--duration-quick) checked:border-accent checked:bg-accent checked:before:translate-x-4 checked:before:bg-on-accent focus-visible:rounded-full"
      />
      <div>
        <label htmlFor={id} className="text-ink">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-xs text-ink-3">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
