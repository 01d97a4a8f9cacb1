import { ChevronDown } from "@/app/_ui/icons";
import { classNames } from "@/app/_ui/class-names";
import type { BallotAnswer } from "@/lib/evaluations/ballots/input";
import type { BallotCriterion } from "@/lib/evaluations/ballots/queries";
import { asksForReason } from "@/lib/evaluations/ballots/rules";
import { anchorOf } from "./anchor-words";

interface Props {
  readonly criterion: BallotCriterion;
  readonly optionId: string;
  readonly name: string;
  readonly answer: BallotAnswer | undefined;
  readonly hasReason: boolean;
  readonly isActive: boolean;
  readonly onActivate: () => void;
}

/** An option's head on a phone: its name, and, folded, what it was given and by which anchor. Pressing it unfolds the keys. */
export function FoldedOption({ criterion, optionId, name, answer, hasReason, isActive, onActivate }: Props) {
  return (
    <h2 className="sm:hidden">
      <button
        type="button"
        data-head={optionId}
        aria-expanded={isActive}
        onClick={onActivate}
        className="flex min-h-11 w-full items-center gap-2.5 text-left"
      >
        <span className="min-w-0 flex-1">
          <span className="block text-md/[22px] font-semibold tracking-tight">{name}</span>
          {!isActive && (
            <span className="block text-xs/[17px] font-normal text-ink-2">
              {wordsOf(criterion, answer)}
              {asksForReason(answer) && !hasReason && <span className="text-ink-3"> · Say why</span>}
            </span>
          )}
        </span>
        {!isActive && <Given answer={answer} />}
      </button>
    </h2>
  );
}

function wordsOf(criterion: BallotCriterion, answer: BallotAnswer | undefined): string {
  if (answer === undefined) return "Not scored yet";
  if (answer === "abstain") return "You abstain";
  if (answer === "not-applicable") return "Not applicable";
  return anchorOf(criterion.anchors, answer);
}

function Given({ answer }: { answer: BallotAnswer | undefined }) {
  return (
    <span
      aria-hidden={answer === undefined || undefined}
      className={classNames(
        "grid size-10 shrink-0 place-items-center rounded-control text-md font-semibold num",
        answer === undefined
          ? "border border-line-2 text-ink-3"
          : typeof answer === "number"
            ? "bg-accent text-on-accent"
            : "bg-ink text-surface",
      )}
    >
      {answer === undefined ? <ChevronDown className="size-4" /> : typeof answer === "number" ? answer : "–"}
    </span>
  );
}
