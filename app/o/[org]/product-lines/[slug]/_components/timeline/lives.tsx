import type { PortfolioEntry } from "@/lib/decisions/portfolio/queries";
import type { TimelineScale } from "./timeline-scale";
import { Life, ROW_HEIGHT } from "./life";
import { Succession } from "./succession";

interface Props {
  readonly entries: readonly PortfolioEntry[];
  /** Ids of those whose review is due. */
  readonly due: readonly string[];
  readonly scale: TimelineScale;
  readonly now: Date;
  /** The sentence that says what the picture shows. */
  readonly finding: string;
}

const HEAD = 36;

/** The picture: one bar per decision, the present as the accent line, arrows where one took over from another. */
export function Lives({ entries, due, scale, now, finding }: Props) {
  const height = HEAD + entries.length * ROW_HEIGHT;
  const today = scale.at(now);
  const rowOf = new Map(entries.map((entry, index) => [entry.number, index]));
  const middle = (row: number) => HEAD + row * ROW_HEIGHT + ROW_HEIGHT / 2;
  const nowLabel = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" }).format(now);
  // A label that would lie under the present, or on the next one, is left out; its line stays.
  const ticks = scale.ticks.filter(
    (tick, index) =>
      tick.at < 94 &&
      Math.abs(tick.at - today) > 7 &&
      ((scale.ticks[index + 1]?.at ?? 100) - tick.at > 10 || index > 0),
  );
  return (
    <svg role="img" aria-label={finding} width="100%" height={height} className="block border-l border-line">
      <rect width="100%" height={HEAD} className="fill-sunken" />
      {scale.ticks.map((tick) => (
        <line key={tick.at} x1={`${tick.at}%`} x2={`${tick.at}%`} y1={0} y2={height} className="stroke-line" />
      ))}
      {ticks.map((tick) => (
        <svg key={tick.at} x={`${tick.at}%`} overflow="visible">
          <text x={8} y={22} className="fill-ink-3 text-2xs num">
            {tick.label}
          </text>
        </svg>
      ))}
      {entries.map((entry, row) => (
        <g key={entry.id}>
          <line
            x1="0"
            x2="100%"
            y1={HEAD + row * ROW_HEIGHT + 0.5}
            y2={HEAD + row * ROW_HEIGHT + 0.5}
            className="stroke-line"
          />
          <Life entry={entry} isDue={due.includes(entry.id)} scale={scale} now={now} middle={middle(row)} />
        </g>
      ))}
      {entries.flatMap((entry, row) =>
        entry.successors.flatMap((successor) => {
          const to = rowOf.get(successor.number);
          if (to === undefined) return [];
          return [
            <Succession
              key={`${entry.number}-${successor.number}`}
              x={scale.at(successor.at)}
              from={middle(row)}
              to={middle(to)}
            />,
          ];
        }),
      )}
      <line x1={`${today}%`} x2={`${today}%`} y1={30} y2={height} strokeWidth={1.5} className="stroke-accent" />
      <text x={`${today}%`} y={22} textAnchor="middle" className="fill-accent-ink text-2xs font-semibold num">
        {nowLabel}
      </text>
    </svg>
  );
}
