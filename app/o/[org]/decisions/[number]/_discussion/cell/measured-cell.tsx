import type { DiscussionCriterion } from "@/lib/evaluations/discussion/queries";
import { lineWords } from "@/lib/evaluations/measures/rules";

interface Props {
  readonly criterion: DiscussionCriterion;
  readonly optionId: string;
  /** Its value and what it is rated. */
  readonly words: string;
}

/** A cell that nobody scored: what was measured, by which line it is rated, and where the value comes from. */
export function MeasuredCell({ criterion, optionId, words }: Props) {
  const source = criterion.values[optionId]?.source ?? "";
  return (
    <div className="border-b border-line pt-3 pb-3.5">
      <p className="text-base text-ink num">{words}</p>
      {criterion.measure && <p className="text-xs text-ink-3">{lineWords(criterion.measure)}.</p>}
      <p className="pt-1.5 text-xs wrap-anywhere text-ink-3">{source === "" ? "No source was given." : source}</p>
    </div>
  );
}
