import { ChevronRight } from "../icons";
import type { ReactNode } from "react";
import { SectionTitle } from "../text/section-title";

interface Props {
  readonly title: string;
  /** How much of it there is, such as "3 of 9 answered". */
  readonly count: string;
  /** What it is good for: read before it is opened. */
  readonly hint?: string;
  readonly isOpen?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A part of a page that most people need later or never: its heading says what it holds, and opens it. */
export function FoldedSection({ title, count, hint, isOpen, className, children }: Props) {
  return (
    <section aria-label={title} className={className}>
      <details open={isOpen} className="group border-t border-b border-line">
        <summary className="flex cursor-pointer items-start gap-2.5 py-3 hover:bg-hover [&::-webkit-details-marker]:hidden">
          <ChevronRight className="mt-[3px] size-3.5 shrink-0 text-ink-3 transition-transform group-open:rotate-90" />
          <div className="min-w-0 flex-1">
            <div className="flex flex-wrap justify-between gap-x-3">
              <SectionTitle>{title}</SectionTitle>
              <span className="text-xs text-ink-3 num">{count}</span>
            </div>
            {hint !== undefined && <span className="mt-0.5 block text-xs text-ink-3">{hint}</span>}
          </div>
        </summary>
        <div className="pb-3">{children}</div>
      </details>
    </section>
  );
}
