"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { answered } from "@/app/o/[org]/_request/answered";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { Field } from "@/app/_ui/form/field";
import { fieldStyle } from "@/app/_ui/form/field-style";
import { TextArea } from "@/app/_ui/form/text-area";
import { TextInput } from "@/app/_ui/form/text-input";
import type { RefusalValue } from "@/lib/errors";
import type { TemplateContent } from "@/lib/evaluations/templates/input";
import { TEMPLATE_FILE_LIMIT } from "@/lib/evaluations/templates/rules";
import { importTemplate, previewTemplateFile } from "../actions";
import { TemplateView } from "./template-view";

/** A file or pasted text, its preview, and the import. A refusal keeps the text. */
export function ImportForm({ slug }: { slug: string }) {
  const router = useRouter();
  const [text, setText] = useState("");
  const [name, setName] = useState("");
  const [preview, setPreview] = useState<TemplateContent | null>(null);
  const [refusal, setRefusal] = useState<RefusalValue | null>(null);
  const [isPending, start] = useTransition();
  const put = (next: string) => {
    setText(next);
    setPreview(null);
    setRefusal(null);
  };
  const choose = async (file: File | undefined) => {
    if (file === undefined) return;
    if (file.size <= TEMPLATE_FILE_LIMIT) return put(await file.text());
    setRefusal({
      code: "INVALID",
      message: `${file.name} is larger than 512 KB, which is the most a template’s file may hold.`,
    });
  };
  const read = () =>
    start(async () => {
      const result = await answered(previewTemplateFile(slug, { text }));
      setRefusal(result.ok ? null : result.refusal);
      setPreview(result.ok ? result.value : null);
      if (result.ok) setName(result.value.name);
    });
  const save = () =>
    start(async () => {
      const result = await answered(importTemplate(slug, { text, name }));
      start(() => {
        if (result.ok) router.push(`/o/${slug}/templates/${result.value.key}`);
        else setRefusal(result.refusal);
      });
    });
  const nameError = refusal?.fields?.["name"] ?? null;
  // Beside the button that was pressed: the field may be a screen above it.
  const said = refusal && <Refusal title={nameError === null ? refusal.message : `Name: ${nameError}`} />;
  return (
    <div className="grid max-w-[52rem] gap-5">
      <Field label="File" hint="A JSON file that a template was downloaded as, of at most 512 KB.">
        {(control) => (
          <input
            {...control}
            type="file"
            accept=".json,application/json"
            onChange={({ target }) => void choose(target.files?.[0])}
            className={`${fieldStyle} file:mr-3 file:font-medium`}
          />
        )}
      </Field>
      <TextArea
        label="Or paste what it holds"
        rows={4}
        value={text}
        spellCheck={false}
        className="max-h-64 mono"
        onChange={({ target }) => put(target.value)}
      />
      {preview === null && said}
      {preview === null ? (
        <Button
          className="justify-self-start"
          isPending={isPending}
          refusal={text.trim() === "" ? "Choose a file, or paste what it holds." : null}
          onClick={read}
        >
          Show what is in it
        </Button>
      ) : (
        <>
          <div className="border-t border-line pt-5">
            <TextInput
              label="Name"
              hint="What it is called here."
              value={name}
              maxLength={120}
              error={nameError}
              onChange={({ target }) => {
                setName(target.value);
                setRefusal(null);
              }}
            />
            {preview.summary !== "" && <p className="mt-3 text-ink-2">{preview.summary}</p>}
            <TemplateView content={preview} />
          </div>
          {said}
          <Button variant="primary" className="justify-self-start" isPending={isPending} onClick={save}>
            Import this template
          </Button>
        </>
      )}
    </div>
  );
}
