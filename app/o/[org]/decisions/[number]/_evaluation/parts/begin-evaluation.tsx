"use client";

import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { createEvaluation, createFromTemplate } from "../actions";
import { useVerb } from "./use-verb";

/** Begins an evaluation: from the built-in case, or from one's own options and criteria. */
export function BeginEvaluation({ slug, decisionId }: { slug: string; decisionId: string }) {
  const { run, isPending, refusal } = useVerb();
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap justify-center gap-2">
        <Button
          isPending={isPending}
          onClick={() => run(() => createFromTemplate(slug, { decisionId, templateKey: "django-or-flask" }))}
        >
          From “Django or Flask?”
        </Button>
        <Button isPending={isPending} onClick={() => run(() => createEvaluation(slug, { decisionId }))}>
          Own options and criteria
        </Button>
      </div>
      {refusal && <Refusal title={refusal.message} />}
    </div>
  );
}
