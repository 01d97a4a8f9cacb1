import { classNames } from "../class-names";

/** The stacked bar alone. Gaps are drawn inside each segment, so that the whole keeps its true length. */
export function ThemeBar({
  segments,
  themes,
  isThin,
}: {
  segments: readonly number[];
  themes: readonly string[];
  isThin?: boolean;
}) {
  return (
    <span className={classNames("flex w-full", isThin ? "h-3.5" : "h-7")}>
      {segments.map((points, index) => (
        <span
          key={index}
          title={`${themes[index] ?? ""}: ${points.toFixed(1)}`}
          className="@container h-full shrink-0 pr-0.5 last:pr-0"
          style={{ width: `${points}%` }}
        >
          <span
            className="grid h-full place-items-center overflow-hidden rounded-cell text-xs font-medium num"
            style={{
              background: `var(--color-theme-${(index % 6) + 1})`,
              color: `var(--color-theme-${(index % 6) + 1}-ink)`,
            }}
          >
            {!isThin && <span className="hidden @min-[18px]:block">{Math.round(points)}</span>}
          </span>
        </span>
      ))}
    </span>
  );
}
