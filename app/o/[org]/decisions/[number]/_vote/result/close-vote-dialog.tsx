"use client";

import { useState } from "react";
import { counted } from "@/app/_ui/text/format";
import type { VoteView } from "@/lib/evaluations/votes/views/queries";
import { StepDialog } from "../../_discussion/steward/step-dialog";
import { useVerb } from "../../_evaluation/parts/use-verb";
import { closeVote } from "../actions";
import { NONE, VoteChoiceFields, choiceObstacle } from "./vote-choice-fields";

interface Props {
  readonly slug: string;
  readonly vote: VoteView;
  readonly onClose: () => void;
}

/** Freezes the count. What carries is chosen; else the steward chooses an option or none, with a reason. */
export function CloseVoteDialog({ slug, vote, onClose }: Props) {
  const [optionId, setOptionId] = useState(vote.carried ?? "");
  const [reason, setReason] = useState("");
  const { run, isPending, refusal } = useVerb();
  const choice = { optionId: optionId === NONE ? null : optionId, reason };
  const isCarried = optionId === vote.carried;
  return (
    <StepDialog
      title="Close the vote"
      verb="Close and freeze the result"
      onClose={onClose}
      onConfirm={() =>
        run(() => closeVote(slug, { evaluationId: vote.evaluationId, ...(!isCarried && { choice }) }), onClose)
      }
      isPending={isPending}
      refusal={refusal}
      obstacle={choiceObstacle(vote.carried, optionId, reason)}
    >
      <p>
        <b className="font-medium">{vote.lead}</b>
      </p>
      <p>
        Closing freezes {counted(vote.votes.length, "ballot")}
        {vote.objections.length > 0 && ` and ${counted(vote.objections.length, "objection")}`} under one hash, and
        drafts the record from them for you to edit. Another vote is another evaluation.
      </p>
      <VoteChoiceFields vote={vote} optionId={optionId} reason={reason} onOption={setOptionId} onReason={setReason} />
    </StepDialog>
  );
}
