import { EmptyState } from "@/app/_ui/feedback/empty-state";
import { Link } from "@/app/_ui/link/link";
import { dayOf, numberWord, wholeDayOf } from "@/app/_ui/text/format";
import { Lead } from "@/app/_ui/text/lead";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { StatusPill } from "@/app/_ui/state/status-pill";
import { StanceTable } from "@/app/o/[org]/_adoption/table/stance-table";
import type { AdoptionMatrix } from "@/lib/adoption/matrix/queries";
import type { PastDecision } from "@/lib/adoption/past/queries";

interface Props {
  readonly slug: string;
  readonly line: { readonly name: string; readonly slug: string };
  readonly decisions: readonly PastDecision[];
  readonly matrix: AdoptionMatrix;
}

/** A line as it stood at the end of a day: which decisions stood in which state, and how it stood to those in force. */
export function PastLine({ slug, line, decisions, matrix }: Props) {
  const inForce = decisions.filter((decision) => decision.isInForce).length;
  const others = decisions.length - inForce;
  return (
    <>
      <Lead
        className="mb-4"
        rest={`${inForce === 0 ? "Nothing was" : `${numberWord(inForce)} ${inForce === 1 ? "decision was" : "decisions were"}`} in force in ${line.name}${others === 0 ? "" : `; ${others} more stood in another state`}.`}
      >
        As it stood on {wholeDayOf(matrix.day)}.
      </Lead>
      {decisions.length === 0 ? (
        <EmptyState title="No decision was there yet.">Choose a later day above, or go back to today.</EmptyState>
      ) : (
        <section aria-label="Decisions on that day" className="mb-7">
          <SectionTitle count={decisions.length} className="mb-2">
            Decisions on that day
          </SectionTitle>
          <ul className="divide-y divide-line border-y border-line">
            {decisions.map((decision) => (
              <li key={decision.number} className="flex min-h-10 flex-wrap items-center gap-x-3 py-1">
                <span className="w-14 mono text-ink-3">ADR-{decision.number}</span>
                <Link
                  href={`/o/${slug}/decisions/${decision.number}`}
                  className="clip min-w-40 flex-1 font-medium text-ink hover:underline"
                >
                  {decision.title}
                </Link>
                <span className="text-xs text-ink-3">
                  since {dayOf(decision.since)}
                  {decision.isImported && ", by its file"}
                </span>
                <span className="w-28">
                  <StatusPill status={decision.status} isPlain />
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {matrix.rows.length > 0 && (
        <StanceTable
          slug={slug}
          title="What applied here"
          file={`adoption-${line.slug}-${matrix.day}`}
          matrix={matrix}
        />
      )}
      <p className="mt-4 max-w-(--container-read) text-xs text-ink-3">
        From the history of each decision, at the end of that day (UTC). Titles and the tree of product lines are
        today’s. What was imported counts from the day its file states; nobody witnessed it here.
      </p>
    </>
  );
}
