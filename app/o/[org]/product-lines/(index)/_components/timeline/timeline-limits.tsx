import { Note } from "@/app/_ui/feedback/note";
import { counted, dayOf } from "@/app/_ui/text/format";
import { MOST_LANES } from "@/lib/adoption/timeline/lanes/rules";
import { DECIDED_READ, type Timeline } from "@/lib/adoption/timeline/queries";

interface Props {
  readonly lines: { readonly shown: number; readonly left: number };
  /** Some row has more at one time than it has lanes. */
  readonly hasLanesLeft: boolean;
  readonly timeline: Timeline;
}

/** What the timeline leaves out, and how to see it. */
export function TimelineLimits({ lines, hasLanesLeft, timeline }: Props) {
  const { decidedSince, isOpenCut } = timeline;
  const limits = [
    ...(lines.left > 0
      ? [
          `The first ${lines.shown} rows are drawn, ${counted(lines.left, "product line")} left out. Choose a line above to see the part below it.`,
        ]
      : []),
    ...(decidedSince !== null
      ? [
          `The latest ${DECIDED_READ} decisions are drawn, decided since ${dayOf(decidedSince)}. Choose a line or a shorter time to see earlier ones.`,
        ]
      : []),
    ...(isOpenCut ? ["Of what is proposed only the latest is drawn. Choose a line above to see its own."] : []),
    ...(hasLanesLeft
      ? [
          `A row shows ${MOST_LANES.beside} decisions of one time, and counts older ones. Chosen above, a line shows ${MOST_LANES.alone}.`,
        ]
      : []),
  ];
  return (
    <div className="mt-4 grid gap-2">
      {limits.map((limit) => (
        <Note key={limit}>{limit}</Note>
      ))}
      <p className="max-w-(--container-read) text-xs text-ink-3">
        A bar runs from the day a decision was made until a successor took over on that line, or it was deprecated.
        Drafts, what was rejected or withdrawn, and archived lines are not drawn. Days are in UTC.
      </p>
    </div>
  );
}
