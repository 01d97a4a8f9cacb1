import { Link } from "@/app/_ui/link/link";
import { counted } from "@/app/_ui/text/format";
import type { MatrixRow } from "@/lib/adoption/matrix/queries";
import type { LineStanding } from "@/lib/adoption/queries";
import { StanceMark } from "../stance-glyph";
import { markOf, wordsOf } from "../stance-words";

interface Props {
  readonly slug: string;
  readonly title: string;
  readonly rows: readonly MatrixRow[];
  readonly isPast: boolean;
}

/** So many lines of a decision are shown; its record has them all. */
const MOST = 8;

/** The table as a phone shows it: one decision under the other, with the lines that said something or should. */
export function StanceList({ slug, title, rows, isPast }: Props) {
  return (
    <ul aria-label={title} className="divide-y divide-line border-y border-line sm:hidden">
      {rows.map(({ decision, cells }) => {
        const said = cells.filter(tellsSomething);
        const following = cells.filter((cell) => cell.isInherited).length;
        const left = said.length - MOST;
        return (
          <li key={decision.id} className="py-3">
            <Link href={`/o/${slug}/decisions/${decision.number}`} className="font-medium text-ink">
              <span className="mr-2 mono font-regular text-ink-3">ADR-{decision.number}</span>
              {decision.title}
            </Link>
            <ul className="mt-1">
              {said.slice(0, MOST).map((standing) => (
                <LineOnPhone
                  key={standing.line.id}
                  standing={standing}
                  decisionId={decision.id}
                  isAnswerable={standing.mayAnswer && !isPast}
                />
              ))}
            </ul>
            {(following > 0 || left > 0) && (
              <p className="mt-1 text-xs text-ink-3">
                {left > 0 && `${counted(left, "more line")}. `}
                {following > 0 && `${counted(following, "line follows", "lines follow")} the line above.`}
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}

const tellsSomething = ({ standing, isInherited }: LineStanding): boolean =>
  standing.kind !== "elsewhere" && !isInherited;

interface LineProps {
  readonly standing: LineStanding;
  readonly decisionId: string;
  readonly isAnswerable: boolean;
}

function LineOnPhone({ standing: { line, standing }, decisionId, isAnswerable }: LineProps) {
  const mark = markOf(standing);
  const inside = (
    <>
      {mark !== null && <StanceMark mark={mark} />}
      <span className="clip text-ink">{line.name}</span>
      <span className="ml-auto text-xs whitespace-nowrap text-ink-3">{wordsOf(standing)}</span>
    </>
  );
  const style = "flex min-h-11 w-full items-center gap-2 text-left";
  return (
    <li>
      {isAnswerable ? (
        <button
          type="button"
          title={wordsOf(standing)}
          data-answer={`${decisionId} ${line.id}`}
          className={`${style} rounded-control active:bg-hover`}
        >
          {inside}
        </button>
      ) : (
        <span className={style}>{inside}</span>
      )}
    </li>
  );
}
