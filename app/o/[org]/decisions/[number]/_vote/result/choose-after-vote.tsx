"use client";

import { useState } from "react";
import { Button } from "@/app/_ui/form/button";
import type { VoteView } from "@/lib/evaluations/votes/views/queries";
import { StepDialog } from "../../_discussion/steward/step-dialog";
import { useVerb } from "../../_evaluation/parts/use-verb";
import { chooseAfterVote } from "../actions";
import { choiceObstacle, NONE, VoteChoiceFields } from "./vote-choice-fields";

/** Chooses otherwise while the decision is a draft. */
export function ChooseAfterVote({ slug, vote }: { slug: string; vote: VoteView }) {
  const chosen = vote.closed?.choice.optionId ?? NONE;
  const [isOpen, setOpen] = useState(false);
  const [optionId, setOptionId] = useState(chosen);
  const [reason, setReason] = useState(vote.closed?.choice.reason ?? "");
  const { run, isPending, refusal } = useVerb();
  const close = () => setOpen(false);
  const choice = { optionId: optionId === NONE ? null : optionId, reason: optionId === vote.carried ? "" : reason };
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        Choose otherwise
      </Button>
      {isOpen && (
        <StepDialog
          title="Choose otherwise"
          verb="Choose it"
          onClose={close}
          onConfirm={() => run(() => chooseAfterVote(slug, { evaluationId: vote.evaluationId, ...choice }), close)}
          isPending={isPending}
          refusal={refusal}
          obstacle={choiceObstacle(vote.carried, optionId, reason)}
        >
          <p>The drafted record follows, where nobody has edited it. The count stays as it is.</p>
          <VoteChoiceFields
            vote={vote}
            optionId={optionId}
            reason={reason}
            onOption={setOptionId}
            onReason={setReason}
          />
        </StepDialog>
      )}
    </>
  );
}
