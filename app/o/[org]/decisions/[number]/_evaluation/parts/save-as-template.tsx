"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { answered } from "@/app/o/[org]/_request/answered";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { TextInput } from "@/app/_ui/form/text-input";
import { Dialog } from "@/app/_ui/overlay/dialog";
import type { RefusalValue } from "@/lib/errors";
import { saveAsTemplate } from "../../../../templates/actions";

interface Props {
  readonly slug: string;
  readonly evaluationId: string;
  /** Why it cannot be saved yet, or null. */
  readonly refusal?: string | null;
}

/** Keeps what this evaluation asks for the next one, and leads to the template that was made. */
export function SaveAsTemplate({ slug, evaluationId, refusal: locked }: Props) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [summary, setSummary] = useState("");
  const [refusal, setRefusal] = useState<RefusalValue | null>(null);
  const [isPending, start] = useTransition();
  const save = () => {
    // ⌘↵ twice would keep two.
    if (isPending) return;
    start(async () => {
      const result = await answered(saveAsTemplate(slug, { evaluationId, name, summary }));
      start(() => {
        if (result.ok) router.push(`/o/${slug}/templates/${result.value.key}`);
        else setRefusal(result.refusal);
      });
    });
  };
  const nameError = refusal?.fields?.["name"] ?? null;
  return (
    <>
      <Button size="sm" refusal={locked ?? null} onClick={() => setOpen(true)}>
        Save as template
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={save}
        title="Save as template"
        footer={
          <>
            <Button className="ml-auto" onClick={() => setOpen(false)}>
              Cancel
            </Button>
            <Button variant="primary" shortcut="⌘↵" isPending={isPending} onClick={save}>
              Save template
            </Button>
          </>
        }
      >
        <p>
          Options, criteria with what each score means, context questions and the way of weighting. No vote, no answer
          and no note about your situation goes along, and no link to a goal: goals are linked in each setup.
        </p>
        {refusal !== null && nameError === null && <Refusal title={refusal.message} />}
        <TextInput
          label="Name"
          value={name}
          maxLength={120}
          autoComplete="off"
          error={nameError}
          onChange={({ target }) => {
            setName(target.value);
            setRefusal(null);
          }}
        />
        <TextInput
          label="In one line"
          hint="Shown where a template is chosen."
          value={summary}
          maxLength={600}
          onChange={({ target }) => setSummary(target.value)}
        />
      </Dialog>
    </>
  );
}
