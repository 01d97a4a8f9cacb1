import { Link } from "@/app/_ui/link/link";
import { dayOf } from "@/app/_ui/text/format";
import type { Life, TimelineRow } from "@/lib/adoption/timeline/rules";
import { markWords, numbersOf } from "./life-words";

interface Props {
  readonly slug: string;
  /** What is in it: read aloud, and names the region that scrolls. */
  readonly caption: string;
  readonly rows: readonly { readonly row: TimelineRow; readonly lives: readonly Life[] }[];
}

const HEADS = ["Decision", "Product line", "State here", "Since", "Until", "Replaced by", "Days to come or missed"];
const CELL = "h-9 border-t border-line py-1.5 pr-6 text-left align-top";
const KINDS = { in_force: "in force", proposed: "proposed", planned: "planned" } as const;

/** The whole timeline in words, line by line, also what the picture has no room for. */
export function TimelineTable({ slug, caption, rows }: Props) {
  return (
    <div role="region" aria-label={caption} tabIndex={0} className="overflow-x-auto px-4 pb-3">
      <table>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {HEADS.map((head) => (
              <th key={head} scope="col" className="h-8 pr-6 text-2xs font-medium whitespace-nowrap text-ink-3">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.flatMap(({ row, lives }) =>
            lives.map((life) => (
              <tr key={`${row.line.id} ${life.decision.number}`}>
                <th scope="row" className={`${CELL} min-w-64 font-medium`}>
                  <Link
                    href={`/o/${slug}/decisions/${life.decision.number}`}
                    prefetch={false}
                    className="hover:underline"
                  >
                    <span className="mono font-regular text-ink-3">ADR-{life.decision.number} </span>
                    {life.decision.title}
                  </Link>
                </th>
                {cellsOf(row, life).map((cell, at) => (
                  <td key={at} className={`${CELL} whitespace-nowrap num`}>
                    {cell}
                  </td>
                ))}
                <td className={`${CELL} min-w-72 first-letter:uppercase`}>{life.marks.map(markWords).join("; ")}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  );
}

function cellsOf({ line, isFolded }: TimelineRow, life: Life): readonly string[] {
  const { decision, kind, since, until, successors } = life;
  return [
    isFolded ? `${line.name} and below` : line.name,
    kind === "ended" ? (successors.length > 0 ? "replaced" : decision.status) : KINDS[kind],
    since === null ? "" : dayOf(since),
    until === null ? "" : dayOf(until),
    numbersOf(successors),
  ];
}
