"use client";

import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { useVerb } from "@/app/o/[org]/decisions/[number]/_evaluation/parts/use-verb";
import type { Goal } from "@/lib/organizations/goals/rules";
import { restoreGoal } from "../actions";

interface Props {
  readonly slug: string;
  readonly goals: readonly Goal[];
  readonly refusal: string | null;
}

/** Goals out of use. They stay where criteria were linked to them, and can be brought back. */
export function ArchivedGoals({ slug, goals, refusal: locked }: Props) {
  const { run, isPending, refusal } = useVerb();
  return (
    <details className="mt-8">
      <summary className="cursor-pointer text-ink-3">Archived ({goals.length})</summary>
      <ul className="mt-2 border-t border-line">
        {goals.map((goal) => (
          <li key={goal.id} className="flex min-h-10 items-center gap-3 border-b border-line py-1.5">
            <span className="flex-1">{goal.name}</span>
            <Button
              size="sm"
              refusal={locked}
              isPending={isPending}
              onClick={() => run(() => restoreGoal(slug, { goalId: goal.id }))}
            >
              Bring back
            </Button>
          </li>
        ))}
      </ul>
      {refusal && <Refusal title={refusal.message} />}
    </details>
  );
}
