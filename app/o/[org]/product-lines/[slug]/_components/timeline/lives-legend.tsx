import type { SVGProps } from "react";
import type { PortfolioEntry } from "@/lib/decisions/portfolio/queries";

interface Mark {
  readonly word: string;
  readonly isOf: (entry: PortfolioEntry, due: readonly string[]) => boolean;
  readonly shape: SVGProps<SVGRectElement>;
}

/** A stretch of a life. */
const BAR = { y: 3, width: 16, height: 6, rx: 2 };

const MARKS: readonly Mark[] = [
  { word: "in force", isOf: (entry) => entry.isInForce, shape: { ...BAR, className: "fill-ink-2" } },
  { word: "replaced", isOf: (entry) => entry.endedAt !== null, shape: { ...BAR, className: "fill-neutral-6" } },
  {
    word: "proposed",
    isOf: (entry) => entry.status === "proposed",
    shape: {
      x: 1,
      y: 2.5,
      width: 14,
      height: 7,
      rx: 2,
      strokeWidth: 1.5,
      strokeDasharray: "4 3",
      className: "fill-none stroke-info",
    },
  },
  {
    word: "review",
    isOf: (entry, due) => entry.isInForce && (entry.reviewOn !== null || due.includes(entry.id)),
    shape: {
      x: 4.5,
      y: 2.5,
      width: 7,
      height: 7,
      rx: 1,
      strokeWidth: 1.75,
      transform: "rotate(45 8 6)",
      className: "fill-surface stroke-ink-2",
    },
  },
];

/** What the marks of the picture mean: only those that are in it. */
export function LivesLegend({ entries, due }: { entries: readonly PortfolioEntry[]; due: readonly string[] }) {
  return (
    <ul aria-label="Marks" className="flex flex-wrap gap-x-4 text-xs text-ink-3">
      {MARKS.filter(({ isOf }) => entries.some((entry) => isOf(entry, due))).map(({ word, shape }) => (
        <li key={word} className="flex items-center gap-1.5">
          <svg aria-hidden="true" width={16} height={12}>
            <rect {...shape} />
          </svg>
          {word}
        </li>
      ))}
    </ul>
  );
}
