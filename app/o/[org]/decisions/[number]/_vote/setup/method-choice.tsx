import { RadioGroup } from "@/app/_ui/choice/radio-group";
import { EVALUATION_METHODS, type EvaluationMethod } from "@/db/enums";
import { VOTE_METHODS, VOTE_WORDS } from "@/lib/evaluations/votes/rules";

interface Props {
  readonly value: EvaluationMethod;
  readonly onChange: (method: EvaluationMethod) => void;
}

/** How to decide: on criteria, or by one of four votes on the options, each with what it is good for. */
export function MethodChoice({ value, onChange }: Props) {
  return (
    <RadioGroup
      legend="How to decide"
      name="method"
      value={value}
      onChange={(chosen) => onChange(EVALUATION_METHODS.find((method) => method === chosen) ?? "matrix")}
      options={[
        {
          value: "matrix",
          label: "Compare on criteria",
          hint: "Weigh and score on written criteria. Good when the reasons have to hold up later.",
        },
        ...VOTE_METHODS.map((method) => ({
          value: method,
          label: VOTE_WORDS[method].name,
          hint: VOTE_WORDS[method].goodFor,
        })),
      ]}
    />
  );
}
