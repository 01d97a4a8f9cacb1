"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition, type ReactNode } from "react";
import { Button } from "@/app/_ui/form/button";
import type { ButtonStyle } from "@/app/_ui/form/button-style";
import { answered } from "@/app/o/[org]/_request/answered";
import type { Result } from "@/lib/errors";

type Props = ButtonStyle & {
  /** A server action with its arguments bound. */
  readonly run: () => Promise<Result<unknown>>;
  /** Why it cannot be done now. */
  readonly refusal?: string | null;
  readonly children: ReactNode;
};

/** Does one thing on the server and shows the page anew, or says in place why it was refused. */
export function ActButton({ run, refusal, children, ...style }: Props) {
  const router = useRouter();
  const [isPending, start] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);
  const onClick = () =>
    start(async () => {
      const result = await answered(run());
      setProblem(result.ok ? null : result.refusal.message);
      if (result.ok) router.refresh();
    });
  return (
    <>
      <Button {...style} refusal={refusal} isRefusalShown isPending={isPending} onClick={onClick}>
        {children}
      </Button>
      {problem !== null && (
        <span role="alert" className="text-xs text-critical-ink">
          {problem}
        </span>
      )}
    </>
  );
}
