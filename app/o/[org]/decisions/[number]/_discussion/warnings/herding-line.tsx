import { Link } from "@/app/_ui/link/link";
import { counted } from "@/app/_ui/text/format";
import { CONVERGED_WORDS } from "@/lib/evaluations/discussion/convergence/rules";
import type { Discussion } from "@/lib/evaluations/discussion/queries";
import { cellKey } from "@/lib/evaluations/rules";
import { cellName } from "../agenda/cell-name";
import { hrefOf, type DiscussionState } from "../view-state";

interface Props {
  readonly discussion: Discussion;
  readonly state: DiscussionState;
  /** Keys of the cells that came together without a new reason. */
  readonly silent: ReadonlySet<string>;
}

/** So many are called by name; more are a number. */
const MOST_NAMED = 4;

/** For whoever leads the discussion: where the round brought scores together and nobody said why. */
export function HerdingLine({ discussion, state, silent }: Props) {
  if (silent.size === 0) return null;
  const cells = discussion.cells.filter((cell) => silent.has(cellKey(cell.criterionId, cell.optionId)));
  const rest = cells.length - MOST_NAMED;
  return (
    <section
      aria-label="Came together without a new reason"
      className="shrink-0 border-b border-line bg-caution-soft px-4 py-2 text-sm text-ink-2 sm:px-5"
    >
      <p>
        <b className="font-medium text-caution-ink">
          {counted(cells.length, "cell")} came together in round {discussion.round} without a new reason:
        </b>{" "}
        {cells.slice(0, MOST_NAMED).map((cell, at) => (
          <span key={cellKey(cell.criterionId, cell.optionId)}>
            {at > 0 && ", "}
            <Link
              href={hrefOf({ ...state, cell: cellKey(cell.criterionId, cell.optionId) })}
              replace
              scroll={false}
              prefetch={false}
              className="link"
            >
              {cellName(discussion, cell)}
            </Link>
          </span>
        ))}
        {rest > 0 && ` and ${rest} more`}. That may be herding, not agreement: ask what changed.{" "}
        <span className="text-xs max-sm:hidden">{CONVERGED_WORDS}</span>
      </p>
    </section>
  );
}
