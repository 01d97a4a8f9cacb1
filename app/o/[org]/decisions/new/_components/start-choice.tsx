import type { OfferedTemplate } from "../../../_templates/offered-template";

interface Props {
  readonly templates: readonly OfferedTemplate[];
  readonly value: string | null;
  readonly onChange: (key: string | null) => void;
}

const BLANK = {
  key: null,
  name: "Blank",
  summary: "Write the record, with or without a vote on options of your own.",
  contents: "Seven empty sections",
};

/** Blank, or a template with its options, criteria and record skeleton: the organization's own first. */
export function StartChoice({ templates, value, onChange }: Props) {
  const of = (source: OfferedTemplate["source"]) => templates.filter((template) => template.source === source);
  const groups = [
    { label: null, choices: [BLANK] },
    { label: "Our templates", choices: of("own") },
    { label: "Built in", choices: of("built-in") },
  ].filter(({ choices }) => choices.length > 0);
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 font-medium text-ink">Begin with</legend>
      {groups.map(({ label, choices }) => (
        <div key={label} className="grid gap-1.5">
          {label !== null && <p className="mt-2 text-xs text-ink-3">{label}</p>}
          <div className="grid gap-2 sm:grid-cols-2">
            {choices.map((choice) => (
              <label
                key={choice.key ?? "blank"}
                className="grid grid-cols-[auto_minmax(0,1fr)] content-start gap-x-2.5 rounded-card border border-line-2 px-3.5 py-3 hover:bg-hover has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
              >
                <input
                  type="radio"
                  name="template"
                  value={choice.key ?? ""}
                  checked={value === choice.key}
                  onChange={() => onChange(choice.key)}
                  className="mt-0.5 size-4 accent-accent outline-none"
                />
                <span className="font-medium text-ink">{choice.name}</span>
                <span className="col-start-2 text-xs text-ink-2">{choice.summary}</span>
                <span className="col-start-2 mt-1 text-xs text-ink-3 num">{choice.contents}</span>
              </label>
            ))}
          </div>
        </div>
      ))}
    </fieldset>
  );
}
