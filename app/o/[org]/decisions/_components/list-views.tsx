import { Link } from "@/app/_ui/link/link";
import { DECISION_STATUSES } from "@/db/enums";
import type { DecisionListView } from "@/lib/decisions/list/input";
import { countOf, GROUP_NAMES, GROUP_STATUSES, GROUPS, type StatusCounts } from "@/lib/decisions/list/rules";
import { countText, type Counted } from "@/lib/text/rules";
import { viewAddress } from "./view-address";

interface Props {
  readonly slug: string;
  readonly view: DecisionListView;
  readonly counts: StatusCounts;
  /** How many of them the reader looks after. */
  readonly own: Counted;
}

/** The ready-made views over the table: links, so that they open in a tab and can be sent to somebody. */
export function ListViews({ slug, view, counts, own }: Props) {
  const isMine = view.steward === "me";
  const views = [
    {
      name: "All",
      count: countOf(counts, DECISION_STATUSES),
      change: { state: undefined },
      isCurrent: view.state === undefined && !isMine,
    },
    ...GROUPS.map((group) => ({
      name: GROUP_NAMES[group],
      count: countOf(counts, GROUP_STATUSES[group]),
      change: { state: group },
      isCurrent: view.state === group,
    })),
    {
      name: "Mine",
      count: own,
      change: { steward: isMine ? undefined : ("me" as const) },
      isCurrent: isMine,
    },
  ];
  return (
    <nav
      aria-label="Views"
      className="-mx-4 flex [scrollbar-width:none] items-center gap-1 overflow-x-auto px-4 sm:mx-0 sm:px-0"
    >
      {views.map(({ name, count, change, isCurrent }) => (
        <Link
          key={name}
          href={viewAddress(slug, view, change)}
          aria-current={isCurrent ? "true" : undefined}
          className="inline-flex h-10 items-center gap-1.5 rounded-control px-2.5 font-medium whitespace-nowrap text-ink-3 hover:text-ink aria-[current]:bg-selected aria-[current]:text-ink sm:h-7"
        >
          {name}
          <span className="text-2xs text-ink-3 num">{countText(count)}</span>
        </Link>
      ))}
    </nav>
  );
}
