import { Link } from "@/app/_ui/link/link";
import { SpreadStrip } from "@/app/_ui/chart/spread-strip";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { counted } from "@/app/_ui/text/format";
import type { Discussion } from "@/lib/evaluations/discussion/queries";
import { cellKey } from "@/lib/evaluations/rules";
import { STANCE_WORDS } from "./cell/stance-words";
import { hrefOf, WHOLE, type DiscussionState } from "./view-state";

type Cell = Discussion["cells"][number];

interface Props {
  readonly discussion: Discussion;
  readonly state: DiscussionState;
  readonly open: Cell | null;
  /** Comments by cell; "" for those on no cell. */
  readonly counts: ReadonlyMap<string, number>;
}

/** The contested cells in the order in which to talk about them. Only where there is room for three panes. */
export function Queue({ discussion, state, open, counts }: Props) {
  const cells = discussion.queue.flatMap(
    ({ criterionId, optionId }) =>
      discussion.cells.find((cell) => cell.criterionId === criterionId && cell.optionId === optionId) ?? [],
  );
  const whole = counts.get("") ?? 0;
  return (
    <nav
      aria-label="Most contested cells"
      tabIndex={-1}
      className="relative hidden min-h-0 overflow-auto border-r border-line bg-sunken px-2 py-3 xl:block"
    >
      <SectionTitle count={cells.length} className="flex justify-between px-2.5 pb-2">
        Talk about these first
      </SectionTitle>
      <ol>
        {cells.map((cell) => (
          <li key={cellKey(cell.criterionId, cell.optionId)}>
            <QueueRow discussion={discussion} state={state} cell={cell} isOpen={cell === open} counts={counts} />
          </li>
        ))}
      </ol>
      <p className="px-2.5 pt-2 text-xs leading-[17px] text-ink-3">
        {cells.length === 0
          ? "No cell is contested. Open any cell to read its reasons."
          : "Ordered by spread times weight. Agreeing to differ is a fine outcome: both reasons go into the record."}
      </p>
      <p className="px-2.5 pt-2 text-xs leading-[17px]">
        <Link
          href={hrefOf({ ...state, cell: WHOLE })}
          replace
          scroll={false}
          prefetch={false}
          aria-current={open === null || undefined}
          className="link"
        >
          About the whole evaluation{whole > 0 && `: ${counted(whole, "comment")}`}
        </Link>
      </p>
    </nav>
  );
}

interface RowProps extends Omit<Props, "open"> {
  readonly cell: Cell;
  readonly isOpen: boolean;
}

function QueueRow({ discussion, state, cell, isOpen, counts }: RowProps) {
  const key = cellKey(cell.criterionId, cell.optionId);
  const criterion = discussion.criteria.find(({ id }) => id === cell.criterionId);
  const option = discussion.options.find(({ id }) => id === cell.optionId);
  const comments = counts.get(key) ?? 0;
  const notes = [
    option?.name,
    cell.stance !== null && STANCE_WORDS[cell.stance].toLowerCase(),
    cell.stance === null && comments > 0 && counted(comments, "comment"),
  ].filter(Boolean);
  return (
    <Link
      href={hrefOf({ ...state, cell: key })}
      replace
      scroll={false}
      prefetch={false}
      data-row
      aria-current={isOpen || undefined}
      className="grid min-h-[46px] grid-cols-[16px_minmax(0,1fr)_58px] items-center gap-x-2 rounded-control px-2.5 py-1.5 hover:bg-hover aria-[current]:bg-surface aria-[current]:shadow-[var(--elevation-sm),0_0_0_1px_var(--color-line-2)]"
    >
      <span className="text-xs text-ink-3 num">{cell.rank}</span>
      <span className="min-w-0">
        <span className="block clip leading-[18px] font-medium text-ink">{criterion?.shortName}</span>
        <span className="block clip text-xs text-ink-3">{notes.join(" · ")}</span>
      </span>
      <SpreadStrip size="list" votes={cell} mean={cell.mean} deviation={cell.standardDeviation} level={cell.level} />
    </Link>
  );
}
