"use client";

import { Link } from "@/app/_ui/link/link";
import { StatusPill } from "@/app/_ui/state/status-pill";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { Time } from "@/app/_ui/text/time";
import type { PortfolioEntry } from "@/lib/decisions/portfolio/queries";
import { GROUP_NAMES, GROUPS, groupOf, type Group } from "@/lib/decisions/list/rules";

interface Props {
  readonly slug: string;
  readonly entries: readonly PortfolioEntry[];
  readonly lineName: string;
}

/** What a successor took over on this line is gone here, though it may hold elsewhere. */
const groupHere = (entry: PortfolioEntry): Group => (entry.endedAt === null ? groupOf(entry.status) : "gone");

/** The decisions of a line by their state, each group under its name. */
export function PortfolioList({ slug, entries, lineName }: Props) {
  return (
    <div className="grid gap-6">
      {GROUPS.map((group) => {
        const members = entries.filter((entry) => groupHere(entry) === group);
        if (members.length === 0) return null;
        return (
          <section key={group}>
            <SectionTitle count={members.length} className="mb-1.5">
              {GROUP_NAMES[group]}
            </SectionTitle>
            <ul className="divide-y divide-line border-y border-line">
              {members.map((entry) => (
                <Entry key={entry.id} slug={slug} entry={entry} lineName={lineName} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function Entry({ slug, entry, lineName }: { slug: string; entry: PortfolioEntry; lineName: string }) {
  const below = entry.lineNames.filter((name) => name !== lineName).join(", ");
  const successors = entry.successors.map((successor) => `ADR-${successor.number}`).join(", ");
  const note = entry.endedAt === null ? below : `Replaced here by ${successors}${below === "" ? "" : ` (${below})`}`;
  return (
    <li>
      <Link
        data-row
        href={`/o/${slug}/decisions/${entry.number}`}
        className="grid min-h-10 grid-cols-[56px_minmax(0,1fr)_auto] items-center gap-x-3 px-1 py-1.5 hover:bg-hover focus-visible:-outline-offset-2 sm:grid-cols-[56px_minmax(0,1fr)_120px_148px]"
      >
        <span className="mono text-ink-3">ADR-{entry.number}</span>
        <span className="min-w-0">
          <span className="block clip font-medium text-ink">{entry.title}</span>
          {note !== "" && <span className="block clip text-xs text-ink-3">{note}</span>}
        </span>
        <StatusPill status={entry.status} isPlain />
        <span className="text-right text-ink-3 max-sm:hidden">
          {entry.decidedAt === null ? "changed" : entry.status === "rejected" ? "rejected" : "accepted"}{" "}
          <Time at={entry.decidedAt ?? entry.changedAt} as="day" />
        </span>
      </Link>
    </li>
  );
}
