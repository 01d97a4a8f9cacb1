"use client";

import { RadioGroup } from "@/app/_ui/choice/radio-group";
import { TextArea } from "@/app/_ui/form/text-area";
import { EVALUATION_LIMITS } from "@/lib/evaluations/rules";
import type { VoteView } from "@/lib/evaluations/votes/views/queries";

/** The value that chooses no option. */
export const NONE = "none";

interface Props {
  readonly vote: Pick<VoteView, "options" | "carried" | "obstacle" | "result">;
  readonly optionId: string;
  readonly reason: string;
  readonly onOption: (optionId: string) => void;
  readonly onReason: (reason: string) => void;
}

/** Which option is chosen, or none, and why where the vote does not say it. */
export function VoteChoiceFields({ vote, optionId, reason, onOption, onReason }: Props) {
  const { options, carried, obstacle, result } = vote;
  return (
    <>
      <RadioGroup
        legend={carried === null ? "The vote does not choose: you do" : "Chosen option"}
        name="choice"
        value={optionId}
        onChange={onOption}
        options={[
          ...options.map(({ id, name }) => ({
            value: id,
            label: name,
            hint: id === carried ? "Carries" : result.leaderIds.includes(id) ? "Comes first" : undefined,
            refusal: obstacle,
          })),
          { value: NONE, label: "No option", hint: "A legal outcome: the record says so, with your reason." },
        ]}
      />
      {optionId !== "" && optionId !== carried && (
        <TextArea
          label="Why"
          hint="The reason stays visible beside the result and in the record."
          value={reason}
          maxLength={EVALUATION_LIMITS.reason}
          onChange={(event) => onReason(event.target.value)}
        />
      )}
    </>
  );
}

/** What is missing before a choice can be made; null when nothing is. */
export function choiceObstacle(carried: string | null, optionId: string, reason: string): string | null {
  if (optionId === "") return "Choose an option, or none.";
  return optionId !== carried && reason.trim() === "" ? "Say why." : null;
}
