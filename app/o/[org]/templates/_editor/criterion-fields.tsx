import { Select } from "@/app/_ui/form/select";
import { TextArea } from "@/app/_ui/form/text-area";
import { TextInput } from "@/app/_ui/form/text-input";
import type { ContextQuestion, TemplateCriterion, TemplateOption } from "@/lib/evaluations/templates/input";
import { replaced } from "./editor-state";
import { MeasureFields } from "./measure-fields";
import { ShiftFields } from "./shift-fields";

interface Props {
  readonly criterion: TemplateCriterion;
  readonly options: readonly TemplateOption[];
  readonly questions: readonly ContextQuestion[];
  readonly onChange: (criterion: TemplateCriterion) => void;
}

const SCORES = [1, 2, 3, 4, 5];
const ENDS: Readonly<Record<number, string>> = {
  0: ", the worst that could be true",
  4: ", the best that could be true",
};

/** Everything a template says of one criterion. */
export function CriterionFields({ criterion, options, questions, onChange }: Props) {
  const set = (part: Partial<TemplateCriterion>) => onChange({ ...criterion, ...part });
  const named = options.filter((option) => option.name !== "");
  return (
    <div className="grid gap-4 bg-sunken p-4">
      <div className="grid gap-4 sm:grid-cols-3">
        <TextInput
          label="Name"
          value={criterion.name}
          maxLength={120}
          onChange={({ target }) => set({ name: target.value })}
        />
        <TextInput
          label="Short name"
          value={criterion.shortName}
          maxLength={19}
          onChange={({ target }) => set({ shortName: target.value })}
        />
        <TextInput
          label="Theme"
          value={criterion.theme}
          maxLength={120}
          list="template-themes"
          onChange={({ target }) => set({ theme: target.value })}
        />
      </div>
      <TextArea
        label="Question"
        hint="What do people ask themselves when they score it?"
        rows={2}
        value={criterion.question}
        maxLength={600}
        onChange={({ target }) => set({ question: target.value })}
      />
      <TextArea
        label="What decides it"
        hint="On which fact the answer depends."
        rows={2}
        value={criterion.decidedBy}
        maxLength={600}
        onChange={({ target }) => set({ decidedBy: target.value })}
      />
      <fieldset className="grid gap-2">
        <legend className="mb-1.5 font-medium text-ink">What each score means</legend>
        {criterion.anchors.map((anchor, at) => (
          <TextInput
            key={at}
            label={`Score ${at + 1}${ENDS[at] ?? ""}`}
            value={anchor}
            maxLength={600}
            onChange={({ target }) => set({ anchors: replaced(criterion.anchors, at, target.value) })}
          />
        ))}
      </fieldset>
      <MeasureFields measure={criterion.measure} onChange={(measure) => set({ measure })} />
      <Select
        label="Knock-out"
        hint="An option whose mean is below this score may not win."
        value={criterion.minimumScore ?? ""}
        onChange={({ target }) => set({ minimumScore: SCORES.find((score) => String(score) === target.value) ?? null })}
      >
        <option value="">None</option>
        {SCORES.slice(1).map((score) => (
          <option key={score} value={score}>
            Below {score}
          </option>
        ))}
      </Select>
      {named.length > 0 && (
        <fieldset className="grid gap-2">
          <legend className="mb-1.5 font-medium text-ink">To consider for each option</legend>
          {named.map(({ name }) => (
            <TextArea
              key={name}
              label={name}
              rows={1}
              value={criterion.considerations[name] ?? ""}
              maxLength={600}
              onChange={({ target }) => set({ considerations: { ...criterion.considerations, [name]: target.value } })}
            />
          ))}
        </fieldset>
      )}
      <ShiftFields questions={questions} shifts={criterion.shifts} onChange={(shifts) => set({ shifts })} />
    </div>
  );
}
