import { EmptyState } from "@/app/_ui/feedback/empty-state";
import { Link } from "@/app/_ui/link/link";
import { StatusPill } from "@/app/_ui/state/status-pill";
import { LISTED_MOST, type SharedRow } from "@/lib/sharing/opened/queries";
import { Note } from "@/app/_ui/feedback/note";

interface Props {
  readonly token: string;
  readonly lineName: string;
  readonly rows: readonly SharedRow[];
}

/** What is in force on the shared line, each with its own page. */
export function SharedList({ token, lineName, rows }: Props) {
  return (
    <>
      <h1 className="mb-4 text-xl font-semibold tracking-tighter text-ink">In force in {lineName}</h1>
      {rows.length === 0 ? (
        <EmptyState title="Nothing is in force here today." />
      ) : (
        <ul className="border-t border-line">
          {rows.map(({ number, title, status }) => (
            <li key={number} className="flex min-h-11 items-center gap-3 border-b border-line py-1.5">
              <span className="min-w-13 shrink-0 mono text-ink-3">ADR-{number}</span>
              {/* Each page is counted as it is read: pointing at a link reads nothing. */}
              <Link
                href={`/share/${token}?decision=${number}`}
                prefetch={false}
                className="flex-1 font-medium text-ink hover:underline"
              >
                {title}
              </Link>
              <StatusPill status={status} />
            </li>
          ))}
        </ul>
      )}
      {rows.length >= LISTED_MOST && (
        <Note>
          Only the first {LISTED_MOST.toLocaleString("en")} are listed. Ask whoever sent you the link for the rest.
        </Note>
      )}
    </>
  );
}
