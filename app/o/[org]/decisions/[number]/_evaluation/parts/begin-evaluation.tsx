"use client";

import { useState } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { Select } from "@/app/_ui/form/select";
import type { EvaluationMethod } from "@/db/enums";
import type { OfferedTemplate } from "../../../../_templates/offered-template";
import { createEvaluation, createFromTemplate } from "../actions";
import { createVote } from "../../_vote/actions";
import { MethodChoice } from "../../_vote/setup/method-choice";
import { useVerb } from "./use-verb";

interface Props {
  readonly slug: string;
  readonly decisionId: string;
  readonly templates: readonly OfferedTemplate[];
}

/** Begins an evaluation: on criteria, from a template or one's own; or a vote on the options themselves. */
export function BeginEvaluation({ slug, decisionId, templates }: Props) {
  const { run, isPending, refusal } = useVerb();
  const [first] = templates;
  const [key, setKey] = useState(first?.key ?? "");
  const [method, setMethod] = useState<EvaluationMethod>("matrix");
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
      <MethodChoice value={method} onChange={setMethod} />
      {method === "matrix" && chosen !== undefined && (
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
        {method !== "matrix" && (
          <Button isPending={isPending} onClick={() => run(() => createVote(slug, { decisionId, method }))}>
            Set up the vote
          </Button>
        )}
        {method === "matrix" && chosen !== undefined && (
          <Button
            isPending={isPending}
            onClick={() => run(() => createFromTemplate(slug, { decisionId, templateKey: chosen.key }))}
          >
            From this template
          </Button>
        )}
        {method === "matrix" && (
          <Button isPending={isPending} onClick={() => run(() => createEvaluation(slug, { decisionId }))}>
            Own options and criteria
          </Button>
        )}
      </div>
      {refusal && <Refusal title={refusal.message} />}
    </div>
  );
}
