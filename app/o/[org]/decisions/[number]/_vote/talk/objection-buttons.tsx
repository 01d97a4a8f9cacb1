"use client";

import { useState, type ReactNode } from "react";
import { Button } from "@/app/_ui/form/button";
import { TextArea } from "@/app/_ui/form/text-area";
import type { Result } from "@/lib/errors";
import { EVALUATION_LIMITS } from "@/lib/evaluations/rules";
import { StepDialog } from "../../_discussion/steward/step-dialog";
import { useVerb } from "../../_evaluation/parts/use-verb";
import { meetObjection, withdrawObjection } from "../actions";

interface Objected {
  readonly slug: string;
  readonly evaluationId: string;
}

/** The steward says how an objection is met. */
export function MeetButton(props: Objected & { readonly memberId: string; readonly name: string }) {
  const { slug, evaluationId, memberId, name } = props;
  return (
    <Resolving
      label="Say how it is met"
      ariaLabel={`Say how the objection of ${name} is met`}
      title={`Meet the objection of ${name}`}
      verb="It is met"
      field="How it is met"
      isRequired
      save={(resolution) => meetObjection(slug, { evaluationId, memberId, resolution })}
    >
      <p>
        Change the proposal or the plan so that the harm is avoided, and say how. Everybody reads it beside the
        objection, in the history and in the record.
      </p>
    </Resolving>
  );
}

/** Its author withdraws an objection. */
export function WithdrawButton({ slug, evaluationId }: Objected) {
  return (
    <Resolving
      label="Withdraw it"
      title="Withdraw your objection"
      verb="Withdraw it"
      field="Why, if you want to say it"
      save={(resolution) => withdrawObjection(slug, { evaluationId, resolution })}
    >
      <p>It stays readable, and stands in the way no more. You cannot raise it again in this round.</p>
    </Resolving>
  );
}

interface ResolvingProps {
  readonly label: string;
  readonly ariaLabel?: string;
  readonly title: string;
  readonly verb: string;
  readonly field: string;
  readonly isRequired?: boolean;
  readonly save: (resolution: string) => Promise<Result<unknown>>;
  readonly children: ReactNode;
}

function Resolving({ label, ariaLabel, title, verb, field, isRequired, save, children }: ResolvingProps) {
  const [isOpen, setOpen] = useState(false);
  const [resolution, setResolution] = useState("");
  const { run, isPending, refusal } = useVerb();
  const close = () => setOpen(false);
  return (
    <>
      <Button size="sm" aria-label={ariaLabel} onClick={() => setOpen(true)}>
        {label}
      </Button>
      {isOpen && (
        <StepDialog
          title={title}
          verb={verb}
          onClose={close}
          onConfirm={() => run(() => save(resolution), close)}
          isPending={isPending}
          refusal={refusal}
          obstacle={isRequired === true && resolution.trim() === "" ? "Say how it is met." : null}
        >
          {children}
          <TextArea
            label={field}
            value={resolution}
            maxLength={EVALUATION_LIMITS.reason}
            onChange={(event) => setResolution(event.target.value)}
          />
        </StepDialog>
      )}
    </>
  );
}
