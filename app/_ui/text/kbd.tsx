import type { ReactNode } from "react";
import { classNames } from "../class-names";

/** A key that works here. Inside a filled button it takes the button's colours. */
export function Kbd({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <kbd
      className={classNames(
        "inline-grid h-[18px] min-w-[18px] place-items-center rounded-[4px] border border-line-2 bg-surface px-1 font-sans text-2xs leading-none font-medium text-ink-3 [.bg-accent:not([aria-disabled])_&]:border-on-accent/30 [.bg-accent:not([aria-disabled])_&]:bg-on-accent/12 [.bg-accent:not([aria-disabled])_&]:text-on-accent",
        className,
      )}
    >
      {children}
    </kbd>
  );
}
