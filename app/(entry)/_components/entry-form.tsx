"use client";

import { useActionState, useEffect, useRef, type ReactNode } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { TextInput } from "@/app/_ui/form/text-input";
import { answered } from "@/app/o/[org]/_request/answered";
import type { RefusalValue, Result } from "@/lib/errors";

export interface EntryField {
  readonly name: string;
  readonly label: string;
  readonly type?: "text" | "email" | "password";
  readonly autoComplete?: string;
  readonly hint?: string;
  readonly value?: string;
  readonly isFixed?: boolean;
}

interface Props<T> {
  readonly fields: readonly EntryField[];
  readonly submitLabel: string;
  readonly submit: (values: Readonly<Record<string, string>>) => Promise<Result<T>>;
  /** What to do once it was accepted. */
  readonly onDone?: (value: T) => void;
  /** What to show instead of the form once it was accepted. */
  readonly done?: ReactNode;
  /** What to say beside the button once it was accepted, when the form stays. */
  readonly note?: string;
  /** One of several forms on a page: no filled button, and the focus stays where it is. */
  readonly isQuiet?: boolean;
  readonly children?: ReactNode;
}

interface State {
  readonly values: Readonly<Record<string, string>>;
  readonly refusal?: RefusalValue;
  readonly isDone?: boolean;
}

/** A form of a few lines. What was typed stays; errors stand under their fields, and the first of them takes the focus. */
export function EntryForm<T>({ fields, submitLabel, submit, onDone, done, note, isQuiet, children }: Props<T>) {
  const form = useRef<HTMLFormElement>(null);
  const [state, dispatch, isPending] = useActionState(
    async (_before: State, data: FormData): Promise<State> => {
      const values = Object.fromEntries(fields.map(({ name }) => [name, textIn(data, name)]));
      const result = await answered(submit(values));
      if (!result.ok) return { values, refusal: result.refusal };
      onDone?.(result.value);
      return { values, isDone: true };
    },
    { values: {} },
  );
  const errors = state.refusal?.fields ?? {};
  const isGeneral = state.refusal !== undefined && !fields.some(({ name }) => name in errors);

  useEffect(() => {
    if (state.refusal !== undefined) form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [state]);

  if (state.isDone && done) return done;
  return (
    <form ref={form} action={dispatch} noValidate className="grid gap-4">
      {isGeneral && <Refusal title={state.refusal?.message} />}
      {fields.map(({ name, label, type = "text", autoComplete, hint, value = "", isFixed }, index) => (
        <TextInput
          key={name}
          name={name}
          label={label}
          type={type}
          autoComplete={autoComplete ?? "off"}
          autoFocus={index === 0 && isQuiet !== true}
          autoCapitalize={type === "text" ? undefined : "none"}
          spellCheck={false}
          hint={hint}
          defaultValue={state.values[name] ?? value}
          readOnly={isFixed}
          error={errors[name]}
        />
      ))}
      {children}
      <div className="mt-1 flex items-center gap-3">
        <Button
          type="submit"
          variant={isQuiet ? "secondary" : "primary"}
          isPending={isPending}
          className={isQuiet ? "" : "flex-1"}
        >
          {submitLabel}
        </Button>
        {note !== undefined && (
          <span role="status" className="text-xs text-ink-3">
            {state.isDone && note}
          </span>
        )}
      </div>
    </form>
  );
}

function textIn(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === "string" ? value : "";
}
