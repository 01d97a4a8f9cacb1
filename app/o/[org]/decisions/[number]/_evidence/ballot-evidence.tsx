import { counted } from "@/app/_ui/text/format";
import type { MyBallot } from "@/lib/evaluations/ballots/queries";
import { whyEvidenceRests } from "@/lib/evaluations/evidence/rules";
import { EvidencePanel } from "./evidence-panel";

const ID = "evidence";

/** Where the evidence stands below the options: that there is some, and the way to it. */
export function EvidenceHint({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <p className="mt-3 text-xs xl:hidden">
      <button
        type="button"
        className="inline-flex min-h-6 items-center link"
        onClick={() => document.getElementById(ID)?.focus()}
      >
        {counted(count, "piece")} of evidence below
      </button>
    </p>
  );
}

interface Props {
  readonly ballot: MyBallot;
  readonly slug: string;
  readonly criterionId: string;
}

/** The evidence on the criterion that is scored: beside it where there is room for three panes, else below. Key E leads there. */
export function BallotEvidence({ ballot, slug, criterionId }: Props) {
  return (
    <aside
      aria-label="Evidence"
      id={ID}
      data-evidence
      tabIndex={-1}
      className="mx-auto w-full max-w-[760px] px-4 pb-8 sm:px-8 xl:mx-0 xl:border-l xl:border-line xl:px-5 xl:py-4"
    >
      <EvidencePanel
        key={criterionId}
        slug={slug}
        number={ballot.decision.number}
        evaluationId={ballot.evaluationId}
        criterionId={criterionId}
        options={ballot.options}
        count={ballot.evidence[criterionId] ?? 0}
        refusal={whyEvidenceRests("scoring")}
        headingLevel="h2"
      />
    </aside>
  );
}
