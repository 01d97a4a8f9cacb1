"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { FieldError } from "@/app/_ui/feedback/field-error";
import { Button } from "@/app/_ui/form/button";
import { TextInput } from "@/app/_ui/form/text-input";
import { X } from "@/app/_ui/icons";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { answered } from "@/app/o/[org]/_request/answered";
import type { Result } from "@/lib/errors";
import type { Trigger } from "@/lib/reviews/queries";
import { addTrigger, removeTrigger } from "../actions";
import { ReportTrigger } from "./report-trigger";

/** A trigger as it goes to the browser: its day already written out. */
export type ShownTrigger = Omit<Trigger, "happenedAt"> & { readonly happenedOn: string | null };

interface Props {
  readonly slug: string;
  readonly decisionId: string;
  readonly triggers: readonly ShownTrigger[];
  readonly mayChange: boolean;
  readonly mayReport: boolean;
}

/** What would make the decision worth another look, in words; and that it has happened. */
export function Triggers({ slug, decisionId, triggers, mayChange, mayReport }: Props) {
  const router = useRouter();
  const [words, setWords] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  const run = (verb: () => Promise<Result<unknown>>, after: () => void) =>
    start(async () => {
      const result = await answered(verb());
      if (!result.ok) return setProblem(result.refusal.fields?.words ?? result.refusal.message);
      setProblem(null);
      after();
      router.refresh();
    });
  return (
    <section>
      <SectionTitle className="mb-1" count={triggers.length}>
        What to watch for
      </SectionTitle>
      <p className="mb-2 text-ink-3">
        When one of these happens, whoever notices says so here, and the decision is due for review.
      </p>
      <ul>
        {triggers.map((trigger) => (
          <li key={trigger.id} className="flex flex-wrap items-center gap-x-3 border-b border-line py-2">
            <span className="min-w-0 flex-1 basis-60">
              <span className="text-ink">{trigger.words}</span>
              {trigger.happenedOn !== null && (
                <span className={`block text-xs ${trigger.isOpen ? "text-caution-ink" : "text-ink-3"}`}>
                  Happened on {trigger.happenedOn}, says {trigger.happenedBy ?? "somebody"}: {trigger.note}
                </span>
              )}
            </span>
            {mayReport && !trigger.isOpen && <ReportTrigger slug={slug} decisionId={decisionId} trigger={trigger} />}
            {mayChange && (
              <button
                type="button"
                aria-label={`Stop watching for “${trigger.words}”`}
                title="Stop watching for this"
                disabled={isPending}
                onClick={() =>
                  run(
                    () => removeTrigger(slug, { decisionId, triggerId: trigger.id }),
                    () => undefined,
                  )
                }
                className="grid size-7 place-items-center rounded-control text-ink-3 hover:bg-hover hover:text-ink max-sm:size-11"
              >
                <X className="size-3.5" />
              </button>
            )}
          </li>
        ))}
      </ul>
      {mayChange ? (
        <form
          noValidate
          className="mt-3 flex items-start gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            run(
              () => addTrigger(slug, { decisionId, words }),
              () => setWords(""),
            );
          }}
        >
          <div className="min-w-0 flex-1">
            <TextInput
              label="Something to watch for"
              isLabelHidden
              placeholder="When the team doubles"
              value={words}
              maxLength={300}
              autoComplete="off"
              error={problem}
              onChange={(event) => setWords(event.target.value)}
            />
          </div>
          <Button type="submit" isPending={isPending}>
            Add
          </Button>
        </form>
      ) : (
        <>
          {triggers.length === 0 && <p className="text-ink-3">Nothing has been named.</p>}
          {problem !== null && <FieldError>{problem}</FieldError>}
        </>
      )}
    </section>
  );
}
