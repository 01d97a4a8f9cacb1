"use client";

import { Plus, Undo2 } from "@/app/_ui/icons";
import { useState } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { TextInput } from "@/app/_ui/form/text-input";
import type { MatrixOption } from "@/lib/evaluations/matrix/rules";
import { EVALUATION_LIMITS } from "@/lib/evaluations/rules";
import type { SetupChange } from "@/lib/evaluations/setup/input";
import { optionsAfter } from "@/lib/evaluations/setup/rules";
import { updateSetup } from "../../_evaluation/actions";
import { useSaving } from "../../_evaluation/parts/use-saving";
import { OptionLine } from "./option-line";

interface Props {
  readonly slug: string;
  readonly evaluationId: string;
  readonly options: readonly MatrixOption[];
  readonly limit: number;
  readonly refusal: string | null;
}

/** The options: a name and a line about each, saved one after the other as each field is left or row is moved. */
export function OptionsEditor({ slug, evaluationId, options, limit, refusal: locked }: Props) {
  const [added, setAdded] = useState("");
  const [removed, setRemoved] = useState<MatrixOption | null>(null);
  const { change, pending, refusal } = useSaving(
    (next: SetupChange) => updateSetup(slug, { evaluationId, changes: [next] }),
    (refused) => {
      if (refused.kind === "save-option" && refused.id === undefined)
        setAdded((typed) => (typed === "" ? (refused.name ?? "") : typed));
    },
  );
  const rows = optionsAfter(options, pending);
  const arriving = pending.flatMap((next) =>
    next.kind === "save-option" && next.id === undefined ? (next.name ?? []) : [],
  );
  const add = () => {
    const name = added.trim();
    if (name === "") return;
    setAdded("");
    change({ kind: "save-option", name });
  };
  const move = (from: number, to: number) => {
    const ids = rows.map((option) => option.id);
    const [moved] = ids.splice(from, 1);
    if (moved === undefined) return;
    ids.splice(to, 0, moved);
    change({ kind: "order-options", ids });
  };
  const remove = (option: MatrixOption) => {
    setRemoved(option);
    change({ kind: "remove-option", id: option.id });
  };
  // An order names every row once, and one that is being added has no id to be named by.
  const unordered = arriving.length > 0 ? "An option is being added." : null;
  const full = rows.length + arriving.length >= limit ? `An evaluation holds at most ${limit} options.` : null;
  return (
    <div>
      <ul className="border-t border-line">
        {rows.map((option, at) => (
          <OptionLine
            key={option.id}
            option={option}
            saved={options.find(({ id }) => id === option.id) ?? option}
            place={at + 1}
            locked={locked}
            isFirst={at === 0}
            isLast={at === rows.length - 1}
            moveRefusal={unordered}
            onMove={(by) => move(at, at + by)}
            onRemove={() => remove(option)}
            onChange={change}
          />
        ))}
        {arriving.map((name, at) => (
          <li key={`${name}-${at}`} className="border-b border-line px-2.5 py-3.5 text-ink-3" aria-live="polite">
            {name} is being added.
          </li>
        ))}
      </ul>
      <p role="status" className="text-xs text-ink-3">
        {removed !== null && !rows.some(({ id }) => id === removed.id) && (
          <span className="flex min-h-11 items-center gap-2 sm:min-h-9">
            {removed.name} is removed.
            <Button
              size="sm"
              refusal={locked ?? full}
              onClick={() => {
                setRemoved(null);
                change({ kind: "restore-option", id: removed.id });
              }}
            >
              <Undo2 className="size-3.5" />
              Undo
            </Button>
          </span>
        )}
      </p>
      <form
        className="mt-2.5 flex items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (locked === null && full === null) add();
        }}
      >
        <div className="w-full max-w-72">
          <TextInput
            label="Another option"
            isLabelHidden
            placeholder="Another option"
            value={added}
            maxLength={EVALUATION_LIMITS.name}
            readOnly={locked !== null}
            onChange={(event) => setAdded(event.target.value)}
          />
        </div>
        <Button type="submit" refusal={locked ?? full}>
          <Plus className="size-3.5" />
          Add option
        </Button>
      </form>
      {refusal && (
        <div className="mt-3">
          <Refusal title={refusal.message}>{Object.values(refusal.fields ?? {}).join(" ")}</Refusal>
        </div>
      )}
    </div>
  );
}
