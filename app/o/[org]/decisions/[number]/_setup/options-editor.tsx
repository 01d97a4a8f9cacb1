"use client";

import { ArrowDown, ArrowUp, Plus, X } from "@/app/_ui/icons";
import { useState } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { TextInput } from "@/app/_ui/form/text-input";
import type { MatrixOption } from "@/lib/evaluations/matrix/rules";
import { updateSetup } from "../_evaluation/actions";
import { useVerb } from "../_evaluation/parts/use-verb";

interface Props {
  readonly slug: string;
  readonly evaluationId: string;
  readonly options: readonly MatrixOption[];
  readonly limit: number;
  readonly refusal: string | null;
}

/** The options: a name and a line about each, saved when one leaves the field. */
export function OptionsEditor({ slug, evaluationId, options, limit, refusal: locked }: Props) {
  const { run, isPending, refusal } = useVerb();
  const [added, setAdded] = useState("");
  const change = (changes: Parameters<typeof updateSetup>[1]["changes"], then?: () => void) =>
    run(() => updateSetup(slug, { evaluationId, changes }), then);
  const add = () => {
    const name = added.trim();
    if (name !== "") change([{ kind: "save-option", name }], () => setAdded(""));
  };
  const swap = (from: number, to: number) => {
    const ids = options.map((option) => option.id);
    const [moved] = ids.splice(from, 1);
    if (moved === undefined) return;
    ids.splice(to, 0, moved);
    change([{ kind: "order-options", ids }]);
  };
  return (
    <div>
      <ul className="border-t border-line">
        {options.map((option, at) => (
          <li key={option.id} className="flex items-start gap-2 border-b border-line py-2.5">
            <div className="grid flex-1 gap-1.5 sm:grid-cols-[200px_minmax(0,1fr)]">
              <Saved
                label={`Name of option ${at + 1}`}
                value={option.name}
                isLocked={locked !== null}
                onSave={(name) => change([{ kind: "save-option", id: option.id, name, summary: option.summary }])}
              />
              <Saved
                label={`${option.name} in one line`}
                placeholder="In one line, for whoever scores it"
                value={option.summary}
                isLocked={locked !== null}
                onSave={(summary) => change([{ kind: "save-option", id: option.id, name: option.name, summary }])}
              />
            </div>
            <div className="flex">
              <Button
                variant="quiet"
                size="square"
                aria-label={`Move ${option.name} up`}
                refusal={locked ?? (at === 0 ? "It is the first." : null)}
                onClick={() => swap(at, at - 1)}
              >
                <ArrowUp className="size-4" />
              </Button>
              <Button
                variant="quiet"
                size="square"
                aria-label={`Move ${option.name} down`}
                refusal={locked ?? (at === options.length - 1 ? "It is the last." : null)}
                onClick={() => swap(at, at + 1)}
              >
                <ArrowDown className="size-4" />
              </Button>
              <Button
                variant="quiet"
                size="square"
                aria-label={`Remove ${option.name}`}
                refusal={locked}
                onClick={() => change([{ kind: "remove-option", id: option.id }])}
              >
                <X className="size-4" />
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <form
        className="mt-2.5 flex items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <div className="w-full max-w-72">
          <TextInput
            label="Another option"
            isLabelHidden
            placeholder="Another option"
            value={added}
            maxLength={120}
            readOnly={locked !== null}
            onChange={(event) => setAdded(event.target.value)}
          />
        </div>
        <Button
          type="submit"
          isPending={isPending}
          refusal={locked ?? (options.length >= limit ? `An evaluation holds at most ${limit} options.` : null)}
        >
          <Plus className="size-3.5" />
          Add option
        </Button>
      </form>
      {refusal && (
        <div className="mt-3">
          <Refusal title={refusal.message} />
        </div>
      )}
    </div>
  );
}

interface SavedProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly isLocked: boolean;
  readonly onSave: (value: string) => void;
}

/** A field that saves when it is left with something else in it. */
function Saved({ label, value, placeholder, isLocked, onSave }: SavedProps) {
  return (
    <TextInput
      key={value}
      label={label}
      isLabelHidden
      placeholder={placeholder}
      defaultValue={value}
      readOnly={isLocked}
      maxLength={600}
      onBlur={(event) => {
        const text = event.target.value.trim();
        if (text !== value) onSave(text);
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter") event.currentTarget.blur();
      }}
    />
  );
}
