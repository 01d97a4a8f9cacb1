import { useState } from "react";
import { ChevronRight, Plus } from "@/app/_ui/icons";
import { Button } from "@/app/_ui/form/button";
import { RowButtons } from "@/app/_ui/order/row-buttons";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { EVALUATION_LIMITS } from "@/lib/evaluations/rules";
import { CriterionFields } from "./criterion-fields";
import { blankCriterion, moved, replaced, without } from "./editor-state";
import type { PartProps } from "./options-part";

/** By what it is compared: one line each, opened to write what each score means and when the criterion matters more or less. */
export function CriteriaPart({ content, onChange }: PartProps) {
  const { criteria } = content;
  const { criteria: limit } = EVALUATION_LIMITS;
  const [open, setOpen] = useState<number | null>(criteria.length === 1 ? 0 : null);
  const set = (next: typeof criteria) => onChange({ ...content, criteria: next });
  const themes = [...new Set(criteria.map(({ theme }) => theme))].filter((theme) => theme !== "");
  return (
    <section aria-labelledby="criteria">
      <SectionTitle count={criteria.length} className="mb-2">
        <span id="criteria">Criteria</span>
      </SectionTitle>
      <datalist id="template-themes">
        {themes.map((theme) => (
          <option key={theme} value={theme} />
        ))}
      </datalist>
      <ol className="border-t border-line">
        {criteria.map((criterion, at) => {
          const name = criterion.name === "" ? `Criterion ${at + 1}` : criterion.name;
          return (
            <li key={at} className="border-b border-line">
              <div className="flex items-center gap-2">
                <button
                  type="button"
                  aria-expanded={open === at}
                  onClick={() => setOpen(open === at ? null : at)}
                  className="flex min-h-11 min-w-0 flex-1 items-center gap-2.5 text-left hover:bg-hover sm:min-h-10"
                >
                  <ChevronRight
                    className={`size-3.5 shrink-0 text-ink-3 transition-transform ${open === at ? "rotate-90" : ""}`}
                  />
                  <span className="clip font-medium text-ink">{name}</span>
                  <span className="clip flex-1 text-xs text-ink-3 max-sm:hidden">{criterion.theme}</span>
                </button>
                <RowButtons
                  name={name}
                  isFirst={at === 0}
                  isLast={at === criteria.length - 1}
                  onMove={(step) => {
                    setOpen(null);
                    set(moved(criteria, at, step));
                  }}
                  onRemove={() => {
                    setOpen(null);
                    set(without(criteria, at));
                  }}
                  removalRefusal={criteria.length === 1 ? "A template needs at least one criterion." : null}
                />
              </div>
              {open === at && (
                <CriterionFields
                  criterion={criterion}
                  options={content.options}
                  questions={content.contextQuestions}
                  onChange={(next) => set(replaced(criteria, at, next))}
                />
              )}
            </li>
          );
        })}
      </ol>
      <Button
        className="mt-2.5"
        refusal={criteria.length >= limit ? `A template holds at most ${limit} criteria.` : null}
        onClick={() => {
          setOpen(criteria.length);
          set([...criteria, blankCriterion(criteria.at(-1)?.theme ?? "")]);
        }}
      >
        <Plus className="size-3.5" />
        Add criterion
      </Button>
    </section>
  );
}
