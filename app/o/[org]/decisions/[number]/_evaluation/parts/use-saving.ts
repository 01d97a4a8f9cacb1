"use client";

import { useRouter } from "next/navigation";
import { useRef, useState, useTransition } from "react";
import { answered, hasAnswered } from "@/app/o/[org]/_request/answered";
import type { RefusalValue, Result } from "@/lib/errors";

/**
 * Saves small changes as they are made, one after the other, so that none made meanwhile is lost. What is not yet in the page
 * stands in `pending`, the latest last; a refusal takes it away and shows why until another change is made. `onRefused` gives
 * back what was refused, for a field that has already been emptied.
 */
export function useSaving<C>(save: (change: C) => Promise<Result<unknown>>, onRefused?: (change: C) => void) {
  const router = useRouter();
  const [, start] = useTransition();
  const [pending, setPending] = useState<readonly C[]>([]);
  const [refusal, setRefusal] = useState<RefusalValue | null>(null);
  const queue = useRef(Promise.resolve());
  const change = (next: C) => {
    setPending((before) => [...before, next]);
    // A change that is queued already does not take away what is said of the one before it.
    setRefusal(null);
    queue.current = queue.current.then(async () => {
      const result = await answered(save(next));
      // In a transition both wait for the page that is read anew, so that nothing flickers back in between.
      start(() => {
        setPending((before) => before.filter((one) => one !== next));
        if (!result.ok) {
          setRefusal(result.refusal);
          onRefused?.(next);
        }
        if (hasAnswered(result)) router.refresh();
      });
    });
  };
  return { change, pending, refusal };
}
