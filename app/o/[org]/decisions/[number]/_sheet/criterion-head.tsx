import type { BallotCriterion } from "@/lib/evaluations/ballots/queries";
import { ShiftLines } from "./shift-lines";

interface Props {
  readonly criterion: BallotCriterion;
  readonly index: number;
  readonly total: number;
}

/** What is judged, what decides it, what is true here, and what each score means. */
export function CriterionHead({ criterion, index, total }: Props) {
  const facts = [
    ["What decides it", criterion.decidedBy],
    ["Here", criterion.situation],
  ].filter(([, text]) => text !== "");
  return (
    <div className="mt-7">
      <p className="text-xs text-ink-3">
        {criterion.theme} · criterion {index + 1} of {total}
        {criterion.weight !== null && ` · weight ${Math.round(100 * criterion.weight)}`}
      </p>
      <h1 className="mt-1 text-xl font-semibold tracking-tighter">{criterion.name}</h1>
      {criterion.question && <p className="mt-1 text-base">{criterion.question}</p>}
      <ShiftLines shifts={criterion.shifts} className="mt-2 grid gap-1" />
      {facts.length > 0 && (
        <dl className="mt-3 grid gap-1 sm:grid-cols-[max-content_1fr] sm:gap-x-4">
          {facts.map(([term, text]) => (
            <div key={term} className="sm:contents">
              <dt className="text-ink-3">{term}</dt>
              <dd className="text-ink-2">{text}</dd>
            </div>
          ))}
        </dl>
      )}
      <div className="mt-5 hidden gap-x-1.5 sm:grid sm:grid-cols-[132px_repeat(5,minmax(0,1fr))_76px]">
        <p className="self-end pb-3 text-xs text-ink-3">
          What each
          <br />
          score means
        </p>
        {criterion.anchors.map((anchor, at) => (
          <p key={at} className="px-1 pb-3 text-xs text-ink-2">
            <b className="mb-0.5 block text-md num">{at + 1}</b>
            {anchor}
          </p>
        ))}
        <p className="self-end pb-3 text-right text-2xs text-ink-3">
          A: abstain
          <br />
          n/a: does not apply
        </p>
      </div>
    </div>
  );
}
