"use client";

import { useState } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { TextInput } from "@/app/_ui/form/text-input";
import { SectionTitle } from "@/app/_ui/text/section-title";
import type { MatrixCriterion, MatrixOption } from "@/lib/evaluations/matrix/rules";
import { DECIMAL_LENGTH } from "@/lib/evaluations/measures/input";
import { lineWords, ratingOf } from "@/lib/evaluations/measures/rules";
import { EVALUATION_LIMITS } from "@/lib/evaluations/rules";
import { setMeasure } from "../_evaluation/actions";
import { useSaving } from "../_evaluation/parts/use-saving";

interface Props {
  readonly slug: string;
  readonly evaluationId: string;
  readonly options: readonly MatrixOption[];
  readonly criteria: readonly MatrixCriterion[];
  /** Why the reader may not enter them, or null. */
  readonly refusal: string | null;
}

/** The value of every option on every measured criterion. Nothing is shown while none is measured. */
export function MeasuresPanel({ slug, evaluationId, options, criteria, refusal }: Props) {
  const measured = criteria.filter(({ measure }) => measure !== null);
  if (measured.length === 0) return null;
  const missing = measured.reduce((all, { values }) => all + options.filter(({ id }) => !(id in values)).length, 0);
  return (
    <section className="mt-8" aria-label="Measured values">
      <SectionTitle className="mb-2">Measured values</SectionTitle>
      <p className="mb-3 text-xs text-ink-3">
        {missing === 0
          ? "Every value is entered. They stand once scoring has opened."
          : `${missing === 1 ? "One value is" : `${missing} values are`} missing. Scoring cannot open without ${missing === 1 ? "it" : "them"}.`}
      </p>
      {measured.map((criterion) => (
        <fieldset key={criterion.id} className="mb-4 border-t border-line pt-2">
          <legend className="sr-only">{criterion.name}</legend>
          <p className="flex flex-wrap gap-x-2 pb-1">
            <span className="font-medium text-ink">{criterion.name}</span>
            {criterion.measure && <span className="text-ink-3">{lineWords(criterion.measure)}</span>}
          </p>
          {options.map((option) => (
            <ValueRow
              key={option.id}
              slug={slug}
              evaluationId={evaluationId}
              criterion={criterion}
              option={option}
              isLocked={refusal !== null}
            />
          ))}
        </fieldset>
      ))}
      {refusal !== null && <p className="text-xs text-ink-3">{refusal}</p>}
    </section>
  );
}

interface RowProps extends Pick<Props, "slug" | "evaluationId"> {
  readonly criterion: MatrixCriterion;
  readonly option: MatrixOption;
  readonly isLocked: boolean;
}

/** One value and where it comes from, saved when a field is left with something else in it. */
function ValueRow({ slug, evaluationId, criterion, option, isLocked }: RowProps) {
  const { change, pending, refusal } = useSaving((input: Parameters<typeof setMeasure>[1]) => setMeasure(slug, input));
  const before = criterion.values[option.id];
  const [value, setValue] = useState(before?.value ?? "");
  const [source, setSource] = useState(before?.source ?? "");
  const [known, setKnown] = useState({ value, source });
  const held = { value: before?.value ?? "", source: before?.source ?? "" };
  // What is being typed is never replaced from outside.
  if (held.value !== known.value || held.source !== known.source) {
    setKnown(held);
    if (value === known.value) setValue(held.value);
    if (source === known.source) setSource(held.source);
  }
  // What was refused is not sent, so that leaving the field once more sends it again.
  const sent = pending.at(-1) ?? { ...held, value: before?.value ?? null };
  const { measure } = criterion;
  if (measure === null) return null;
  const save = () => {
    const next = { value: value.trim(), source: source.trim() };
    if (next.value === (sent.value ?? "") && next.source === (sent.source ?? "")) return;
    // A source alone says nothing yet.
    if (next.value === "" && sent.value === null) return;
    const cell = { evaluationId, criterionId: criterion.id, optionId: option.id };
    change({ ...cell, value: next.value === "" ? null : next.value, source: next.source });
  };
  const about = `${criterion.name} of ${option.name}`;
  const shared = {
    isLabelHidden: true,
    readOnly: isLocked,
    onBlur: save,
    onKeyDown: (event: React.KeyboardEvent<HTMLInputElement>) => {
      if (event.key === "Enter") event.currentTarget.blur();
    },
  };
  return (
    <div className="grid items-start gap-x-3 gap-y-1.5 py-1 sm:grid-cols-[160px_110px_minmax(0,1fr)_88px]">
      <span className="pt-1.5 text-ink">{option.name}</span>
      <TextInput
        {...shared}
        label={`${about}${measure.unit === "" ? "" : ` in ${measure.unit}`}`}
        placeholder={measure.unit || "Value"}
        inputMode="decimal"
        maxLength={DECIMAL_LENGTH}
        value={value}
        className="text-right num"
        error={refusal?.fields?.["value"] ?? null}
        onChange={(event) => setValue(event.target.value)}
      />
      <TextInput
        {...shared}
        label={`Source of ${about}`}
        placeholder="Where it comes from"
        maxLength={EVALUATION_LIMITS.text}
        value={source}
        error={refusal?.fields?.["source"] ?? null}
        onChange={(event) => setSource(event.target.value)}
      />
      <span className="pt-1.5 text-xs text-ink-3 num">
        {before === undefined ? "missing" : `rated ${ratingOf(before.value, measure).toFixed(1)}`}
      </span>
      {refusal && !refusal.fields && (
        <div className="col-span-full">
          <Refusal title={refusal.message} />
        </div>
      )}
    </div>
  );
}
