import { ArrowLeft, ArrowRight } from "@/app/_ui/icons";
import { Link } from "@/app/_ui/link/link";
import { Kbd } from "@/app/_ui/text/kbd";
import type { Discussion } from "@/lib/evaluations/discussion/queries";
import { cellKey } from "@/lib/evaluations/rules";
import { hrefOf, type DiscussionState } from "../view-state";

interface Props {
  readonly discussion: Discussion;
  readonly state: DiscussionState;
  readonly cell: Discussion["cells"][number];
}

/** To the contested cell before and after the open one. From a cell that is not contested both lead into the queue. */
export function CellSteps({ discussion: { queue }, state, cell }: Props) {
  const at = (cell.rank ?? 0) - 1;
  const steps = [
    { step: "previous", symbol: "[", target: queue[cell.rank === null ? queue.length - 1 : at - 1] },
    { step: "next", symbol: "]", target: queue[at + 1] },
  ];
  return (
    <span className="flex gap-1">
      {steps.map(
        ({ step, symbol, target }) =>
          target && (
            <Link
              key={step}
              href={hrefOf({ ...state, cell: cellKey(target.criterionId, target.optionId) })}
              replace
              scroll={false}
              prefetch={false}
              data-step={step}
              aria-label={step === "next" ? "Next contested cell" : "Previous contested cell"}
              className="grid size-11 place-items-center rounded-control hover:bg-hover sm:size-6"
            >
              <Kbd className="max-sm:hidden">{symbol}</Kbd>
              {step === "next" ? (
                <ArrowRight className="size-4 sm:hidden" strokeWidth={1.6} />
              ) : (
                <ArrowLeft className="size-4 sm:hidden" strokeWidth={1.6} />
              )}
            </Link>
          ),
      )}
    </span>
  );
}
