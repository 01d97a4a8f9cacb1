import { Link } from "@/app/_ui/link/link";
import { SaveTable } from "@/app/_ui/data/save-table";
import { Card } from "@/app/_ui/feedback/card";
import type { AdoptionMatrix } from "@/lib/adoption/matrix/queries";
import { AnswerInPlace } from "../answer/answer-in-place";
import { answerableLines } from "../answer/answerable";
import { StanceList } from "./stance-list";
import { StanceShapes } from "../stance-glyph";
import { StanceLegend } from "./stance-legend";
import { StandingCell } from "./standing-cell";

interface Props {
  readonly slug: string;
  readonly title: string;
  /** The name of the file it is saved as. */
  readonly file: string;
  readonly matrix: AdoptionMatrix;
}

/** With more columns than this their cells show the square alone, and their heads stand upright. */
const WIDE_COLUMNS = 6;

/** Decisions by product lines: a table whose head and first column stay, and on a phone a list. Cells are answered in place. */
export function StanceTable({ slug, title, file, matrix }: Props) {
  const { columns, rows, isPast } = matrix;
  const isNarrow = columns.length > WIDE_COLUMNS;
  const standings = rows.flatMap(({ cells }) => cells);
  const own = Object.fromEntries(
    rows.flatMap(({ decision, cells }) =>
      answerableLines(cells).flatMap((line) => (line.own === null ? [] : [[`${decision.id} ${line.id}`, line.own]])),
    ),
  );
  return (
    <AnswerInPlace
      slug={slug}
      decisions={rows.map(({ decision }) => decision)}
      lines={columns.map(({ id, name }) => ({ id, name }))}
      own={own}
    >
      <StanceShapes />
      <Card title={title} aside={<SaveTable name={file} hasChart={false} />} className="max-sm:hidden">
        <div
          role="region"
          aria-label={title}
          tabIndex={0}
          className="max-h-[min(46rem,calc(100dvh-9rem))] overflow-auto border-t border-line"
        >
          <table className="border-separate border-spacing-0">
            <caption className="sr-only">{title}</caption>
            <thead>
              <tr>
                <th
                  scope="col"
                  className="sticky top-0 left-0 z-4 h-9 w-full min-w-64 border-r border-b border-line bg-sunken px-4 text-left align-bottom text-2xs leading-9 font-medium text-ink-3"
                >
                  Decision
                </th>
                {columns.map((line) => (
                  <th
                    key={line.id}
                    scope="col"
                    className={`sticky top-0 z-3 border-b border-line bg-sunken align-bottom text-xs font-medium ${isNarrow ? "h-32 w-9 min-w-9 px-0 pb-2 text-center" : "h-9 min-w-24 px-3 text-left leading-9"}`}
                  >
                    <Link
                      href={`/o/${slug}/product-lines/${line.slug}`}
                      className={`clip text-ink hover:underline ${isNarrow ? "inline-block max-h-28 rotate-180 align-bottom [writing-mode:vertical-rl]" : "block max-w-36"}`}
                    >
                      {line.name}
                    </Link>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ decision, cells, isImported }) => (
                <tr key={decision.id}>
                  <th
                    scope="row"
                    className="sticky left-0 z-2 h-8 w-full max-w-0 min-w-64 border-r border-b border-line bg-surface px-4 text-left font-regular"
                  >
                    <Link
                      href={`/o/${slug}/decisions/${decision.number}`}
                      className="grid grid-cols-[64px_minmax(0,1fr)] items-baseline hover:underline"
                    >
                      <span className="mono text-ink-3">ADR-{decision.number} </span>
                      <span className="clip font-medium text-ink">
                        {decision.title}
                        {isImported && <span className="font-regular text-ink-3"> (by its file)</span>}
                      </span>
                    </Link>
                  </th>
                  {cells.map((standing) => (
                    <td key={standing.line.id} className="h-8 border-b border-line p-0">
                      <StandingCell standing={standing} decisionId={decision.id} isNarrow={isNarrow} isPast={isPast} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Card>
      <StanceList slug={slug} title={title} rows={rows} isPast={isPast} />
      <StanceLegend standings={standings} />
    </AnswerInPlace>
  );
}
