import { Link } from "@/app/_ui/link/link";
import { GitFork } from "@/app/_ui/icons";
import type { ProductLine } from "@/lib/product-lines/queries";
import { countText } from "@/lib/text/rules";

/** Lines as a tree is read, each with how many decisions it has. */
export function LineList({ slug, lines }: { slug: string; lines: readonly ProductLine[] }) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {lines.map((line) => (
        <li key={line.id}>
          <Link
            data-row
            href={`/o/${slug}/product-lines/${line.slug}`}
            className="flex min-h-11 items-center gap-2.5 pr-2 hover:bg-hover focus-visible:-outline-offset-2 sm:min-h-10"
            style={{ paddingLeft: `${0.5 + line.depth * 1.5}rem` }}
          >
            <GitFork className="size-4 text-ink-3" strokeWidth={1.6} />
            <span className="clip flex-1 font-medium text-ink">{line.name}</span>
            <span className="text-ink-3 num">
              {countText(line.decisions)} {line.decisions.count === 1 ? "decision" : "decisions"}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
