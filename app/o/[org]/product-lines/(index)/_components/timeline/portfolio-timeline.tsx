import { SaveTable } from "@/app/_ui/data/save-table";
import { Card } from "@/app/_ui/feedback/card";
import { EmptyState } from "@/app/_ui/feedback/empty-state";
import { ButtonLink } from "@/app/_ui/form/button-link";
import { SegmentLinks } from "@/app/_ui/layout/segment-links";
import { Lead } from "@/app/_ui/text/lead";
import type { Ctx } from "@/lib/access/context";
import type { TimelineView } from "@/lib/adoption/timeline/input";
import { isWithin, lanesOf, MOST_LANES } from "@/lib/adoption/timeline/lanes/rules";
import { readTimeline } from "@/lib/adoption/timeline/queries";
import { livesOf, reachOf, rowsOf, type Life, type TimelineRow } from "@/lib/adoption/timeline/rules";
import { boundsOf, scaleOf } from "@/lib/adoption/timeline/scale/rules";
import { pathOf, type TreeNode } from "@/lib/product-lines/rules";
import { factOf, findingOf, restOf } from "./summary";
import { timelineAddress } from "./timeline-address";
import { TimelineFilters } from "./timeline-filters";
import { TimelineLegend } from "./timeline-legend";
import { TimelineLimits } from "./timeline-limits";
import { TimelineList } from "./timeline-list";
import { TimelineTable } from "./timeline-table";
import { TimelinePicture, type DrawnRow } from "./timeline-picture";

interface Props {
  readonly ctx: Ctx;
  readonly view: TimelineView;
  /** The reader's unarchived lines in the order of the tree. */
  readonly lines: readonly (TreeNode & { readonly slug: string; readonly depth: number })[];
  readonly now: Date;
}

/** The organization's decisions over time, line by line: when each was made and ended there, what is proposed, planned and to be reviewed. */
export async function PortfolioTimeline({ ctx, view, lines, now }: Props) {
  const { slug } = ctx;
  const { rows, left } = rowsOf(lines, { root: view.line, folded: view.fold });
  const bounds = boundsOf(view, now);
  const lineIds = rows.flatMap((row) => row.lineIds);
  const above = pathOf(lines, rows[0]?.line.id ?? "").map(({ id }) => id);
  const timeline = await readTimeline(ctx, { lineIds, above }, bounds);
  const tree = {
    nameOf: (id: string) => lines.find((line) => line.id === id)?.name ?? "",
    pathOf: (id: string) =>
      pathOf(lines, id)
        .map((line) => line.id)
        .toReversed(),
  };
  const today = now.toISOString().slice(0, 10);
  const found = rows.map((row) => ({ row, lives: livesOf(timeline.decisions, row, tree, today) }));
  const scale = scaleOf(
    { ...bounds, from: laterOf(bounds.from, timeline.decidedSince) },
    found.flatMap(({ lives }) => lives.flatMap((life) => momentsOf(life, now))),
    now,
  );
  const shown = found.map(({ row, lives }) => ({ row, lives: lives.filter((life) => isWithin(life, scale, now)) }));
  const lives = shown.flatMap((row) => row.lives);
  const drawn = shown.map((one) => drawnRow(one));
  const finding = findingOf({ lines: lineIds.length, lives, timeline }, scale);

  function drawnRow({ row, lives: own }: { row: TimelineRow; lives: readonly Life[] }): DrawnRow {
    const isAlone = row.line.slug === view.line || rows.length === 1;
    const fold = rows.filter((one) => one.isFolded !== (one === row)).map(({ line }) => line.slug);
    return {
      row,
      ...lanesOf(own, scale, now, isAlone ? MOST_LANES.alone : MOST_LANES.beside),
      count: own.length,
      foldHref: timelineAddress(slug, view, { fold }),
      moreHref: isAlone
        ? `/o/${slug}/decisions?line=${row.line.slug}`
        : timelineAddress(slug, view, { line: row.line.slug, fold: undefined }),
    };
  }

  return (
    <>
      <Lead className="mb-4" rest={restOf({ lines: lineIds.length, lives, timeline })}>
        {factOf({ lines: lineIds.length, lives, timeline })}
      </Lead>
      <div className="mb-4">
        <TimelineFilters
          slug={slug}
          view={view}
          lines={lines.map(({ slug: at, name, depth }) => ({ slug: at, name, depth }))}
        />
      </div>
      {lives.length === 0 ? (
        <EmptyState
          title="Nothing was in force or proposed in this time."
          actions={
            <ButtonLink href={timelineAddress(slug, {}, { span: "all" })} size="sm">
              Show all lines and all years
            </ButtonLink>
          }
        >
          Every decision stands here from the day it was made until it ended, on each product line it was made for.
        </EmptyState>
      ) : (
        <>
          <Card
            title="Decisions over time"
            className={view.as === "table" ? undefined : "max-sm:hidden print:block"}
            aside={
              <>
                <SegmentLinks
                  label="Show as"
                  className="print:hidden"
                  segments={(["picture", "table"] as const).map((as) => ({
                    label: as === "table" ? "Table" : "Picture",
                    href: timelineAddress(slug, view, { as: as === "table" ? as : undefined }),
                    isCurrent: as === (view.as ?? "picture"),
                  }))}
                />
                {view.as === "table" && <SaveTable name={`timeline-${today}`} hasChart={false} />}
              </>
            }
          >
            {view.as === "table" ? (
              <TimelineTable slug={slug} caption={finding} rows={shown} />
            ) : (
              <>
                <TimelinePicture slug={slug} rows={drawn} scale={scale} now={now} finding={finding} />
                <TimelineLegend lives={lives} />
              </>
            )}
          </Card>
          {view.as !== "table" && <TimelineList slug={slug} rows={drawn} />}
        </>
      )}
      <TimelineLimits
        lines={{ shown: rows.length, left }}
        hasLanesLeft={drawn.some((row) => row.left.length > 0)}
        timeline={timeline}
      />
    </>
  );
}

/** What was decided before is not read: the picture begins where it is whole. */
const laterOf = (one: Date | null, other: Date | null): Date | null =>
  one === null || (other !== null && other > one) ? other : one;

function momentsOf(life: Life, now: Date): readonly Date[] {
  const reach = reachOf(life, now);
  return reach === null ? [] : [reach.from, reach.to];
}
