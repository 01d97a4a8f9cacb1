"use client";

import { useState } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { TextArea } from "@/app/_ui/form/text-area";
import { TextInput } from "@/app/_ui/form/text-input";
import type { MatrixCriterion } from "@/lib/evaluations/matrix/rules";
import { CriterionTerms, type Terms } from "./criterion-terms";
import { updateSetup } from "../_evaluation/actions";
import { useVerb } from "../_evaluation/parts/use-verb";

interface Props {
  readonly slug: string;
  readonly evaluationId: string;
  /** Null for a new one. */
  readonly criterion: MatrixCriterion | null;
  readonly themes: readonly string[];
  readonly firstTheme: string;
  readonly refusal: string | null;
  readonly onDone: () => void;
}

const UNMEASURED = { unit: "", worst: "", best: "" };
const EMPTY = { name: "", shortName: "", question: "", decidedBy: "", situation: "", anchors: ["", "", "", "", ""] };
const ENDS: Readonly<Record<number, string>> = { 0: "the worst that could be true", 4: "the best that could be true" };

/** One criterion: its name, what to ask, what decides it, what is true here, and what each score means. */
export function CriterionForm({ slug, evaluationId, criterion, themes, firstTheme, refusal: locked, onDone }: Props) {
  const { run, isPending, refusal } = useVerb();
  const [text, setText] = useState({ ...EMPTY, theme: firstTheme, ...criterion });
  const [terms, setTerms] = useState<Terms>({
    ...(criterion?.measure ?? UNMEASURED),
    isMeasured: Boolean(criterion?.measure),
    minimumScore: criterion?.minimumScore ?? null,
  });
  const set = (field: keyof typeof text, value: string) => setText((before) => ({ ...before, [field]: value }));
  const isLocked = locked !== null;
  const save = () => {
    const { name, shortName, theme, question, decidedBy, situation, anchors } = text;
    const { isMeasured, minimumScore, unit, worst, best } = terms;
    const measure = isMeasured ? { unit, worst, best } : null;
    const own = { name, shortName, theme, question, decidedBy, situation, anchors: [...anchors] };
    const saved = { ...own, minimumScore, measure };
    run(
      () =>
        updateSetup(slug, {
          evaluationId,
          changes: [{ kind: "save-criterion", ...(criterion && { id: criterion.id }), ...saved }],
        }),
      onDone,
    );
  };
  const remove = (id: string) =>
    run(() => updateSetup(slug, { evaluationId, changes: [{ kind: "remove-criterion", id }] }), onDone);
  const errorOf = (field: string) => refusal?.fields?.[`changes.0.${field}`] ?? refusal?.fields?.[field] ?? null;
  const field = (name: "name" | "shortName" | "theme", label: string, hint?: string, list?: string) => (
    <TextInput
      label={label}
      hint={hint}
      value={text[name]}
      readOnly={isLocked}
      maxLength={name === "shortName" ? 19 : 120}
      list={list}
      error={errorOf(name)}
      onChange={(event) => set(name, event.target.value)}
    />
  );
  const area = (name: "question" | "decidedBy" | "situation", label: string, hint?: string) => (
    <TextArea
      label={label}
      hint={hint}
      rows={2}
      value={text[name]}
      readOnly={isLocked}
      maxLength={600}
      onChange={(event) => set(name, event.target.value)}
    />
  );
  return (
    <form
      className="grid gap-4 bg-sunken p-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isLocked) save();
      }}
    >
      <div className="grid gap-4 sm:grid-cols-3">
        {field("name", "Name")}
        {field("shortName", "Short name", undefined)}
        {field("theme", "Theme", undefined, "themes")}
        <datalist id="themes">
          {themes.map((theme) => (
            <option key={theme} value={theme} />
          ))}
        </datalist>
      </div>
      {area("question", "Question", "What do people ask themselves when they score it?")}
      <div className="grid gap-4 sm:grid-cols-2">
        {area("decidedBy", "What decides it", "On which fact the answer depends.")}
        {area("situation", "Here", "What is true in your organization.")}
      </div>
      <CriterionTerms
        terms={terms}
        name={criterion?.id ?? "new"}
        isLocked={isLocked}
        errorOf={errorOf}
        onChange={setTerms}
      />
      <fieldset className={terms.isMeasured ? "hidden" : "grid gap-2"}>
        <legend className="mb-1.5 font-medium text-ink">What each score means</legend>
        {text.anchors.map((anchor, at) => (
          <TextInput
            key={at}
            label={`Score ${at + 1}${ENDS[at] ? `, ${ENDS[at]}` : ""}`}
            value={anchor}
            readOnly={isLocked}
            maxLength={600}
            onChange={(event) =>
              setText((before) => ({
                ...before,
                anchors: before.anchors.map((old, index) => (index === at ? event.target.value : old)),
              }))
            }
          />
        ))}
      </fieldset>
      {refusal && <Refusal title={refusal.message} />}
      <div className="flex items-center gap-2">
        {criterion && (
          <Button variant="quiet" refusal={locked} isPending={isPending} onClick={() => remove(criterion.id)}>
            Remove
          </Button>
        )}
        <Button className="ml-auto" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" variant="primary" refusal={locked} isPending={isPending}>
          {criterion ? "Save criterion" : "Add criterion"}
        </Button>
      </div>
    </form>
  );
}
