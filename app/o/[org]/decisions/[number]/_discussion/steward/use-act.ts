"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import type { RefusalValue, Result } from "@/lib/errors";

/** Runs a step of the steward: once at a time, with its refusal in place, and the page read again when it is done. */
export function useAct(onDone: () => void) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const [refusal, setRefusal] = useState<RefusalValue | null>(null);
  const act = (verb: () => Promise<Result<unknown>>) => {
    if (isPending) return;
    startTransition(async () => {
      const result = await verb();
      setRefusal(result.ok ? null : result.refusal);
      if (!result.ok) return;
      onDone();
      router.refresh();
    });
  };
  return { act, isPending, refusal };
}
