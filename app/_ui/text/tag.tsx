import type { ReactNode } from "react";

/** A small label: the name of an option, a tag. */
export function Tag({ children }: { children: ReactNode }) {
  return (
    <span className="inline-flex h-5 items-center rounded-[5px] bg-ink/6 px-[7px] text-xs whitespace-nowrap text-ink-2">
      {children}
    </span>
  );
}
