import { RadioGroup } from "@/app/_ui/choice/radio-group";
import { Select } from "@/app/_ui/form/select";
import { TextInput } from "@/app/_ui/form/text-input";
import { DECIMAL_LENGTH, DECIMAL_WORDS } from "@/lib/evaluations/measures/input";
import { EVALUATION_LIMITS } from "@/lib/evaluations/rules";
import type { DeclaredMeasure } from "@/lib/evaluations/matrix/rules";

/** How a criterion is judged, as its form holds it; the line is kept while people score, should one change one's mind. */
export interface Terms extends DeclaredMeasure {
  readonly isMeasured: boolean;
  readonly minimumScore: number | null;
}

interface Props {
  readonly terms: Terms;
  /** Sets the radios of two open forms apart. */
  readonly name: string;
  readonly isLocked: boolean;
  /** What was refused, by field. */
  readonly errorOf: (field: string) => string | null;
  readonly onChange: (terms: Terms) => void;
}

const MINIMUMS = [2, 3, 4, 5] as const;

/** Scored by people or measured, by which line, and below which score an option may not win. */
export function CriterionTerms({ terms, name, isLocked, errorOf, onChange }: Props) {
  const set = (part: Partial<Terms>) => onChange({ ...terms, ...part });
  const locked = isLocked ? "You may not change it." : null;
  const field = (key: "unit" | "worst" | "best", label: string, hint: string) => (
    <TextInput
      label={label}
      hint={hint}
      value={terms[key]}
      readOnly={isLocked}
      inputMode={key === "unit" ? undefined : "decimal"}
      maxLength={key === "unit" ? EVALUATION_LIMITS.unit : DECIMAL_LENGTH}
      error={errorOf(`measure.${key}`)}
      onChange={(event) => set({ [key]: event.target.value })}
    />
  );
  return (
    <>
      <RadioGroup
        legend="How it is judged"
        name={`judged-${name}`}
        value={terms.isMeasured ? "measured" : "scored"}
        onChange={(value) => set({ isMeasured: value === "measured" })}
        options={[
          {
            value: "scored",
            label: "People score it",
            hint: "From 1 to 5, blind, by what each score means.",
            refusal: locked,
          },
          {
            value: "measured",
            label: "It is measured",
            hint: "Each option has a value; its rating follows from the line declared here, and nobody scores it.",
            refusal: locked,
          },
        ]}
      />
      {terms.isMeasured && (
        <div className="grid gap-4 sm:grid-cols-3">
          {field("unit", "Unit", "Such as ms, EUR a month or %.")}
          {field("worst", "Worst", "This value or worse is rated 1.")}
          {field("best", "Best", "Rated 5; below the worst for a cost.")}
          <p className="text-xs text-ink-3 sm:col-span-3">{DECIMAL_WORDS}</p>
        </div>
      )}
      <div className="sm:max-w-80">
        <Select
          label="No option below this score may win"
          hint="A knock-out: it keeps its points and gets no rank."
          value={terms.minimumScore ?? ""}
          disabled={isLocked}
          error={errorOf("minimumScore")}
          onChange={(event) => set({ minimumScore: event.target.value === "" ? null : Number(event.target.value) })}
        >
          <option value="">Any option may win</option>
          {MINIMUMS.map((score) => (
            <option key={score} value={score}>
              {score}
            </option>
          ))}
        </Select>
      </div>
    </>
  );
}
