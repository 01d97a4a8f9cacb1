import type { ReactNode } from "react";
import { classNames } from "../class-names";

/** The heading of a list or a part of a page, with how many there are. */
export function SectionTitle({
  children,
  count,
  className,
  as: Tag = "h2",
}: {
  children: ReactNode;
  count?: number | string;
  className?: string;
  as?: "h2" | "h3";
}) {
  return (
    <Tag className={classNames("text-sm font-semibold tracking-tight text-ink", className)}>
      {children}
      {count !== undefined && <span className="ml-1.5 font-normal text-ink-3 num">{count}</span>}
    </Tag>
  );
}
