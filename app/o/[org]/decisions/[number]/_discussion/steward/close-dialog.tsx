"use client";

import { useState } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { counted } from "@/app/_ui/text/format";
import { OptionChoice } from "../../_result/choice/option-choice";
import { closeEvaluation } from "../actions";
import type { Closing, StepProps } from "./step";
import { StepDialog } from "./step-dialog";
import { useVerb } from "../../_evaluation/parts/use-verb";

type Props = StepProps & { readonly closing: Closing };

/** Freezes the result. While something is in the way, it says what, and leads to the step that mends it. */
export function CloseDialog(props: Props) {
  return props.closing.obstacles.length > 0 ? <CannotClose {...props} /> : <Close {...props} />;
}

function CannotClose({ closing, onClose, onStep }: Props) {
  return (
    <StepDialog
      title="Close the evaluation"
      verb="Close"
      onClose={onClose}
      onConfirm={() => undefined}
      isPending={false}
      refusal={null}
      obstacle="Mend this first."
    >
      <Refusal
        title={
          closing.obstacles.length === 1
            ? "One thing stands in the way."
            : `${closing.obstacles.length} things stand in the way.`
        }
      >
        <ul className="mt-1 grid gap-1">
          {closing.obstacles.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Refusal>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={() => onStep("drop")}>
          Drop a criterion or an option
        </Button>
        <Button size="sm" onClick={() => onStep("round")}>
          Open another round
        </Button>
        <Button size="sm" onClick={() => onStep("reopen")}>
          Reopen the setup
        </Button>
      </div>
    </StepDialog>
  );
}

function Close({ slug, matrix, closing, onClose }: Props) {
  const [optionId, setOptionId] = useState(closing.defaultChoice ?? "");
  const [reason, setReason] = useState("");
  const { run, isPending, refusal } = useVerb();
  const needsReason = optionId !== "" && optionId !== closing.defaultChoice;
  const choice = optionId === "" ? undefined : { optionId, reason };
  return (
    <StepDialog
      title="Close the evaluation"
      verb="Close and freeze the result"
      onClose={onClose}
      onConfirm={() => run(() => closeEvaluation(slug, { evaluationId: matrix.evaluationId, choice }), onClose)}
      isPending={isPending}
      refusal={refusal}
      obstacle={needsReason && reason.trim() === "" ? "Say why this option is chosen." : null}
    >
      <p>
        <b className="font-medium">{closing.sentences[0]}</b> {closing.sentences.slice(1).join(" ")}
      </p>
      <p>
        Closing freezes {counted(closing.ballots, "ballot")} of {counted(closing.people, "person", "people")}, the
        weights, {counted(matrix.criteria.length * matrix.options.length, "cell")} and the ranking under one hash, and
        drafts the record from them for you to edit. Nobody can change a score afterwards; another vote is another
        evaluation.
      </p>
      <OptionChoice
        options={matrix.options}
        leaderIds={closing.leaderIds}
        defaultChoice={closing.defaultChoice}
        closeness={closing.closeness}
        knockOuts={closing.knockOuts}
        canWait
        optionId={optionId}
        reason={reason}
        onOption={setOptionId}
        onReason={setReason}
      />
    </StepDialog>
  );
}
