import type { ReactNode, SelectHTMLAttributes } from "react";

interface Props extends SelectHTMLAttributes<HTMLSelectElement> {
  readonly label: string;
  readonly value: string | undefined;
  readonly children: ReactNode;
}

/** A filter as a chip: its name, and the platform's own choice. */
export function FilterChip({ label, value = "", children, ...rest }: Props) {
  return (
    <label className="inline-flex h-11 min-w-0 items-center gap-1 rounded-control border border-line-2 bg-surface pl-2.5 text-xs font-medium text-ink-2 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent sm:h-7">
      <span className="whitespace-nowrap">{label}</span>
      <select
        {...rest}
        key={value}
        defaultValue={value}
        className="field-sizing-content h-full max-w-[10.5rem] min-w-0 rounded-control bg-transparent pr-1 font-medium text-ink outline-none"
      >
        {children}
      </select>
    </label>
  );
}
