"use client";

import { RotateCcw } from "@/app/_ui/icons";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/app/_ui/form/button";
import { answered } from "@/app/o/[org]/_request/answered";
import { startAgain } from "../actions";

interface Props {
  readonly slug: string;
  readonly decisionId: string;
  readonly refusal: string | null;
}

/** Copies a decision that ended without being accepted into a new draft, and goes there. */
export function StartAgain({ slug, decisionId, refusal }: Props) {
  const router = useRouter();
  const [isPending, start] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);
  const onClick = () =>
    start(async () => {
      const result = await answered(startAgain(slug, { decisionId }));
      if (!result.ok) return setProblem(result.refusal.message);
      // Pending until the new draft is here: pressed once more meanwhile, it would make two.
      start(() => router.push(`/o/${slug}/decisions/${result.value.number}`));
    });
  return (
    <>
      {problem !== null && (
        <span role="alert" className="text-xs text-critical-ink">
          {problem}
        </span>
      )}
      <Button size="sm" refusal={refusal} isPending={isPending} onClick={onClick}>
        <RotateCcw className="size-3.5" strokeWidth={1.75} />
        Start again
      </Button>
    </>
  );
}
