import type { ReactNode } from "react";
import type { BallotContent } from "@/lib/evaluations/ballots/input";
import type { MyBallot } from "@/lib/evaluations/ballots/queries";
import { AfterSubmit } from "./after-submit";
import { SubmitPanel } from "./submit-panel";
import type { useDraft } from "./use-draft";

interface Props {
  readonly ballot: MyBallot;
  readonly memberId: string;
  readonly decisionHref: string;
  readonly draft: ReturnType<typeof useDraft>;
  readonly content: BallotContent;
  /** Why it cannot be submitted yet, in a sentence; null when it can. */
  readonly obstacle: string | null;
  readonly isPrimary: boolean;
  /** What is worth a look before submitting, and does not stand in the way. */
  readonly hint?: string | null;
  readonly back?: ReactNode;
  readonly next?: ReactNode;
}

/** The foot of a ballot: what is submitted or that nothing is yet, and the button that does it. */
export function BallotFooter({ ballot, memberId, decisionHref, draft, content, back, next, ...panel }: Props) {
  const what = content.kind === "weighting" ? "weight" : "score";
  return (
    <>
      {back}
      {draft.confirmed ? (
        <AfterSubmit ballot={ballot} memberId={memberId} decisionHref={decisionHref} receipt={draft.confirmed} />
      ) : (
        <p className="flex-1 text-xs text-ink-3 max-lg:hidden">
          Saving is not submitting. You can change every {what} until you submit, and after that until the round closes.
        </p>
      )}
      <span className="flex flex-1 items-center justify-end gap-2 lg:flex-none">
        <SubmitPanel
          url={`${decisionHref}/ballot`}
          roundId={ballot.round.id}
          content={content}
          hasSubmitted={draft.submitted !== null}
          isChanged={draft.isChanged}
          keeper={draft.keeper}
          {...panel}
        />
        {next}
      </span>
    </>
  );
}
