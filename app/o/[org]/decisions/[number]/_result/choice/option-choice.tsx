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
  /** By option that may not win: why, in a sentence. */
  readonly knockOuts: Readonly<Record<string, string>>;
  /** May the choice be left open? */
  readonly canWait?: boolean;
  readonly optionId: string;
  readonly reason: string;
  readonly onOption: (optionId: string) => void;
  readonly onReason: (reason: string) => void;
}

/** Which option is chosen, and why where the numbers alone do not say it. */
export function OptionChoice(props: Props) {
  const { options, leaderIds, defaultChoice, closeness, knockOuts, canWait } = props;
  const { optionId, reason, onOption, onReason } = props;
  const isNobody = closeness === "none";
  const needsReason = optionId !== "" && optionId !== defaultChoice;
  const later = {
    value: "",
    label: isNobody ? "Choose none" : "Choose later",
    hint: isNobody
      ? "A legal outcome: the record says that no option may win."
      : "The record is drafted without a choice until then.",
  };
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
            hint: leaderIds.includes(id) ? (leaderIds.length > 1 ? "Ties for the lead" : "Leads") : knockOuts[id],
            refusal: isNobody ? null : knockOuts[id],
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
      return "Chosen option";
    case "none":
      return "No option may win. You can still take one, with a reason";
  }
}
