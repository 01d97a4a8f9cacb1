"use client";

import { RadioGroup } from "@/app/_ui/choice/radio-group";
import { TextArea } from "@/app/_ui/form/text-area";
import { EVALUATION_LIMITS } from "@/lib/evaluations/rules";
import type { Closeness } from "@/lib/mcda/evaluation/result";

interface Props {
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly leaderIds: readonly string[];
  /** Chosen without a word; null when the numbers do not choose. */
  readonly defaultChoice: string | null;
  readonly closeness: Closeness;
  /** May the choice be left open? */
  readonly canWait?: boolean;
  readonly optionId: string;
  readonly reason: string;
  readonly onOption: (optionId: string) => void;
  readonly onReason: (reason: string) => void;
}

/** Which option is chosen, and why where the numbers alone do not say it. */
export function OptionChoice(props: Props) {
  const { options, leaderIds, defaultChoice, closeness, canWait, optionId, reason, onOption, onReason } = props;
  const needsReason = optionId !== "" && optionId !== defaultChoice;
  const later = { value: "", label: "Choose later", hint: "The record is drafted without a choice until then." };
  return (
    <>
      <RadioGroup
        legend={legendOf(closeness)}
        name="option"
        value={optionId}
        onChange={onOption}
        options={[
          ...options.map(({ id, name }) => ({
            value: id,
            label: name,
            hint: leaderIds.includes(id) ? (leaderIds.length > 1 ? "Ties for the lead" : "Leads") : undefined,
          })),
          ...(canWait && defaultChoice === null ? [later] : []),
        ]}
      />
      {needsReason && (
        <TextArea
          label="Why this option"
          hint="The reason stays visible beside the result and in the record."
          value={reason}
          maxLength={EVALUATION_LIMITS.reason}
          onChange={(event) => onReason(event.target.value)}
        />
      )}
    </>
  );
}

function legendOf(closeness: Closeness): string {
  switch (closeness) {
    case "tie":
      return "A tie does not choose: you do";
    case "close":
      return "A close call does not choose: you do";
    case "clear":
    case "single":
    case "undecided":
    case "none":
      return "Chosen option";
  }
}
