import type { LineStanding } from "@/lib/adoption/queries";
import { dayOf } from "@/app/_ui/text/format";
import { StanceMark } from "../stance-glyph";
import { markOf, wordsOf } from "../stance-words";

interface Props {
  readonly standing: LineStanding;
  readonly decisionId: string;
  /** The square alone: its words are read out, and stand in its title. */
  readonly isNarrow: boolean;
  /** Looking back, nothing is answered. */
  readonly isPast: boolean;
}

/** How one line stands to one decision, in a cell. Where the reader may answer, the cell is the button. */
export function StandingCell({ standing: at, decisionId, isNarrow, isPast }: Props) {
  const mark = markOf(at.standing);
  if (mark === null) return null;
  const words = at.inheritedFrom === null ? wordsOf(at.standing) : `${wordsOf(at.standing)}, as ${at.inheritedFrom}`;
  const day = isNarrow ? null : dayIn(at);
  const inside = (
    <>
      <span className={at.isInherited ? "scale-75" : undefined}>
        <StanceMark mark={mark} />
      </span>
      {day === null ? (
        <span className={mark === "missing" && !isNarrow ? "whitespace-nowrap" : "sr-only"}>{words}</span>
      ) : (
        <>
          <span className="sr-only">{words.slice(0, words.indexOf(day))}</span>
          <span className="whitespace-nowrap">{day}</span>
          <span className="sr-only">{words.slice(words.indexOf(day) + day.length)}</span>
        </>
      )}
    </>
  );
  const style = `flex h-8 w-full items-center gap-1.5 text-2xs num ${isNarrow ? "justify-center" : "px-3"}`;
  if (!at.mayAnswer || isPast)
    return (
      <span title={words} className={style}>
        {inside}
      </span>
    );
  return (
    <button
      type="button"
      title={words}
      data-answer={`${decisionId} ${at.line.id}`}
      className={`${style} rounded-cell hover:bg-selected focus-visible:-outline-offset-2`}
    >
      {inside}
    </button>
  );
}

/** The day within a standing's words, which is shown beside the square; null where there is none. */
function dayIn({ standing }: LineStanding): string | null {
  if (standing.kind === "ended" && standing.by !== null) return `ADR-${standing.by}`;
  if (standing.kind !== "answered") return null;
  const { stance, dueOn, expiresOn } = standing.answer;
  const on = stance === "planned" ? dueOn : stance === "waived" ? expiresOn : null;
  return on === null ? null : dayOf(new Date(on));
}
