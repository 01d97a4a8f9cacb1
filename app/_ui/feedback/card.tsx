import type { ReactNode } from "react";
import { classNames } from "../class-names";

interface Props {
  readonly title: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A frame for a chart or a self-contained thing. Never inside another. */
export function Card({ title, aside, children, className }: Props) {
  return (
    <section className={classNames("rounded-card border border-line bg-surface", className)}>
      <header className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-1.5">
        <h2 className="text-sm font-semibold">{title}</h2>
        {aside && <div className="ml-auto flex items-center gap-2">{aside}</div>}
      </header>
      {children}
    </section>
  );
}
