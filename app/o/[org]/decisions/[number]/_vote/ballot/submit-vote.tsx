"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/app/_ui/form/button";
import { request } from "@/app/o/[org]/_request/request";
import type { RefusalValue } from "@/lib/errors";
import type { BallotReceipt } from "@/lib/evaluations/ballots/mutations";
import type { MyVote } from "@/lib/evaluations/votes/ballots/queries";
import { whyNotSubmitted } from "@/lib/evaluations/votes/ballots/rules";
import { StepDialog } from "../../_discussion/steward/step-dialog";
import { AfterSubmit } from "../../evaluation/ballot/_components/after-submit";
import type { useVoteDraft } from "./use-vote-draft";

interface Props {
  readonly vote: MyVote;
  readonly memberId: string;
  readonly decisionHref: string;
  readonly draft: ReturnType<typeof useVoteDraft>;
  /** Of exactly what is shown; null while something of it is not submitted. */
  readonly receipt: Pick<BallotReceipt, "sequence" | "head"> | null;
}

/** The foot of a vote: what is submitted or that nothing is yet, and the button that does it. */
export function SubmitVote({ vote, memberId, decisionHref, draft, receipt }: Props) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<RefusalValue | null>(null);
  const hasSubmitted = vote.submitted !== null;
  const other = draft.other === null ? null : "Choose which of your two votes stands.";
  const obstacle = other ?? (vote.state === "locked" ? "The deadline has passed." : whyNotSubmitted(draft.content));
  const submit = async () => {
    if (isPending) return;
    setPending(true);
    setRefusal(null);
    // A refused submission leaves a draft, and a late draft never follows a submission.
    await draft.save();
    const body = { roundId: vote.round.id, vote: draft.content, basedOn: draft.basedOn() };
    const result = await request<{ submittedAt: string }>(`${decisionHref}/vote`, {
      method: "POST",
      body,
      isRepeatable: true,
    });
    setPending(false);
    if (!result.ok) {
      setRefusal(result.refusal);
      draft.refused(result.refusal);
      return;
    }
    setOpen(false);
    draft.submitted(new Date(result.value.submittedAt));
    router.refresh();
  };
  return (
    <>
      {receipt === null ? (
        <p className="flex-1 text-xs text-ink-3 max-lg:hidden">
          Saving is not submitting. You can change your vote until you submit, and after that until the round closes.
        </p>
      ) : (
        <AfterSubmit ballot={vote} memberId={memberId} decisionHref={decisionHref} receipt={receipt} what="votes" />
      )}
      <span className="flex flex-1 items-center justify-end gap-2 lg:flex-none">
        {obstacle && <span className="text-xs text-ink-3 max-sm:hidden">{obstacle}</span>}
        <Button
          variant={receipt === null ? "primary" : "secondary"}
          refusal={obstacle ?? (hasSubmitted && !draft.isChanged ? "This is what you submitted." : null)}
          onClick={() => setOpen(true)}
        >
          {hasSubmitted ? "Submit again" : "Submit ballot"}
        </Button>
      </span>
      {isOpen && (
        <StepDialog
          title={hasSubmitted ? "Replace your vote" : "Submit your vote"}
          verb="Submit"
          onClose={() => setOpen(false)}
          onConfirm={() => void submit()}
          isPending={isPending}
          refusal={refusal}
        >
          <p>
            Others see that you have submitted, and nothing of what, until the round is revealed. You can submit again
            until then; the last one counts.
          </p>
        </StepDialog>
      )}
    </>
  );
}
