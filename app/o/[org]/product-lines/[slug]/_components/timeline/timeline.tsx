"use client";

import { Link } from "@/app/_ui/link/link";
import { Card } from "@/app/_ui/feedback/card";
import { ChartTable } from "@/app/_ui/data/chart-table";
import { counted, dayOf } from "@/app/_ui/text/format";
import type { PortfolioEntry } from "@/lib/decisions/portfolio/queries";
import { Lives } from "./lives";
import { LivesLegend } from "./lives-legend";
import { beginningOf, timelineScale } from "./timeline-scale";

interface Props {
  readonly slug: string;
  readonly lineName: string;
  /** What was once decided or is proposed, oldest first. */
  readonly entries: readonly PortfolioEntry[];
  /** Ids of those whose review is due. */
  readonly due: readonly string[];
  readonly now: Date;
}

/** The lives of decisions on a line, with arrows to what took over. The table behind says the same in words. */
export function Timeline({ slug, lineName, entries, due, now }: Props) {
  const scale = timelineScale(entries.map(beginningOf), now);
  const inForce = entries.filter((entry) => entry.isInForce).length;
  const ended = entries.filter((entry) => entry.endedAt !== null).length;
  const finding = `${counted(inForce, "decision")} in force for ${lineName} since ${dayOf(scale.start)}, ${ended} replaced by a successor.`;
  return (
    <Card title="What was decided when" aside={<LivesLegend entries={entries} due={due} />} className="max-sm:hidden">
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(300px,55%)] border-t border-line">
        <ul aria-label="Decisions, oldest first">
          <li aria-hidden="true" className="flex h-9 items-center bg-sunken pl-4 text-2xs text-ink-3">
            Decision
          </li>
          {entries.map((entry) => (
            <li
              key={entry.id}
              className="grid h-8 grid-cols-[56px_minmax(0,1fr)] items-center border-t border-line pr-4 pl-4"
            >
              <span className="mono text-ink-3">ADR-{entry.number}</span>
              <Link
                href={`/o/${slug}/decisions/${entry.number}`}
                className={`clip hover:underline ${entry.endedAt === null ? "font-medium text-ink" : "text-ink-3"}`}
              >
                {entry.title}
              </Link>
            </li>
          ))}
        </ul>
        <Lives entries={entries} due={due} scale={scale} now={now} finding={finding} />
      </div>
      <ChartTable
        caption={finding}
        columns={["Decision", "State", "Lines", "Since", "Until", "Replaced by", "Review"]}
        rows={entries.map((entry) => [
          `ADR-${entry.number} ${entry.title}`,
          entry.status,
          entry.lineNames.join(", "),
          dayOf(beginningOf(entry)),
          entry.endedAt === null ? "" : dayOf(entry.endedAt),
          entry.successors.map((successor) => `ADR-${successor.number}`).join(", "),
          due.includes(entry.id)
            ? "due"
            : entry.isInForce && entry.reviewOn !== null
              ? dayOf(new Date(entry.reviewOn))
              : "",
        ])}
      />
    </Card>
  );
}
