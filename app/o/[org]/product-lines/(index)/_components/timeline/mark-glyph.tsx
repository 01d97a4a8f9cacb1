import type { LifeMark } from "@/lib/adoption/timeline/rules";

/** A review as a diamond, a plan as the half square of its stance; what is overdue is filled, or in the ink of what is broken. */
export function MarkGlyph({ kind, isOverdue }: Pick<LifeMark, "kind" | "isOverdue">) {
  if (kind === "review")
    return (
      <svg aria-hidden="true" viewBox="0 0 14 14" className="size-3.5">
        <rect
          x={2.5}
          y={2.5}
          width={9}
          height={9}
          rx={1.5}
          strokeWidth={1.75}
          transform="rotate(45 7 7)"
          className={isOverdue ? "fill-caution stroke-caution-ink" : "fill-surface stroke-ink-2"}
        />
      </svg>
    );
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 14 14"
      className={`size-3.5 ${isOverdue ? "text-critical-ink" : "text-info-ink"}`}
    >
      <rect
        x={1.75}
        y={1.75}
        width={10.5}
        height={10.5}
        rx={2.5}
        stroke="currentColor"
        strokeWidth={1.5}
        className="fill-surface"
      />
      <path d="M7 2v10H4.2A2.4 2.4 0 0 1 1.8 9.6V4.4A2.4 2.4 0 0 1 4.2 2z" fill="currentColor" />
    </svg>
  );
}
