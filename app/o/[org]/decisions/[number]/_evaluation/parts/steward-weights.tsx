"use client";

import { useState } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { fieldStyle } from "@/app/_ui/form/field-style";
import { POINTS_TO_GIVE } from "@/lib/evaluations/ballots/rules";
import type { MatrixCriterion } from "@/lib/evaluations/matrix/rules";
import { setStewardWeights } from "../actions";
import { useVerb } from "./use-verb";

interface Props {
  readonly slug: string;
  readonly evaluationId: string;
  readonly criteria: readonly MatrixCriterion[];
  readonly title: string;
  /** What giving them brings about, in a sentence. */
  readonly effect: string;
  /** What was given before; nothing when left out. */
  readonly given?: Readonly<Record<string, number>> | null;
}

/** The steward gives the weights: 100 points, as an event everybody sees. */
export function StewardWeights({ slug, evaluationId, criteria, title, effect, given: before }: Props) {
  const [points, setPoints] = useState<Readonly<Record<string, number>>>(before ?? {});
  const { run, isPending, refusal } = useVerb();
  const given = criteria.reduce((sum, criterion) => sum + (points[criterion.id] ?? 0), 0);
  const left = POINTS_TO_GIVE - given;
  return (
    <details className="rounded-card border border-line" open={before === null || undefined}>
      <summary className="px-3.5 py-2.5 font-medium text-ink">{title}</summary>
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
        <p className="text-xs text-ink-3">{effect}</p>
        {refusal && <Refusal title={refusal.message} />}
      </div>
    </details>
  );
}
