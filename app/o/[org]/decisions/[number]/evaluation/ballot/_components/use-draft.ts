"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { request } from "@/app/o/[org]/_request/request";
import type { BallotContent } from "@/lib/evaluations/ballots/input";

export type DraftState =
  | { readonly kind: "untouched" }
  | { readonly kind: "saving" }
  | { readonly kind: "saved"; readonly at: Date }
  | { readonly kind: "failed"; readonly message: string };

interface Options {
  /** Where drafts go: the ballot's own route handler, because server actions run one at a time. */
  readonly url: string;
  readonly roundId: string;
  readonly savedAt: Date | null;
}

/**
 * Saves a ballot's draft: one request at a time, the newest content wins, and what a closing tab holds is still sent.
 * Saving is never submitting.
 */
export function useDraft({ url, roundId, savedAt }: Options) {
  const [state, setState] = useState<DraftState>(
    savedAt === null ? { kind: "untouched" } : { kind: "saved", at: savedAt },
  );
  const waiting = useRef<BallotContent | null>(null);
  const isSending = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const send = useCallback(
    async (isLast: boolean) => {
      if (waiting.current === null || (isSending.current && !isLast)) return;
      isSending.current = true;
      while (waiting.current !== null) {
        const ballot = waiting.current;
        waiting.current = null;
        const refusal = await put(url, { roundId, ballot }, isLast);
        if (refusal !== null) {
          waiting.current ??= refusal.isFinal ? null : ballot;
          setState({ kind: "failed", message: refusal.message });
          break;
        }
        setState({ kind: "saved", at: new Date() });
      }
      isSending.current = false;
    },
    [url, roundId],
  );

  const save = useCallback(
    (content: BallotContent, delay = 0) => {
      waiting.current = content;
      setState({ kind: "saving" });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void send(false), delay);
    },
    [send],
  );

  /** Forgets what waits, once the ballot itself was submitted. */
  const settle = useCallback(() => {
    clearTimeout(timer.current);
    waiting.current = null;
    setState({ kind: "untouched" });
  }, []);

  useEffect(() => {
    const flush = () => void send(true);
    const retry = () => void send(false);
    window.addEventListener("pagehide", flush);
    window.addEventListener("online", retry);
    return () => {
      window.removeEventListener("pagehide", flush);
      window.removeEventListener("online", retry);
      clearTimeout(timer.current);
      flush();
    };
  }, [send]);

  return { state, save, settle };
}

async function put(
  url: string,
  body: object,
  keepalive: boolean,
): Promise<{ message: string; isFinal: boolean } | null> {
  const result = await request(url, { method: "PUT", body, keepalive });
  if (result.ok) return null;
  const { code, message } = result.refusal;
  // What is only out of reach is sent again; what was refused would be refused again.
  if (code === "UNAVAILABLE" || code === "INTERNAL")
    return { message: "The server does not answer. Your draft is kept here and sent when it is back.", isFinal: false };
  return { message, isFinal: true };
}
