import { Link } from "@/app/_ui/link/link";
import { lifeWords } from "./life-words";
import type { DrawnRow } from "./timeline-picture";

interface Props {
  readonly slug: string;
  readonly rows: readonly DrawnRow[];
}

/** The same by line and in words, where there is no room for time across. */
export function TimelineList({ slug, rows }: Props) {
  return (
    <div className="grid gap-6 sm:hidden print:hidden">
      {rows
        .filter(({ lanes }) => lanes.length > 0)
        .map(({ row: { line, isFolded }, lanes, left, moreHref }) => (
          <section key={line.id}>
            <h2 className="mb-1 text-sm font-semibold text-ink">
              <Link href={`/o/${slug}/product-lines/${line.slug}`} className="inline-flex min-h-6 items-center">
                {line.name}
              </Link>
              {isFolded && <span className="font-regular text-ink-3"> and the lines below it</span>}
            </h2>
            <ul className="divide-y divide-line border-y border-line">
              {latestFirst(lanes).map(({ life }) => (
                <li key={life.decision.id}>
                  <Link
                    href={`/o/${slug}/decisions/${life.decision.number}`}
                    className="grid min-h-11 grid-cols-[56px_minmax(0,1fr)] items-baseline py-2"
                  >
                    <span className="mono text-ink-3">ADR-{life.decision.number}</span>
                    <span className="min-w-0">
                      <span className={life.kind === "ended" ? "text-ink-3" : "font-medium text-ink"}>
                        {life.decision.title}
                      </span>
                      <span className="block text-xs text-ink-3 first-letter:uppercase">{lifeWords(life)}</span>
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
            {left.length > 0 && (
              <Link href={moreHref} className="mt-1 inline-flex min-h-8 items-center text-xs link">
                {left.length} more, the oldest
              </Link>
            )}
          </section>
        ))}
    </div>
  );
}

const latestFirst = (lanes: DrawnRow["lanes"]) =>
  lanes.flat().toSorted((a, b) => b.from - a.from || b.life.decision.number - a.life.decision.number);
