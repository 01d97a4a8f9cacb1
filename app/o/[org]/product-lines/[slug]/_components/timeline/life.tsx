import type { PortfolioEntry } from "@/lib/decisions/portfolio/queries";
import { beginningOf, type TimelineScale } from "./timeline-scale";

export const ROW_HEIGHT = 32;

interface Props {
  readonly entry: PortfolioEntry;
  /** Its review is due, by its day or because something called for it. */
  readonly isDue: boolean;
  readonly scale: TimelineScale;
  readonly now: Date;
  /** The middle of the row, in pixels. */
  readonly middle: number;
}

/** One decision's life: dark while in force, grey once replaced, dashed while only proposed; a diamond where its review is due. */
export function Life({ entry, isDue, scale, now, middle }: Props) {
  const isProposed = entry.status === "proposed";
  const from = scale.at(beginningOf(entry));
  const to = scale.at(entry.endedAt ?? now);
  // A few days are a sliver of a year: the bar keeps a width one can see, and ends where it ends.
  const least = isProposed ? 14 : 5;
  const place = { x: `min(${from}%, calc(${to}% - ${least}px))`, width: `max(${Math.max(0, to - from)}%, ${least}px)` };
  const planned = entry.reviewOn === null ? null : new Date(entry.reviewOn);
  // Called for before its day, it is due today.
  const review = isDue && (planned === null || planned > now) ? now : planned;
  const isShown = review !== null && entry.isInForce && review <= scale.end;
  return (
    <>
      {isProposed ? (
        <rect
          y={middle - 4}
          height={8}
          rx={2}
          strokeWidth={1.5}
          strokeDasharray="4 3"
          className="fill-none stroke-info"
          style={place}
        />
      ) : (
        <rect
          y={middle - 4}
          height={8}
          rx={2}
          className={entry.endedAt === null ? "fill-ink-2" : "fill-neutral-6"}
          style={place}
        />
      )}
      {/* Close to the present the arrow alone says it; the words would lie on the line of today. */}
      {entry.endedAt !== null && to < 80 && (
        <svg x={`${to}%`} overflow="visible">
          <text x={8} y={middle + 4} className="fill-ink-3 text-2xs num">
            by {entry.successors.map((successor) => `ADR-${successor.number}`).join(", ")}
          </text>
        </svg>
      )}
      {isShown && (
        <svg x={`${scale.at(review)}%`} overflow="visible">
          <rect
            x={-4.5}
            y={middle - 4.5}
            width={9}
            height={9}
            rx={1.5}
            strokeWidth={1.75}
            transform={`rotate(45 0 ${middle})`}
            className={isDue ? "fill-caution stroke-caution-ink" : "fill-surface stroke-ink-2"}
          >
            <title>{isDue ? "Review due" : "Review planned"}</title>
          </rect>
        </svg>
      )}
    </>
  );
}
