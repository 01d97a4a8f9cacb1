import type { ReactNode } from "react";
import { classNames } from "../class-names";

/** A key that works here. */
export function Kbd({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <kbd
      className={classNames(
        "inline-grid h-[18px] min-w-[18px] place-items-center rounded-[4px] border border-current/25 px-1 font-sans text-2xs leading-none font-medium opacity-80",
        className,
      )}
    >
      {children}
    </kbd>
  );
}
