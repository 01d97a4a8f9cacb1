import { Link } from "@/app/_ui/link/link";
import { HISTORY_SUBJECTS, type HistorySubject } from "@/lib/history/reading/subjects";

const WORD: Readonly<Record<HistorySubject, string>> = {
  text: "Text",
  evaluation: "Evaluation",
  approval: "Approval",
  people: "People",
  comments: "Comments",
};

interface Props {
  readonly base: string;
  readonly total: number;
  readonly counts: Readonly<Partial<Record<HistorySubject, number>>>;
  readonly current: HistorySubject | undefined;
}

/** Narrows the history to one subject. Each is an address of its own. */
export function Subjects({ base, total, counts, current }: Props) {
  const present = HISTORY_SUBJECTS.filter((subject) => (counts[subject] ?? 0) > 0);
  return (
    <nav aria-label="Narrow the history" className="mt-4 mb-1 flex flex-wrap gap-1.5">
      <Chip href={base} isCurrent={current === undefined} count={total}>
        Everything
      </Chip>
      {present.map((subject) => (
        <Chip
          key={subject}
          href={`${base}?about=${subject}`}
          isCurrent={current === subject}
          count={counts[subject] ?? 0}
        >
          {WORD[subject]}
        </Chip>
      ))}
    </nav>
  );
}

function Chip({
  href,
  isCurrent,
  count,
  children,
}: {
  href: string;
  isCurrent: boolean;
  count: number;
  children: string;
}) {
  return (
    <Link
      href={href}
      aria-current={isCurrent ? "true" : undefined}
      className="inline-flex h-9 items-center gap-1.5 rounded-control border border-line-2 px-2.5 text-xs font-medium text-ink-2 hover:bg-hover aria-[current]:border-transparent aria-[current]:bg-selected aria-[current]:text-ink sm:h-7"
    >
      {children} <span className="font-normal text-ink-3 num">{count}</span>
    </Link>
  );
}
