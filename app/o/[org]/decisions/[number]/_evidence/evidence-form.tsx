"use client";

import { useState } from "react";
import { CONFIDENCES } from "@/db/enums";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { Select } from "@/app/_ui/form/select";
import { TextArea } from "@/app/_ui/form/text-area";
import { TextInput } from "@/app/_ui/form/text-input";
import { EVIDENCE_LIMITS } from "@/lib/evaluations/evidence/rules";
import { EVALUATION_LIMITS } from "@/lib/evaluations/rules";
import { addEvidence } from "../_evaluation/actions";
import { useVerb } from "../_evaluation/parts/use-verb";
import { CONFIDENCE_WORDS } from "./confidence-mark";

interface Props {
  readonly slug: string;
  readonly evaluationId: string;
  readonly criterionId: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly onAdded: () => void;
  readonly onCancel: () => void;
}

/** A fact about one cell: what it shows, where it can be read, how sure it is, and until when. */
export function EvidenceForm({ slug, evaluationId, criterionId, options, onAdded, onCancel }: Props) {
  const [optionId, setOptionId] = useState(options[0]?.id ?? "");
  const [body, setBody] = useState("");
  const [url, setUrl] = useState("");
  const [confidence, setConfidence] = useState<(typeof CONFIDENCES)[number]>("medium");
  const [validUntil, setValidUntil] = useState("");
  const { run, isPending, refusal } = useVerb();
  const errorOf = (field: string) => refusal?.fields?.[field] ?? null;
  const add = () => {
    const fact = { evaluationId, criterionId, optionId, body, confidence, validUntil: validUntil || null };
    run(
      () => addEvidence(slug, url.trim() === "" ? { ...fact, kind: "note" } : { ...fact, kind: "link", url }),
      onAdded,
    );
  };
  return (
    <form
      aria-label="Add evidence"
      className="grid gap-3 rounded-card border border-line bg-sunken p-3.5"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      {options.length > 1 && (
        <Select label="About" value={optionId} onChange={(event) => setOptionId(event.target.value)}>
          {options.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
      <TextArea
        label="What it shows"
        rows={2}
        value={body}
        maxLength={EVALUATION_LIMITS.text}
        error={errorOf("body")}
        onChange={(event) => setBody(event.target.value)}
      />
      <TextInput
        label="Link"
        hint="Where it can be read; without one it is a note."
        type="url"
        inputMode="url"
        placeholder="https://"
        value={url}
        maxLength={EVIDENCE_LIMITS.url}
        error={errorOf("url")}
        onChange={(event) => setUrl(event.target.value)}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <Select
          label="How sure"
          value={confidence}
          error={errorOf("confidence")}
          onChange={(event) => setConfidence(CONFIDENCES.find((one) => one === event.target.value) ?? "medium")}
        >
          {CONFIDENCES.map((one) => (
            <option key={one} value={one}>
              {CONFIDENCE_WORDS[one]}
            </option>
          ))}
        </Select>
        <TextInput
          label="Valid until"
          type="date"
          value={validUntil}
          error={errorOf("validUntil")}
          onChange={(event) => setValidUntil(event.target.value)}
        />
      </div>
      {refusal && !refusal.fields && <Refusal title={refusal.message} />}
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" isPending={isPending} refusal={body.trim() === "" ? "Say what it shows." : null}>
          Add evidence
        </Button>
      </div>
    </form>
  );
}
