"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/app/_ui/form/button";
import { answered } from "@/app/o/[org]/_request/answered";
import type { Result } from "@/lib/errors";

interface Props<T> {
  readonly title: string;
  /** What it means. */
  readonly text: string;
  readonly label: string;
  /** Why it cannot be done, or null. */
  readonly refusal: string | null;
  readonly act: () => Promise<Result<T>>;
  readonly onDone: (value: T) => void;
}

/** One act with its meaning at the left and its button at the right. When it is refused, the reason takes the meaning's place. */
export function MemberAct<T>({ title, text, label, refusal, act, onDone }: Props<T>) {
  const router = useRouter();
  const [isPending, start] = useTransition();
  const [answer, setAnswer] = useState<string | null>(null);
  const run = () =>
    start(async () => {
      const result = await answered(act());
      if (!result.ok) return setAnswer(result.refusal.message);
      setAnswer(null);
      onDone(result.value);
      router.refresh();
    });
  const reason = refusal ?? answer;
  return (
    <div className="flex items-start gap-4 border-t border-line pt-3">
      <div className="min-w-0 flex-1" role="status">
        <b className="font-medium">{title}</b>
        <p className={reason === null ? "text-xs text-ink-3" : "text-xs text-caution-ink"}>{reason ?? text}</p>
      </div>
      <Button size="sm" refusal={refusal} isPending={isPending} onClick={run}>
        {label}
      </Button>
    </div>
  );
}
