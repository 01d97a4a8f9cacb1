import { CircleAlert } from "@/app/_ui/icons";
import { CONVERGED_WORDS } from "@/lib/evaluations/discussion/convergence/rules";

interface Props {
  /** The round in which the scores came together. */
  readonly round: number;
  /** Can it still be asked about? */
  readonly isOpen: boolean;
}

/** On a cell whose scores came together although nobody said anything new. */
export function ConvergedNote({ round, isOpen }: Props) {
  return (
    <div
      role="note"
      aria-label="Came together without a new reason"
      className="mt-3 flex gap-2.5 rounded-card border border-caution-line bg-caution-soft px-3.5 py-2.5"
    >
      <CircleAlert className="mt-0.5 size-4 shrink-0 text-caution-ink" strokeWidth={1.6} />
      <p className="min-w-0 text-ink-2">
        <b className="font-medium text-ink">Came together in round {round} without a new reason.</b> Since the reveal
        before, nobody gave a new reason, said what changed their score, commented here or added evidence. That may be
        herding, not agreement{isOpen && ": ask what changed before relying on it"}.
        <span className="block pt-1 text-xs">{CONVERGED_WORDS}</span>
      </p>
    </div>
  );
}
