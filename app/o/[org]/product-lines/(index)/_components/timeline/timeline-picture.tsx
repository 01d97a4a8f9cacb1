import { ChevronDown, ChevronRight } from "@/app/_ui/icons";
import { Link } from "@/app/_ui/link/link";
import type { RowLanes } from "@/lib/adoption/timeline/lanes/rules";
import type { TimelineRow } from "@/lib/adoption/timeline/rules";
import type { TimeScale } from "@/lib/adoption/timeline/scale/rules";
import { LANE, LifeBar } from "./life-bar";

/** A row with what stands in it, and where its ways lead. */
export interface DrawnRow extends RowLanes {
  readonly row: TimelineRow;
  /** How many decisions are in it, those left out among them. */
  readonly count: number;
  /** Folds the lines below into it, or unfolds them. */
  readonly foldHref: string;
  /** Shows those that are left out. */
  readonly moreHref: string;
}

interface Props {
  readonly slug: string;
  readonly rows: readonly DrawnRow[];
  readonly scale: TimeScale;
  readonly now: Date;
  /** The sentence that says what the picture shows. */
  readonly finding: string;
}

/** Product lines as rows and time across: each decision a bar, what runs at one time in lanes, the present as the accent line. */
export function TimelinePicture({ slug, rows, scale, now, finding }: Props) {
  const isNowShown = now >= scale.start && now < scale.end;
  const today = scale.at(now);
  const labels = scale.ticks.filter(({ at, label }, index) => {
    const room = (scale.ticks[index + 1]?.at ?? 100) - at;
    return room > (label.length > 4 ? 9 : 4) && (!isNowShown || Math.abs(at + 2.5 - today) > 5.5);
  });
  return (
    <div
      role="group"
      aria-label={finding}
      className="relative border-t border-line [--names:9.5rem] [print-color-adjust:exact] lg:[--names:13rem]"
    >
      <div
        aria-hidden="true"
        className="grid h-8 grid-cols-[var(--names)_minmax(0,1fr)] items-center bg-sunken text-2xs text-ink-3"
      >
        <span className="pl-4">Product line</span>
        <span className="relative h-full">
          {labels.map(({ at, label }) => (
            <span key={at} className="absolute top-2 pl-1.5 whitespace-nowrap num" style={{ left: `${at}%` }}>
              {label}
            </span>
          ))}
          {isNowShown && (
            <span
              className="absolute top-2 -translate-x-1/2 font-semibold whitespace-nowrap text-accent-ink num"
              style={{ left: `${today}%` }}
            >
              Today
            </span>
          )}
        </span>
      </div>
      <div
        aria-hidden="true"
        className="pointer-events-none absolute inset-y-0 right-0 left-(--names) overflow-hidden border-l border-line"
      >
        {scale.ticks.map(({ at }) => (
          <span key={at} className="absolute inset-y-0 border-l border-line" style={{ left: `${at}%` }} />
        ))}
        {isNowShown && (
          <span className="absolute top-7 bottom-0 border-l-[1.5px] border-accent" style={{ left: `${today}%` }} />
        )}
      </div>
      <ul aria-label="Product lines">
        {rows.map((drawn) => (
          <Row key={drawn.row.line.id} slug={slug} drawn={drawn} />
        ))}
      </ul>
    </div>
  );
}

function Row({ slug, drawn }: { slug: string; drawn: DrawnRow }) {
  const { row, lanes, left, count } = drawn;
  const { line, hasBelow, isFolded } = row;
  return (
    <li className="grid grid-cols-[var(--names)_minmax(0,1fr)] border-t border-line">
      <span
        className="flex h-[27px] min-w-0 items-center gap-1 pr-2"
        style={{ paddingLeft: `${0.25 + line.depth * 0.875}rem` }}
      >
        {hasBelow ? (
          <Link
            href={drawn.foldHref}
            replace
            scroll={false}
            prefetch={false}
            aria-expanded={!isFolded}
            aria-label={isFolded ? `Show the lines below ${line.name}` : `Fold the lines below ${line.name}`}
            className="grid size-6 shrink-0 place-items-center rounded-control text-ink-3 hover:bg-hover hover:text-ink print:invisible"
          >
            {isFolded ? <ChevronRight className="size-3.5" /> : <ChevronDown className="size-3.5" />}
          </Link>
        ) : (
          <span className="w-6 shrink-0" />
        )}
        <Link
          href={`/o/${slug}/product-lines/${line.slug}`}
          prefetch={false}
          title={isFolded ? `${line.name} and the lines below it` : line.name}
          className="clip min-w-0 font-medium text-ink hover:underline"
        >
          {line.name}
        </Link>
        <span className="ml-auto shrink-0 text-2xs text-ink-3 num">{count === 0 ? "" : count}</span>
      </span>
      <span
        className="relative block"
        style={{ minHeight: 36, height: lanes.length * LANE + (left.length > 0 ? 34 : 8) }}
      >
        {lanes.length > 0 && (
          <ul aria-label={line.name} className="absolute inset-0">
            {lanes.flatMap((lane, at) =>
              lane.map((placed) => (
                <li key={placed.life.decision.id}>
                  <LifeBar slug={slug} placed={placed} lane={at} />
                </li>
              )),
            )}
          </ul>
        )}
        {left.length > 0 && (
          <Link
            href={drawn.moreHref}
            prefetch={false}
            className="absolute left-2 inline-flex h-6 items-center bg-surface px-1 text-xs link"
            style={{ top: 4 + lanes.length * LANE }}
          >
            {left.length} more, the oldest
          </Link>
        )}
      </span>
    </li>
  );
}
