import type { ReactNode } from "react";

interface Props {
  /** The fact, then what to do. */
  readonly title: string;
  readonly rest: string;
  readonly children?: ReactNode;
}

/** What stands in the place of a page that is not there. */
export function PageMessage({ title, rest, children }: Props) {
  return (
    <div className="grid justify-items-start gap-3">
      <h1 className="max-w-[26em] text-xl font-medium tracking-tighter text-ink">
        {title} <span className="text-ink-3">{rest}</span>
      </h1>
      {children}
    </div>
  );
}
