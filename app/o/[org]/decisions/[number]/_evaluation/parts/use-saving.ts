"use client";

import { useRouter } from "next/navigation";
import { useRef, useState, useTransition } from "react";
import type { RefusalValue, Result } from "@/lib/errors";

/**
 * Saves small changes as they are made, one after the other, so that none made meanwhile is lost. What is not yet in the page
 * stands in `pending`, the latest last; a refusal takes it away and shows why.
 */
export function useSaving<C>(save: (change: C) => Promise<Result<unknown>>) {
  const router = useRouter();
  const [, start] = useTransition();
  const [pending, setPending] = useState<readonly C[]>([]);
  const [refusal, setRefusal] = useState<RefusalValue | null>(null);
  const queue = useRef(Promise.resolve());
  const change = (next: C) => {
    setPending((before) => [...before, next]);
    queue.current = queue.current.then(async () => {
      const result = await save(next);
      // In a transition both wait for the page that is read anew, so that nothing flickers back in between.
      start(() => {
        setRefusal(result.ok ? null : result.refusal);
        setPending((before) => before.filter((one) => one !== next));
        router.refresh();
      });
    });
  };
  return { change, pending, refusal };
}
