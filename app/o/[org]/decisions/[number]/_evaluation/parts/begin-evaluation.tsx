"use client";

import { useState } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { Select } from "@/app/_ui/form/select";
import type { OfferedTemplate } from "../../../../_templates/offered-template";
import { createEvaluation, createFromTemplate } from "../actions";
import { useVerb } from "./use-verb";

interface Props {
  readonly slug: string;
  readonly decisionId: string;
  readonly templates: readonly OfferedTemplate[];
}

/** Begins an evaluation: from a template, own or built in, or from one's own options and criteria. */
export function BeginEvaluation({ slug, decisionId, templates }: Props) {
  const { run, isPending, refusal } = useVerb();
  const [first] = templates;
  const [key, setKey] = useState(first?.key ?? "");
  const chosen = templates.find((template) => template.key === key);
  const group = (source: OfferedTemplate["source"], label: string) => {
    const members = templates.filter((template) => template.source === source);
    return members.length === 0 ? null : (
      <optgroup label={label}>
        {members.map(({ key: value, name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </optgroup>
    );
  };
  return (
    <div className="grid w-full max-w-[26rem] gap-3 text-left">
      {chosen !== undefined && (
        <Select
          label="Template"
          hint={`${chosen.summary === "" ? "" : `${chosen.summary} `}${chosen.contents}.`}
          value={key}
          onChange={(event) => setKey(event.target.value)}
        >
          {group("own", "Our templates")}
          {group("built-in", "Built in")}
        </Select>
      )}
      <div className="flex flex-wrap justify-center gap-2">
        {chosen !== undefined && (
          <Button
            isPending={isPending}
            onClick={() => run(() => createFromTemplate(slug, { decisionId, templateKey: chosen.key }))}
          >
            From this template
          </Button>
        )}
        <Button isPending={isPending} onClick={() => run(() => createEvaluation(slug, { decisionId }))}>
          Own options and criteria
        </Button>
      </div>
      {refusal && <Refusal title={refusal.message} />}
    </div>
  );
}
