import type { BallotCriterion } from "@/lib/evaluations/ballots/queries";
import { ShiftLines } from "./shift-lines";
import { UNWRITTEN } from "./anchor-words";

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
        {criterion.minimumScore !== null && ` · no option below ${criterion.minimumScore} may win`}
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
      {criterion.measure === null && <Anchors anchors={criterion.anchors} />}
    </div>
  );
}

/** What each key stands for. A level without a written meaning says so: a 4 may then mean something else to each voter. */
function Anchors({ anchors }: Pick<BallotCriterion, "anchors">) {
  return (
    <>
      <div className="mt-5 hidden gap-x-1.5 sm:grid sm:grid-cols-[132px_repeat(5,minmax(0,1fr))_76px]">
        <p className="self-end pb-3 text-xs text-ink-3">
          What each
          <br />
          score means
        </p>
        {anchors.map((anchor, at) => (
          <p key={at} className="px-1 pb-3 text-xs text-ink-2">
            <b className="mb-0.5 block text-md num">{at + 1}</b>
            {anchor || <span className="text-ink-3">{UNWRITTEN}</span>}
          </p>
        ))}
        <p className="self-end pb-3 text-right text-2xs text-ink-3">
          A: abstain
          <br />
          n/a: does not apply
        </p>
      </div>
      {anchors.some((anchor) => anchor === "") && (
        <p className="text-xs text-caution-ink max-sm:mt-4 sm:pb-3">
          {anchors.every((anchor) => anchor === "")
            ? "No score has a written meaning here. Say in the reason what yours stands for."
            : "Some scores have no written meaning here. Say in the reason what yours stands for."}
        </p>
      )}
    </>
  );
}
