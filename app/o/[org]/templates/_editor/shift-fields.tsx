import { Plus, X } from "@/app/_ui/icons";
import { Button } from "@/app/_ui/form/button";
import { Select } from "@/app/_ui/form/select";
import { TextInput } from "@/app/_ui/form/text-input";
import type { ContextQuestion, Shift } from "@/lib/evaluations/templates/input";
import { CONTEXT_LIMITS } from "@/lib/evaluations/templates/rules";
import { replaced, without } from "./editor-state";

interface Props {
  readonly questions: readonly ContextQuestion[];
  readonly shifts: readonly Shift[];
  readonly onChange: (shifts: readonly Shift[]) => void;
}

/** When the criterion matters more or less: an answer to a context question, and why. */
export function ShiftFields({ questions, shifts, onChange }: Props) {
  const answers = questions.flatMap(({ key, question, choices }) =>
    choices.map((choice) => ({
      value: `${key} ${choice.key}`,
      label: choice.label,
      question,
      key,
      choice: choice.key,
    })),
  );
  const [first] = answers;
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium text-ink">When it matters more or less</legend>
      {shifts.map((shift, at) => {
        const set = (part: Partial<Shift>) => onChange(replaced(shifts, at, { ...shift, ...part }));
        return (
          <div key={at} className="grid items-end gap-1.5 sm:grid-cols-[90px_minmax(0,1fr)_minmax(0,1fr)_auto]">
            <Select
              label={`Reason ${at + 1}: more or less`}
              isLabelHidden
              value={shift.matters}
              onChange={({ target }) => set({ matters: target.value === "less" ? "less" : "more" })}
            >
              <option value="more">More</option>
              <option value="less">Less</option>
            </Select>
            <Select
              label={`Reason ${at + 1}: where the answer is`}
              isLabelHidden
              value={`${shift.question} ${shift.choice}`}
              onChange={({ target }) => {
                const answer = answers.find(({ value }) => value === target.value);
                if (answer !== undefined) set({ question: answer.key, choice: answer.choice });
              }}
            >
              {questions.map(({ key, question }) => (
                <optgroup key={key} label={question}>
                  {answers
                    .filter((answer) => answer.key === key)
                    .map(({ value, label }) => (
                      <option key={value} value={value}>
                        {label}
                      </option>
                    ))}
                </optgroup>
              ))}
            </Select>
            <TextInput
              label={`Reason ${at + 1}: because`}
              isLabelHidden
              placeholder="Because …"
              value={shift.because}
              maxLength={CONTEXT_LIMITS.because}
              onChange={({ target }) => set({ because: target.value })}
            />
            <Button
              variant="quiet"
              size="square"
              aria-label={`Remove reason ${at + 1}`}
              onClick={() => onChange(without(shifts, at))}
            >
              <X className="size-4" />
            </Button>
          </div>
        );
      })}
      <Button
        size="sm"
        className="justify-self-start"
        refusal={first === undefined ? "Add a context question first: a reason follows from its answer." : null}
        onClick={() => {
          if (first === undefined) return;
          onChange([...shifts, { question: first.key, choice: first.choice, matters: "more", because: "" }]);
        }}
      >
        <Plus className="size-3.5" />
        Add reason
      </Button>
    </fieldset>
  );
}
