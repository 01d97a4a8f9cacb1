"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { answered } from "@/app/o/[org]/_request/answered";
import type { RefusalValue, Result } from "@/lib/errors";

/**
 * Runs a server action once at a time and shows the page anew, or keeps its refusal. `then` runs only after the server
 * confirmed, and shows together with the new page: until that is here, the act is pending.
 */
export function useVerb() {
  const router = useRouter();
  const [isPending, start] = useTransition();
  const [refusal, setRefusal] = useState<RefusalValue | null>(null);
  const run = <T>(verb: () => Promise<Result<T>>, then?: (value: T) => void) => {
    if (isPending) return;
    start(async () => {
      const result = await answered(verb());
      // After an await, only what a new transition sets waits for the page that is read anew.
      start(() => {
        setRefusal(result.ok ? null : result.refusal);
        if (!result.ok) return;
        then?.(result.value);
        router.refresh();
      });
    });
  };
  return { run, isPending, refusal, forget: () => setRefusal(null) };
}
