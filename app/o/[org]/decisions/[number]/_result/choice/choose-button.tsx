"use client";

import { useState } from "react";
import { Button } from "@/app/_ui/form/button";
import type { Closeness } from "@/lib/mcda/evaluation/result";
import { StepDialog } from "../../_discussion/steward/step-dialog";
import { useVerb } from "../../_evaluation/parts/use-verb";
import { chooseOption } from "../actions";
import { OptionChoice } from "./option-choice";

interface Props {
  readonly slug: string;
  readonly evaluationId: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly leaderIds: readonly string[];
  readonly defaultChoice: string | null;
  readonly closeness: Closeness;
  readonly knockOuts: Readonly<Record<string, string>>;
  readonly choice: { readonly optionId: string; readonly reason: string } | null;
}

/** Chooses an option while the decision is a draft. */
export function ChooseButton(props: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" variant={props.choice === null ? "primary" : "secondary"} onClick={() => setOpen(true)}>
        {props.choice === null ? "Choose an option" : "Choose another option"}
      </Button>
      {isOpen && <ChooseDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function ChooseDialog({ slug, evaluationId, choice, onClose, ...rest }: Props & { readonly onClose: () => void }) {
  const [optionId, setOptionId] = useState(choice?.optionId ?? "");
  const [reason, setReason] = useState(choice?.reason ?? "");
  const { run, isPending, refusal } = useVerb();
  const needsReason = optionId !== rest.defaultChoice;
  return (
    <StepDialog
      title="Choose an option"
      verb="Choose it"
      onClose={onClose}
      onConfirm={() =>
        run(() => chooseOption(slug, { evaluationId, optionId, reason: needsReason ? reason : "" }), onClose)
      }
      isPending={isPending}
      refusal={refusal}
      obstacle={
        optionId === ""
          ? "Choose an option."
          : needsReason && reason.trim() === ""
            ? "Say why this option is chosen."
            : null
      }
    >
      <p>The drafted record follows, where nobody has edited it. The numbers stay as they are.</p>
      <OptionChoice {...rest} optionId={optionId} reason={reason} onOption={setOptionId} onReason={setReason} />
    </StepDialog>
  );
}
