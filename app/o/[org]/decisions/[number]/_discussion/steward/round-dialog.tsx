"use client";

import { useState } from "react";
import { ChoiceList } from "@/app/_ui/choice/choice-list";
import { DateTimeField } from "@/app/_ui/form/date-time-field";
import { counted } from "@/app/_ui/text/format";
import { readersZone } from "@/app/_ui/text/readers-zone";
import { cellKey } from "@/lib/evaluations/rules";
import { openSecondRound } from "../actions";
import type { StepProps } from "./step";
import { StepDialog } from "./step-dialog";
import { useVerb } from "../../_evaluation/parts/use-verb";

/** Another blind round on the contested cells and those the steward adds. */
export function RoundDialog({ slug, matrix, onClose }: StepProps) {
  const [extra, setExtra] = useState<readonly string[]>([]);
  const [deadline, setDeadline] = useState("");
  const { run, isPending, refusal } = useVerb();
  const contested = new Set(matrix.contested.map((cell) => cellKey(cell.criterionId, cell.optionId)));
  const scored = matrix.criteria.filter(({ isMeasured }) => !isMeasured);
  const cells = scored.flatMap((criterion) =>
    matrix.options.map((option) => ({
      criterionId: criterion.id,
      optionId: option.id,
      value: cellKey(criterion.id, option.id),
      label: `${option.name}, ${criterion.shortName}`,
    })),
  );
  const count = contested.size + extra.length;
  const open = () =>
    openSecondRound(slug, {
      evaluationId: matrix.evaluationId,
      extraCells: cells
        .filter(({ value }) => extra.includes(value))
        .map(({ criterionId, optionId }) => ({ criterionId, optionId })),
      deadline: deadline === "" ? null : { at: deadline, zone: readersZone() },
    });
  return (
    <StepDialog
      title="Open another blind round"
      verb={`Open it on ${counted(count, "cell")}`}
      onClose={onClose}
      onConfirm={() => run(open, onClose)}
      isPending={isPending}
      refusal={refusal}
      obstacle={count === 0 ? "Add at least one cell." : null}
    >
      <p>
        Everybody scores these cells again, blind, and may give a new reason. All other cells keep their scores. Until
        the round is revealed the map and its threads rest, so that nobody is led by what others gave.
      </p>
      {contested.size > 0 ? (
        <details>
          <summary className="font-medium text-ink">
            {counted(contested.size, "contested cell")}, always part of it
          </summary>
          <ol className="mt-1.5 list-decimal pl-6 text-ink-3">
            {matrix.contested.map((one) => {
              const cell = cells.find(({ value }) => value === cellKey(one.criterionId, one.optionId));
              return <li key={cell?.value}>{cell?.label}</li>;
            })}
          </ol>
        </details>
      ) : (
        <p>No cell is contested; choose what to score again.</p>
      )}
      <ChoiceList
        legend="Other cells"
        name="cells"
        choices={cells.filter(({ value }) => !contested.has(value))}
        chosen={[]}
        onChange={setExtra}
      />
      <DateTimeField
        label="Deadline"
        name="deadline"
        hint="Left out, the round stays open until you reveal it."
        onChange={setDeadline}
      />
    </StepDialog>
  );
}
