import type { EvaluationMethod } from "@/db/enums";
import { VOTE_METHODS, VOTE_WORDS } from "@/lib/evaluations/votes/rules";
import type { OfferedTemplate } from "../../../_templates/offered-template";

/** What a decision begins with: a template, a way to decide without one, or neither. */
export interface Start {
  readonly templateKey: string | null;
  readonly method: EvaluationMethod | null;
}

interface Props {
  readonly templates: readonly OfferedTemplate[];
  readonly value: Start;
  readonly onChange: (start: Start) => void;
}

interface Choice extends Start {
  readonly name: string;
  readonly summary: string;
  readonly contents: string;
}

const WITHOUT_TEMPLATE: readonly Choice[] = [
  {
    templateKey: null,
    method: null,
    name: "Blank",
    summary: "Only the record. An evaluation can be begun later, or never.",
    contents: "Seven empty sections",
  },
  {
    templateKey: null,
    method: "matrix",
    name: "Compare on criteria",
    summary: "Weigh and score options on criteria of your own. Good when the reasons have to hold up later.",
    contents: "An empty matrix",
  },
];

const VOTES: readonly Choice[] = VOTE_METHODS.map((method) => ({
  templateKey: null,
  method,
  name: VOTE_WORDS[method].name,
  summary: VOTE_WORDS[method].goodFor,
  contents: "",
}));

/** The record alone, any of the ways to decide, or a template with its options, criteria and record skeleton: the organization’s own first. */
export function StartChoice({ templates, value, onChange }: Props) {
  const of = (source: OfferedTemplate["source"]): Choice[] =>
    templates
      .filter((template) => template.source === source)
      .map(({ key, name, summary, contents }) => ({ templateKey: key, method: null, name, summary, contents }));
  const groups = [
    { label: null, choices: WITHOUT_TEMPLATE },
    { label: "A vote on the options themselves", choices: VOTES },
    { label: "Compare on criteria, from our templates", choices: of("own") },
    { label: "Compare on criteria, from a built-in template", choices: of("built-in") },
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
                key={choice.name}
                className="grid grid-cols-[auto_minmax(0,1fr)] content-start gap-x-2.5 rounded-card border border-line-2 px-3.5 py-3 hover:bg-hover has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
              >
                <input
                  type="radio"
                  name="begin-with"
                  value={choice.templateKey ?? choice.method ?? ""}
                  checked={value.templateKey === choice.templateKey && value.method === choice.method}
                  onChange={() => onChange({ templateKey: choice.templateKey, method: choice.method })}
                  className="mt-0.5 size-4 accent-accent outline-none"
                />
                <span className="font-medium text-ink">{choice.name}</span>
                <span className="col-start-2 text-xs text-ink-2">{choice.summary}</span>
                {choice.contents !== "" && (
                  <span className="col-start-2 mt-1 text-xs text-ink-3 num">{choice.contents}</span>
                )}
              </label>
            ))}
          </div>
        </div>
      ))}
    </fieldset>
  );
}
