"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { answered } from "@/app/o/[org]/_request/answered";
import { FaultList } from "@/app/_ui/feedback/fault-list";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { ButtonLink } from "@/app/_ui/form/button-link";
import { KeptNote } from "@/app/_ui/form/kept/kept-note";
import { TextArea } from "@/app/_ui/form/text-area";
import { TextInput } from "@/app/_ui/form/text-input";
import { useKept, type Kept } from "@/app/_ui/form/kept/use-kept";
import type { RefusalValue } from "@/lib/errors";
import type { TemplateContent } from "@/lib/evaluations/templates/input";
import { createTemplate, editTemplate } from "../actions";
import { CriteriaPart } from "./criteria-part";
import { placeOf } from "./editor-state";
import { OptionsPart } from "./options-part";
import { QuestionsPart } from "./questions-part";
import { RecordPart } from "./record-part";
import { SettingsPart } from "./settings-part";

interface Props {
  readonly slug: string;
  readonly memberId: string;
  readonly content: TemplateContent;
  /** The template and version that is edited; null writes a new one. */
  readonly edited: { readonly key: string; readonly version: number } | null;
  /** What a new one was copied from. */
  readonly from: string | null;
}

/** What was typed and not saved. */
const kept: Kept<TemplateContent> = new Map();

/** Writes a template, whole: nothing is saved before the button, and neither a refusal nor leaving loses what was typed. */
export function TemplateEditor({ slug, memberId, content: initial, from, ...opened }: Props) {
  const router = useRouter();
  // The version that is read here, whatever is saved elsewhere meanwhile.
  const [edited] = useState(opened.edited);
  const key = edited === null ? `new from ${from ?? "nothing"}` : `${edited.key} ${edited.version}`;
  const { value: content, change: setContent, ...typed } = useKept(kept, `${memberId} ${key}`, initial);
  const [refusal, setRefusal] = useState<RefusalValue | null>(null);
  const [isPending, start] = useTransition();
  const set = (part: Partial<TemplateContent>) => setContent({ ...content, ...part });
  const fields = refusal?.fields ?? {};
  const nameError = fields["content.name"] ?? fields["name"] ?? null;
  const save = () =>
    start(async () => {
      const input = inputOf(content);
      const result =
        edited === null
          ? await answered(createTemplate(slug, { content: input, from }))
          : await answered(editTemplate(slug, { ...edited, content: input }));
      start(() => {
        if (!result.ok) return setRefusal(result.refusal);
        typed.forget();
        router.push(`/o/${slug}/templates/${result.value.key}`);
      });
    });
  return (
    <form
      className="grid max-w-[52rem] gap-8"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {typed.isBack && <KeptNote onDiscard={typed.discard} />}
      <div className="grid gap-4">
        <TextInput
          label="Name"
          value={content.name}
          maxLength={120}
          autoComplete="off"
          error={nameError}
          onChange={({ target }) => set({ name: target.value })}
        />
        <TextInput
          label="In one line"
          hint="Shown where a template is chosen."
          value={content.summary}
          maxLength={600}
          onChange={({ target }) => set({ summary: target.value })}
        />
        <TextArea
          label="Question"
          hint="What is to be decided."
          rows={2}
          value={content.question}
          maxLength={600}
          onChange={({ target }) => set({ question: target.value })}
        />
      </div>
      <OptionsPart content={content} onChange={setContent} />
      <CriteriaPart content={content} onChange={setContent} />
      <QuestionsPart content={content} onChange={setContent} />
      <p className="text-xs text-ink-3">
        Criteria are linked to goals in the setup of each evaluation: a template may be carried to an organization with
        other goals.
      </p>
      <SettingsPart settings={content.settings} onChange={(settings) => set({ settings })} />
      <RecordPart record={content.record} onChange={(record) => set({ record })} />
      <div className="sticky bottom-0 grid gap-3 border-t border-line bg-surface py-3 max-sm:bottom-[58px]">
        {refusal !== null && (
          <Refusal title={refusal.code === "INVALID" ? "This cannot be saved yet." : refusal.message}>
            {refusal.code === "INVALID" && <FaultList faults={faultsIn(refusal)} />}
          </Refusal>
        )}
        <div className="flex items-center gap-2">
          <Button type="submit" variant="primary" isPending={isPending}>
            {edited === null ? "Create template" : `Save version ${edited.version + 1}`}
          </Button>
          <ButtonLink
            href={`/o/${slug}/templates${edited === null ? "" : `/${edited.key}`}`}
            variant="quiet"
            onClick={typed.forget}
          >
            Cancel
          </ButtonLink>
        </div>
      </div>
    </form>
  );
}

/** What is wrong, and at which place of the page. */
function faultsIn({ fields, message }: RefusalValue) {
  return Object.entries(fields ?? { form: message }).map(([path, fault]) => ({ place: placeOf(path), message: fault }));
}

/** The content as an action takes it: with lists of its own. */
function inputOf(content: TemplateContent) {
  return {
    ...content,
    options: [...content.options],
    criteria: content.criteria.map((criterion) => ({
      ...criterion,
      anchors: [...criterion.anchors],
      shifts: [...criterion.shifts],
    })),
    contextQuestions: content.contextQuestions.map((question) => ({ ...question, choices: [...question.choices] })),
  };
}
