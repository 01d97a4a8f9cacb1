"use client";

import { Plus } from "@/app/_ui/icons";
import { useState } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { removeEvidence } from "../_evaluation/actions";
import { useVerb } from "../_evaluation/parts/use-verb";
import { EvidenceForm } from "./evidence-form";
import { EvidenceItem } from "./evidence-item";
import { useEvidence } from "./use-evidence";

interface Props {
  readonly slug: string;
  /** The decision's number. */
  readonly number: number;
  readonly evaluationId: string;
  readonly criterionId: string;
  /** Whom it can be about; with one, that cell alone is shown. */
  readonly options: readonly { readonly id: string; readonly name: string }[];
  /** How much there is on the criterion, as the page knew it. */
  readonly count: number;
  /** Why nobody, or not the reader, may change it now; null where they may. */
  readonly refusal: string | null;
  /** Of its heading; left out where a heading stands over it already. */
  readonly headingLevel?: "h2" | "h3";
}

/** The evidence on a criterion or on one cell of it, read when it is looked at, with a form for more. */
export function EvidencePanel({
  slug,
  number,
  evaluationId,
  criterionId,
  options,
  count,
  refusal,
  headingLevel,
}: Props) {
  const { pieces, problem, readAgain } = useEvidence(`/o/${slug}/decisions/${number}/evidence`, criterionId, count);
  const [isAdding, setAdding] = useState(false);
  const removing = useVerb();
  const shown = pieces?.filter(({ optionId }) => options.some(({ id }) => id === optionId)) ?? null;
  const changed = () => {
    setAdding(false);
    readAgain();
  };
  return (
    <div>
      <div className="flex min-h-8 items-center justify-between gap-2">
        {headingLevel && (
          <SectionTitle as={headingLevel} count={shown?.length}>
            Evidence
          </SectionTitle>
        )}
        {!isAdding && refusal === null && (
          <Button size="sm" variant="quiet" className="ml-auto" onClick={() => setAdding(true)}>
            <Plus className="size-3.5" />
            Add evidence
          </Button>
        )}
      </div>
      {isAdding && (
        <EvidenceForm
          slug={slug}
          evaluationId={evaluationId}
          criterionId={criterionId}
          options={options}
          onAdded={changed}
          onCancel={() => setAdding(false)}
        />
      )}
      {problem !== null && <Refusal title={problem} />}
      {shown === null && problem === null && <p className="py-2 text-xs text-ink-3">Reading the evidence</p>}
      {shown?.length === 0 && !isAdding && <p className="py-1 text-xs text-ink-3">Nobody has added any here.</p>}
      <ul>
        {shown?.map((piece) => (
          <EvidenceItem
            key={piece.id}
            piece={piece}
            option={options.length > 1 ? (options.find(({ id }) => id === piece.optionId)?.name ?? null) : null}
            onRemove={
              refusal === null
                ? () => removing.run(() => removeEvidence(slug, { evidenceId: piece.id }), readAgain)
                : null
            }
          />
        ))}
      </ul>
      {removing.refusal && <Refusal title={removing.refusal.message} />}
      {refusal !== null && <p className="border-t border-line pt-2 text-xs text-ink-3">{refusal}</p>}
    </div>
  );
}
