import { Plus } from "@/app/_ui/icons";
import { Button } from "@/app/_ui/form/button";
import { RowButtons } from "@/app/_ui/order/row-buttons";
import { TextArea } from "@/app/_ui/form/text-area";
import { TextInput } from "@/app/_ui/form/text-input";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { EVALUATION_LIMITS } from "@/lib/evaluations/rules";
import type { TemplateContent } from "@/lib/evaluations/templates/input";
import { moved, removeOption, renameOption, replaced } from "./editor-state";

export interface PartProps {
  readonly content: TemplateContent;
  readonly onChange: (content: TemplateContent) => void;
}

/** What is compared, each with a line for whoever scores it. Left empty, each evaluation names its own. */
export function OptionsPart({ content, onChange }: PartProps) {
  const { options } = content;
  const { options: limit } = EVALUATION_LIMITS;
  const add = () => onChange({ ...content, options: [...options, { name: "", summary: "", description: "" }] });
  return (
    <section aria-labelledby="options">
      <SectionTitle count={options.length}>
        <span id="options">Options</span>
      </SectionTitle>
      <p className="mt-1 mb-2 text-xs text-ink-3">Without options, each evaluation names its own.</p>
      <ul className="border-t border-line">
        {options.map((option, at) => {
          const name = option.name === "" ? `option ${at + 1}` : option.name;
          const change = (part: Partial<typeof option>) =>
            onChange({ ...content, options: replaced(options, at, { ...option, ...part }) });
          return (
            <li key={at} className="flex items-start gap-2 border-b border-line py-2.5 max-sm:flex-col">
              <div className="grid w-full flex-1 gap-1.5 sm:grid-cols-[200px_minmax(0,1fr)]">
                <TextInput
                  label={`Name of option ${at + 1}`}
                  isLabelHidden
                  placeholder="Name"
                  value={option.name}
                  maxLength={120}
                  onChange={({ target }) => onChange(renameOption(content, at, target.value))}
                />
                <TextInput
                  label={`${name} in one line`}
                  isLabelHidden
                  placeholder="In one line"
                  value={option.summary}
                  maxLength={600}
                  onChange={({ target }) => change({ summary: target.value })}
                />
                <div className="sm:col-start-2">
                  <TextArea
                    label={`${name} described`}
                    isLabelHidden
                    rows={1}
                    placeholder="What it means, in a sentence or two"
                    value={option.description}
                    maxLength={600}
                    onChange={({ target }) => change({ description: target.value })}
                  />
                </div>
              </div>
              <RowButtons
                name={name}
                isFirst={at === 0}
                isLast={at === options.length - 1}
                onMove={(step) => onChange({ ...content, options: moved(options, at, step) })}
                onRemove={() => onChange(removeOption(content, at))}
              />
            </li>
          );
        })}
      </ul>
      <Button
        className="mt-2.5"
        refusal={options.length >= limit ? `A template holds at most ${limit} options.` : null}
        onClick={add}
      >
        <Plus className="size-3.5" />
        Add option
      </Button>
    </section>
  );
}
