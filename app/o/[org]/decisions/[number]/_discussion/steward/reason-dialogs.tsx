"use client";

import { useState, type ReactNode } from "react";
import { TextArea } from "@/app/_ui/form/text-area";
import { EVALUATION_LIMITS } from "@/lib/evaluations/rules";
import { cancelEvaluation, reopenEvaluation } from "../actions";
import type { StepProps } from "./step";
import { StepDialog } from "./step-dialog";
import { useVerb } from "../../_evaluation/parts/use-verb";

/** Back to setup, to change options and criteria. */
export function ReopenDialog(props: StepProps) {
  return (
    <ReasonDialog {...props} title="Reopen the setup" verb="Reopen" action={reopenEvaluation}>
      <p>
        Options, criteria and weights can be changed again. A changed criterion or anchor voids its scores; everything
        else keeps them. Later rounds are marked “not blind”, because scores have been seen.
      </p>
    </ReasonDialog>
  );
}

/** Ends the evaluation without a result. */
export function CancelDialog(props: StepProps) {
  return (
    <ReasonDialog
      {...props}
      title="Cancel the evaluation"
      verb="Cancel the evaluation"
      action={cancelEvaluation}
      isCritical
    >
      <p>
        It ends without a result, for good. It stays in the history and cannot be cited. The decision stays a draft, and
        a new evaluation can be started.
      </p>
    </ReasonDialog>
  );
}

interface ReasonProps extends StepProps {
  readonly title: string;
  readonly verb: string;
  readonly action: typeof reopenEvaluation;
  readonly isCritical?: boolean;
  readonly children: ReactNode;
}

function ReasonDialog({ slug, matrix, onClose, title, verb, action, isCritical, children }: ReasonProps) {
  const [reason, setReason] = useState("");
  const { run, isPending, refusal } = useVerb();
  return (
    <StepDialog
      title={title}
      verb={verb}
      onClose={onClose}
      onConfirm={() => run(() => action(slug, { evaluationId: matrix.evaluationId, reason }), onClose)}
      isPending={isPending}
      refusal={refusal}
      obstacle={reason.trim() === "" ? "Give a reason: it stays in the history." : null}
      isCritical={isCritical}
    >
      {children}
      <TextArea
        label="Reason"
        hint="Everybody who takes part reads it."
        value={reason}
        maxLength={EVALUATION_LIMITS.reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </StepDialog>
  );
}
