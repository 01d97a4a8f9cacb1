"use client";

import { useState } from "react";
import { Select } from "@/app/_ui/form/select";
import { TextArea } from "@/app/_ui/form/text-area";
import { EVALUATION_LIMITS } from "@/lib/evaluations/rules";
import { dropCriterion, dropOption } from "../actions";
import type { StepProps } from "./step";
import { StepDialog } from "./step-dialog";
import { useVerb } from "../../_evaluation/parts/use-verb";

/** Takes a criterion or an option out of the ranking, with a reason. */
export function DropDialog({ slug, matrix, onClose }: StepProps) {
  const [what, setWhat] = useState("");
  const [reason, setReason] = useState("");
  const { run, isPending, refusal } = useVerb();
  const { evaluationId } = matrix;
  const isOption = matrix.options.some(({ id }) => id === what);
  return (
    <StepDialog
      title="Drop a criterion or an option"
      verb="Drop it"
      onClose={onClose}
      onConfirm={() =>
        run(
          () =>
            isOption
              ? dropOption(slug, { evaluationId, optionId: what, reason })
              : dropCriterion(slug, { evaluationId, criterionId: what, reason }),
          onClose,
        )
      }
      isPending={isPending}
      refusal={refusal}
      obstacle={
        what === "" ? "Choose what to drop." : reason.trim() === "" ? "Give a reason: it stays in the history." : null
      }
    >
      <p>
        It leaves the ranking for good; its scores stay in the ballots. When a criterion goes, the other weights keep
        their proportions.
      </p>
      <Select label="What to drop" value={what} onChange={(event) => setWhat(event.target.value)}>
        <option value="">Choose</option>
        <optgroup label="Criteria">
          {matrix.criteria.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </optgroup>
        <optgroup label="Options">
          {matrix.options.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </optgroup>
      </Select>
      <TextArea
        label="Reason"
        value={reason}
        maxLength={EVALUATION_LIMITS.reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </StepDialog>
  );
}
