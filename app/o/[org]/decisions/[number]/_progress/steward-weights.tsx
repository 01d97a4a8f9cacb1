"use client";

import { useState } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { fieldStyle } from "@/app/_ui/form/field-style";
import { POINTS_TO_GIVE } from "@/lib/evaluations/ballots/rules";
import type { MatrixCriterion } from "@/lib/evaluations/matrix/rules";
import { setStewardWeights } from "../_evaluation/actions";
import { useVerb } from "../_evaluation/parts/use-verb";

interface Props {
  readonly slug: string;
  readonly evaluationId: string;
  readonly criteria: readonly MatrixCriterion[];
}

/** When nobody submitted weights, the steward may set them: 100 points, as an event everybody sees. It ends the round. */
export function StewardWeights({ slug, evaluationId, criteria }: Props) {
  const [points, setPoints] = useState<Readonly<Record<string, number>>>({});
  const { run, isPending, refusal } = useVerb();
  const given = criteria.reduce((sum, criterion) => sum + (points[criterion.id] ?? 0), 0);
  const left = POINTS_TO_GIVE - given;
  return (
    <details className="rounded-card border border-line">
      <summary className="px-3.5 py-2.5 font-medium text-ink">Set the group’s weights instead</summary>
      <div className="grid gap-2 border-t border-line p-3.5">
        {criteria.map((criterion) => (
          <label key={criterion.id} className="grid grid-cols-[minmax(0,1fr)_64px] items-center gap-2">
            <span className="clip">{criterion.shortName}</span>
            <input
              type="number"
              min={0}
              max={100}
              value={points[criterion.id] ?? ""}
              onChange={(event) =>
                setPoints({ ...points, [criterion.id]: Math.max(0, Math.round(event.target.valueAsNumber || 0)) })
              }
              className={`${fieldStyle} text-right num`}
            />
          </label>
        ))}
        <Button
          refusal={left === 0 ? null : left > 0 ? `${left} points left to give.` : `${-left} points too many.`}
          isPending={isPending}
          onClick={() => run(() => setStewardWeights(slug, { evaluationId, points }))}
        >
          Set these weights
        </Button>
        <p className="text-xs text-ink-3" role="status">
          {left === 0 ? "100 points given." : `${given} of 100 points given.`}
        </p>
        <p className="text-xs text-ink-3">This ends the weighting: nobody can submit weights after it.</p>
        {refusal && <Refusal title={refusal.message} />}
      </div>
    </details>
  );
}
