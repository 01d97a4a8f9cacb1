"use client";

import { useId, useState } from "react";
import { FieldError } from "../feedback/field-error";
import { fieldStyle } from "../form/field-style";

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** A quieter word beside the label. */
  readonly note?: string;
  /** Steps to the right, for things that form a tree. */
  readonly depth?: number;
}

/** So many are shown at once. The others stay in the form, and are found by typing. */
const SHOWN = 100;

interface Props {
  readonly legend: string;
  readonly hint?: string;
  readonly name: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly onChange?: (chosen: readonly string[]) => void;
  readonly error?: string | null;
}

/** So many choices are found faster by typing than by scrolling. */
const FIND_FROM = 9;

/** Several of many: checkboxes one can search. They are the platform's own, so a form sends them without any script. */
export function ChoiceList({ legend, hint, name, choices, chosen: initial, onChange, error }: Props) {
  const id = useId();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(initial));
  const [query, setQuery] = useState("");
  const found = choices.filter(({ label }) => label.toLowerCase().includes(query.trim().toLowerCase()));
  const shown = new Set(found.slice(0, SHOWN));
  const toggle = (value: string) => {
    const next = new Set(chosen);
    if (!next.delete(value)) next.add(value);
    setChosen(next);
    onChange?.(choices.filter((choice) => next.has(choice.value)).map((choice) => choice.value));
  };
  return (
    <fieldset aria-describedby={hint ? `${id}-hint` : undefined}>
      <legend className="mb-1.5 font-medium text-ink">
        {legend}
        {chosen.size > 0 && <span className="ml-1.5 font-regular text-ink-3 num">{chosen.size} chosen</span>}
      </legend>
      {hint && (
        <p id={`${id}-hint`} className="-mt-1 mb-1.5 text-xs text-ink-3">
          {hint}
        </p>
      )}
      <div className="rounded-control border border-control">
        {choices.length >= FIND_FROM && (
          <input
            type="search"
            aria-label={`Find in ${legend.toLowerCase()}`}
            placeholder="Find"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            className={`${fieldStyle} rounded-b-none border-0 border-b border-line`}
          />
        )}
        <ul className="max-h-56 overflow-y-auto p-1">
          {choices.map((choice) => (
            <li key={choice.value} hidden={!shown.has(choice)}>
              <label
                className="flex min-h-11 items-center gap-2.5 rounded-[5px] px-2 hover:bg-hover sm:min-h-8"
                style={{ paddingLeft: `${0.5 + (choice.depth ?? 0)}rem` }}
              >
                <input
                  type="checkbox"
                  name={name}
                  value={choice.value}
                  checked={chosen.has(choice.value)}
                  onChange={() => toggle(choice.value)}
                  className="size-4 shrink-0 accent-accent"
                />
                <span className="clip flex-1 text-ink">{choice.label}</span>
                {choice.note && <span className="text-xs text-ink-3">{choice.note}</span>}
              </label>
            </li>
          ))}
        </ul>
        {found.length > SHOWN && (
          <p className="px-3 pb-2 text-xs text-ink-3">And {found.length - SHOWN} more: find them by name.</p>
        )}
        {found.length === 0 && <p className="px-3 pb-3 text-ink-3">Nothing is called “{query.trim()}”.</p>}
      </div>
      {error && <FieldError>{error}</FieldError>}
    </fieldset>
  );
}
