import type { ReactNode } from "react";
import type { PortfolioEntry } from "@/lib/decisions/portfolio/queries";

/** What the marks of the picture mean: only those that are in it. */
export function LivesLegend({ entries }: { entries: readonly PortfolioEntry[] }) {
  const has = (test: (entry: PortfolioEntry) => boolean) => entries.some(test);
  return (
    <ul aria-label="Marks" className="flex flex-wrap gap-x-4 text-xs text-ink-3">
      {has((entry) => entry.isInForce) && (
        <Mark word="in force">
          <rect y={3} width={16} height={6} rx={2} className="fill-ink-2" />
        </Mark>
      )}
      {has((entry) => entry.endedAt !== null) && (
        <Mark word="replaced">
          <rect y={3} width={16} height={6} rx={2} className="fill-neutral-6" />
        </Mark>
      )}
      {has((entry) => entry.status === "proposed") && (
        <Mark word="proposed">
          <rect
            x={1}
            y={2.5}
            width={14}
            height={7}
            rx={2}
            strokeWidth={1.5}
            strokeDasharray="4 3"
            className="fill-none stroke-info"
          />
        </Mark>
      )}
      {has((entry) => entry.isInForce && entry.reviewOn !== null) && (
        <Mark word="review">
          <rect
            x={4.5}
            y={2.5}
            width={7}
            height={7}
            rx={1}
            strokeWidth={1.75}
            transform="rotate(45 8 6)"
            className="fill-surface stroke-ink-2"
          />
        </Mark>
      )}
    </ul>
  );
}

function Mark({ word, children }: { word: string; children: ReactNode }) {
  return (
    <li className="flex items-center gap-1.5">
      <svg aria-hidden="true" width={16} height={12}>
        {children}
      </svg>
      {word}
    </li>
  );
}
