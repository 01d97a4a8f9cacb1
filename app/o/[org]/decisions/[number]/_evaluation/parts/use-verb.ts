"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import type { RefusalValue, Result } from "@/lib/errors";

/** Runs a server action and shows the page anew, or keeps its refusal. `then` runs only after the server confirmed. */
export function useVerb() {
  const router = useRouter();
  const [isPending, start] = useTransition();
  const [refusal, setRefusal] = useState<RefusalValue | null>(null);
  const run = <T>(verb: () => Promise<Result<T>>, then?: (value: T) => void) =>
    start(async () => {
      const result = await verb();
      if (!result.ok) {
        setRefusal(result.refusal);
        return;
      }
      setRefusal(null);
      then?.(result.value);
      router.refresh();
    });
  return { run, isPending, refusal, forget: () => setRefusal(null) };
}
