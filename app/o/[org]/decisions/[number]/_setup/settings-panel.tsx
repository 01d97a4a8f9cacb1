"use client";

import { REASON_RULES, WEIGHTING_METHODS } from "@/db/enums";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { CheckLine } from "@/app/_ui/choice/check-line";
import { RadioGroup } from "@/app/_ui/choice/radio-group";
import { SectionTitle } from "@/app/_ui/text/section-title";
import type { ChangeSettings } from "@/lib/evaluations/settings/input";
import { WEIGHTING_WORDS, type EvaluationSettings } from "@/lib/evaluations/settings/rules";
import { changeSettings } from "../_evaluation/actions";
import { useSaving } from "../_evaluation/parts/use-saving";
import { VotingRules } from "./people/voting-rules";

const REASON_WORDS: Readonly<
  Record<EvaluationSettings["reasonRule"], { readonly label: string; readonly hint: string }>
> = {
  never: { label: "Asked for, never required", hint: "A score of 1 or 5 asks for a reason; people may leave it out." },
  extreme: { label: "Required for 1 and 5", hint: "Who scores an end of the scale says why." },
  always: { label: "Required for every score", hint: "The most work, and the most to talk about." },
};

interface Props {
  readonly slug: string;
  readonly evaluationId: string;
  readonly settings: EvaluationSettings;
  /** How many people could take part. */
  readonly candidates: number;
  /** Why the reader may not change them, or null. */
  readonly refusal: string | null;
}

/** How the evaluation is run. Each choice is saved as it is made, and everybody sees it in the history. */
export function SettingsPanel({ slug, evaluationId, settings: saved, candidates, refusal: locked }: Props) {
  const { change, pending, refusal } = useSaving((next: ChangeSettings["settings"]) =>
    changeSettings(slug, { evaluationId, settings: next }),
  );
  const settings: EvaluationSettings = pending.reduce<EvaluationSettings>((all, next) => ({ ...all, ...next }), saved);
  return (
    <section className="mt-8" aria-label="How it is run">
      <SectionTitle className="mb-2">How it is run</SectionTitle>
      {locked !== null && <p className="mb-3 text-xs text-ink-3">{locked}</p>}
      <div className="grid gap-6 xl:grid-cols-2">
        <div className="grid content-start gap-3">
          <RadioGroup
            legend="Weights"
            name="weighting"
            value={settings.weighting}
            onChange={(value) => change({ weighting: WEIGHTING_METHODS.find((method) => method === value) })}
            options={WEIGHTING_METHODS.map((method) => ({
              value: method,
              label: WEIGHTING_WORDS[method].name,
              hint: WEIGHTING_WORDS[method].hint,
              refusal: locked,
            }))}
          />
          {settings.weighting !== "steward" && (
            <CheckLine
              label="Weigh themes first, then the criteria within each"
              hint="A theme with many criteria then draws no weight by their number alone."
              isChecked={settings.weighsThemesFirst}
              isDisabled={locked !== null}
              onChange={(weighsThemesFirst) => change({ weighsThemesFirst })}
            />
          )}
        </div>
        <div className="grid content-start gap-3">
          <RadioGroup
            legend="Reasons"
            name="reason-rule"
            value={settings.reasonRule}
            onChange={(value) => change({ reasonRule: REASON_RULES.find((rule) => rule === value) })}
            options={REASON_RULES.map((rule) => ({ value: rule, refusal: locked, ...REASON_WORDS[rule] }))}
          />
          <CheckLine
            label="Ask how sure people are of each score"
            hint="Low, medium or high. No vote counts more for it; the result says how much rests on guesses, and who would lead without them."
            isChecked={settings.asksConfidence}
            isDisabled={locked !== null}
            onChange={(asksConfidence) => change({ asksConfidence })}
          />
          <CheckLine
            label="Ask for the favourites last"
            hint="Which option people would choose as a whole. Kept apart from the scores; where the two disagree, a criterion may be missing."
            isChecked={settings.asksFavourites}
            isDisabled={locked !== null}
            onChange={(asksFavourites) => change({ asksFavourites })}
          />
          <VotingRules settings={settings} candidates={candidates} isLocked={locked !== null} onChange={change} />
        </div>
      </div>
      {refusal && <Refusal title={refusal.message} />}
    </section>
  );
}
