import type { ReactNode } from "react";

/** What will be here, and one or two ways to begin. */
export function EmptyState({
  title,
  children,
  actions,
}: {
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className="grid justify-items-center gap-1 rounded-card border border-dashed border-line-2 px-6 py-8 text-center">
      <b className="text-base font-medium">{title}</b>
      {children && <p className="max-w-[38em] text-ink-3">{children}</p>}
      {actions && <div className="mt-3 flex flex-wrap items-center justify-center gap-2">{actions}</div>}
    </div>
  );
}
