"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { request } from "@/app/o/[org]/_request/request";
import type { SectionKind } from "@/db/enums";

/** Long enough not to send every letter, short enough that little is lost with a crash. */
const PAUSE_MS = 700;

export type DraftState =
  | { readonly state: "idle" }
  | { readonly state: "saving" }
  | { readonly state: "saved"; readonly at: string }
  | { readonly state: "failed"; readonly message: string };

interface Waiting {
  readonly body: string;
  readonly baseCommitment: string;
}

/** Keeps unsaved sections on the server a moment after the last key, one at a time and in order; closing the tab sends the rest. */
export function useDraftSaving(address: string, savedAt: string | null) {
  const [draft, setDraft] = useState<DraftState>(
    savedAt === null ? { state: "idle" } : { state: "saved", at: savedAt },
  );
  const waiting = useRef(new Map<SectionKind, Waiting>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const line = useRef<Promise<void>>(Promise.resolve());

  const send = useCallback(
    (isLeaving: boolean) => {
      clearTimeout(timer.current);
      const batch = [...waiting.current];
      waiting.current.clear();
      for (const [kind, section] of batch) {
        const put = async () => {
          const body = { kind, ...section };
          const result = await request<{ savedAt: string }>(address, { method: "PUT", body, keepalive: isLeaving });
          setDraft(
            result.ok
              ? { state: "saved", at: result.value.savedAt }
              : { state: "failed", message: `Draft not saved: ${result.refusal.message}` },
          );
        };
        if (isLeaving) void put();
        else line.current = line.current.then(put);
      }
    },
    [address],
  );

  const keep = useCallback(
    (kind: SectionKind, section: Waiting) => {
      waiting.current.set(kind, section);
      setDraft({ state: "saving" });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => send(false), PAUSE_MS);
    },
    [send],
  );

  /** Sends what waits and returns when it has arrived, so that a save is never followed by an older draft. */
  const settle = useCallback(() => {
    send(false);
    return line.current;
  }, [send]);

  useEffect(() => {
    const leave = () => {
      if (document.visibilityState === "hidden") send(true);
    };
    document.addEventListener("visibilitychange", leave);
    return () => {
      document.removeEventListener("visibilitychange", leave);
      send(true);
    };
  }, [send]);

  return { draft, keep, settle };
}
