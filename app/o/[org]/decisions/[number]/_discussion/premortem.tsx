"use client";

import { useState } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { TextArea } from "@/app/_ui/form/text-area";
import { SectionTitle } from "@/app/_ui/text/section-title";
import type { Premortem as Note } from "@/lib/evaluations/premortems/queries";
import { useVerb } from "../_evaluation/parts/use-verb";
import { writePremortem } from "./actions";

interface Props {
  readonly slug: string;
  readonly evaluationId: string;
  /** The option that leads now; null while none does alone. */
  readonly leader: { readonly id: string; readonly name: string } | null;
  readonly options: Readonly<Record<string, string>>;
  readonly notes: readonly Note[];
  /** Why the reader cannot write one, or null. */
  readonly refusal: string | null;
}

/** Before closing: what will have gone wrong with the leader a year from now. The notes stand without their authors. */
export function Premortem({ slug, evaluationId, leader, options, notes, refusal: locked }: Props) {
  const mine = notes.find(({ isMine }) => isMine);
  const [body, setBody] = useState(mine?.body ?? "");
  const { run, isPending, refusal } = useVerb();
  const about = leader ?? (mine === undefined ? null : { id: mine.optionId, name: options[mine.optionId] ?? "" });
  const others = notes.filter(({ isMine }) => !isMine);
  if (about === null && notes.length === 0) return null;
  return (
    <section className="mt-4 border-t border-line pt-4" aria-label="Pre-mortem">
      <SectionTitle as="h3">Before closing</SectionTitle>
      {others.length > 0 && (
        <ul className="mt-2">
          {others.map((note, at) => (
            <li key={at} className="border-b border-line py-2 text-base leading-[21px] wrap-anywhere text-ink">
              <span className="block text-xs text-ink-3">On {options[note.optionId] ?? "an option that left"}</span>
              {note.body}
            </li>
          ))}
        </ul>
      )}
      {about !== null && locked === null && (
        <form
          className="mt-2 grid gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            run(() => writePremortem(slug, { evaluationId, optionId: about.id, body }));
          }}
        >
          <TextArea
            label={`It is a year from now, and ${about.name} has failed. Why?`}
            hint="Everybody reads it, without your name beside it. It goes into the record’s consequences."
            rows={3}
            value={body}
            maxLength={2000}
            onChange={(event) => setBody(event.target.value)}
          />
          <Button
            type="submit"
            className="justify-self-start"
            isPending={isPending}
            refusal={body.trim() === (mine?.body ?? "") ? "Nothing has changed." : null}
          >
            {mine === undefined ? "Add it" : body.trim() === "" ? "Take it back" : "Save it"}
          </Button>
          {refusal && <Refusal title={refusal.message} />}
        </form>
      )}
      {locked !== null && notes.length === 0 && <p className="mt-2 text-ink-3">{locked}</p>}
    </section>
  );
}
