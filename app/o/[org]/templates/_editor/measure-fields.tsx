import { CheckLine } from "@/app/_ui/choice/check-line";
import { TextInput } from "@/app/_ui/form/text-input";
import { DECIMAL_LENGTH, DECIMAL_WORDS } from "@/lib/evaluations/measures/input";
import { EVALUATION_LIMITS } from "@/lib/evaluations/rules";
import type { TemplateCriterion } from "@/lib/evaluations/templates/input";

interface Props {
  readonly measure: TemplateCriterion["measure"];
  readonly onChange: (measure: TemplateCriterion["measure"]) => void;
}

/** Whether the criterion is measured instead of scored, and between which values. */
export function MeasureFields({ measure, onChange }: Props) {
  return (
    <div className="grid gap-2">
      <CheckLine
        label="Measured, not scored"
        hint={`Values are rated along the line from the worst (1) to the best (5). ${DECIMAL_WORDS}`}
        isChecked={measure !== null}
        onChange={(isMeasured) => onChange(isMeasured ? { unit: "", worst: "", best: "" } : null)}
      />
      {measure !== null && (
        <div className="grid gap-4 sm:grid-cols-3">
          <TextInput
            label="Unit"
            value={measure.unit}
            maxLength={EVALUATION_LIMITS.unit}
            onChange={({ target }) => onChange({ ...measure, unit: target.value })}
          />
          <TextInput
            label="Worst value"
            inputMode="decimal"
            value={measure.worst}
            maxLength={DECIMAL_LENGTH}
            onChange={({ target }) => onChange({ ...measure, worst: target.value })}
          />
          <TextInput
            label="Best value"
            inputMode="decimal"
            value={measure.best}
            maxLength={DECIMAL_LENGTH}
            onChange={({ target }) => onChange({ ...measure, best: target.value })}
          />
        </div>
      )}
    </div>
  );
}
