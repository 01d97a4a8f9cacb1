import { RadioGroup } from "@/app/_ui/choice/radio-group";
import type { MatrixOption } from "@/lib/evaluations/matrix/rules";
import { STANCES, type Stance } from "@/lib/evaluations/votes/ballots/input";
import { STANCE_WORDS } from "../stance-words";

interface Props {
  readonly options: readonly MatrixOption[];
  readonly stance: Stance | null;
  readonly isLocked: boolean;
  readonly onChange: (stance: Stance | null) => void;
}

const HINTS: Readonly<Record<Stance, string>> = {
  consent: "I can live with it, and will carry it.",
  stand_aside: "I have doubts and do not stand in its way. Counts as a vote, not as consent.",
  object: "It does harm that we can avoid. Say which.",
};

/** The one proposal, and what one says to it. */
export function ConsentStance({ options, stance, isLocked, onChange }: Props) {
  return (
    <>
      {options.map(({ id, name, summary }) => (
        <div key={id} className="mb-4 rounded-card border border-line bg-sunken px-4 py-3">
          <h2 className="text-md font-semibold">{name}</h2>
          {summary !== "" && <p className="mt-1">{summary}</p>}
        </div>
      ))}
      <RadioGroup
        legend="What you say to it"
        name="stance"
        value={stance ?? ""}
        onChange={(value) => onChange(STANCES.find((one) => one === value) ?? null)}
        options={STANCES.map((one) => ({
          value: one,
          label: STANCE_WORDS[one],
          hint: HINTS[one],
          refusal: isLocked ? "The deadline has passed." : null,
        }))}
      />
    </>
  );
}
