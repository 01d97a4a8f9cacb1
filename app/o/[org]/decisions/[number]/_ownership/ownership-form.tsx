"use client";

import { useState } from "react";
import { FaultList } from "@/app/_ui/feedback/fault-list";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { fieldStyle } from "@/app/_ui/form/field-style";
import { KeptNote } from "@/app/_ui/form/kept/kept-note";
import { TextInput } from "@/app/_ui/form/text-input";
import { useKept, type Kept } from "@/app/_ui/form/kept/use-kept";
import { SectionTitle } from "@/app/_ui/text/section-title";
import type { Ownership } from "@/lib/evaluations/ownership/input";
import { setOwnership } from "../_evaluation/actions";
import { useVerb } from "../_evaluation/parts/use-verb";
import { faultsOf, GUESSES, INPUTS, ownershipOf, placeOf, typedOf, type Typed } from "./ownership-fields";

interface Props {
  readonly slug: string;
  readonly memberId: string;
  readonly evaluationId: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly ownership: Ownership | null;
}

/** What was typed and not saved. */
const kept: Kept<Typed> = new Map();

/** The inputs of every option, saved together: half a cost says nothing. */
export function OwnershipForm({ slug, memberId, evaluationId, options, ownership }: Props) {
  const { run, isPending, refusal } = useVerb();
  const form = useKept(kept, `${memberId} ${evaluationId}`, typedOf(ownership));
  const typed = form.value;
  const faults = faultsOf(refusal?.fields ?? {});
  const [isSaved, setIsSaved] = useState(false);
  const set = (key: string, value: string) => {
    setIsSaved(false);
    form.change({ ...typed, [key]: value });
  };
  const field = (key: string, label: string, hint?: string) => (
    <TextInput
      label={label}
      hint={hint}
      error={faults[key]}
      value={typed[key] ?? ""}
      inputMode={key === "currency" ? "text" : "decimal"}
      onChange={(event) => set(key, event.currentTarget.value)}
    />
  );
  return (
    <form
      className="mt-6"
      onSubmit={(event) => {
        event.preventDefault();
        run(
          () => setOwnership(slug, { evaluationId, ownership: ownershipOf(typed, options) }),
          () => {
            form.forget();
            setIsSaved(true);
          },
        );
      }}
    >
      {form.isBack && (
        <div className="mb-5">
          <KeptNote onDiscard={form.discard} />
        </div>
      )}
      <div className="grid items-start gap-4 sm:grid-cols-5">
        {field("currency", "Currency", "As written: €")}
        {field("costPerPersonMonth", "Per person-month", "Loaded cost")}
        {field("years", "Years", "1 to 30")}
        {field("rate", "Real rate", "A fraction: 0.05")}
        {field("growth", "Growth of upkeep", "A fraction a year")}
      </div>
      {options.map((option) => (
        <fieldset key={option.id} className="mt-7">
          <legend>
            <SectionTitle className="mb-1">{option.name}</SectionTitle>
          </legend>
          <div className="grid gap-y-1">
            {INPUTS.map(({ input, label, unit }) => (
              <div
                key={input}
                className="grid grid-cols-3 items-center gap-x-3 gap-y-1 border-t border-line py-2 sm:grid-cols-[minmax(0,1fr)_repeat(3,168px)] sm:py-1.5"
              >
                <span className="max-sm:col-span-3">
                  {label} <span className="text-xs text-ink-3">{unit}</span>
                </span>
                {GUESSES.map((guess) => `${option.id} ${input} ${guess}`).map((key, at) => (
                  <label
                    key={key}
                    className="grid items-center gap-x-1.5 gap-y-0.5 text-xs text-ink-3 sm:grid-cols-[52px_minmax(0,1fr)]"
                  >
                    {GUESSES[at]}
                    <input
                      aria-label={`${label} of ${option.name}, ${GUESSES[at]}`}
                      aria-invalid={key in faults || undefined}
                      inputMode="decimal"
                      value={typed[key] ?? ""}
                      onChange={(event) => set(key, event.currentTarget.value)}
                      className={`${fieldStyle} text-right num`}
                    />
                  </label>
                ))}
              </div>
            ))}
          </div>
        </fieldset>
      ))}
      {refusal && (
        <div className="mt-4">
          <Refusal title={refusal.code === "INVALID" ? "This cannot be saved yet." : refusal.message}>
            {refusal.code === "INVALID" && (
              <FaultList
                faults={Object.entries(faults).map(([key, message]) => ({ place: placeOf(key, options), message }))}
              />
            )}
          </Refusal>
        </div>
      )}
      <div className="mt-6 flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" isPending={isPending}>
          Save costs
        </Button>
        <span aria-live="polite" className="text-xs text-ink-3">
          {isSaved ? "Saved." : "An option without any number is left out."}
        </span>
      </div>
    </form>
  );
}
