"use client";

import { useCallback, useEffect, useState } from "react";
import { request } from "@/app/o/[org]/_request/request";
import type { Evidence } from "@/lib/evaluations/evidence/queries";

export interface ReadEvidence {
  /** Null until it is here. */
  readonly pieces: readonly Evidence[] | null;
  /** Why it could not be read, or null. */
  readonly problem: string | null;
  readonly readAgain: () => void;
}

interface Answer {
  readonly criterionId: string;
  readonly pieces: readonly Evidence[] | null;
  readonly problem: string | null;
}

/** Reads the evidence on one criterion when it is looked at. What is known to have none is not asked for. */
export function useEvidence(url: string, criterionId: string, count: number): ReadEvidence {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [turn, setTurn] = useState(0);
  const hasAny = count > 0 || turn > 0;
  useEffect(() => {
    if (!hasAny) return;
    const stop = new AbortController();
    void request<readonly Evidence[]>(`${url}?criterionId=${criterionId}`, { method: "GET", signal: stop.signal }).then(
      (result) => {
        if (stop.signal.aborted) return;
        setAnswer(
          result.ok
            ? { criterionId, pieces: result.value, problem: null }
            : { criterionId, pieces: null, problem: result.refusal.message },
        );
      },
    );
    return () => stop.abort();
  }, [url, criterionId, hasAny, turn]);
  const readAgain = useCallback(() => setTurn((before) => before + 1), []);
  if (!hasAny) return { pieces: [], problem: null, readAgain };
  // What was read of another criterion is not shown under this one.
  const own = answer?.criterionId === criterionId ? answer : null;
  return { pieces: own?.pieces ?? null, problem: own?.problem ?? null, readAgain };
}
