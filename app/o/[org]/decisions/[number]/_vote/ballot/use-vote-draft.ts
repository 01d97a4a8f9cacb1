"use client";

import { useEffect, useRef, useState } from "react";
import { request } from "@/app/o/[org]/_request/request";
import type { VoteContent } from "@/lib/evaluations/votes/ballots/input";
import { emptyVote } from "@/lib/evaluations/votes/ballots/rules";
import type { MyVote } from "@/lib/evaluations/votes/ballots/queries";
import type { DraftState } from "../../evaluation/ballot/_components/draft-keeper";

/** So long after the last change, in milliseconds, a draft is saved. */
const PAUSE = 400;

/**
 * The vote on this screen and its draft. Saves go one after the other to the vote's own route handler, the latest content
 * last. Saving is never submitting.
 */
export function useVoteDraft(vote: MyVote, url: string) {
  const [content, setContent] = useState<VoteContent>(vote.content ?? emptyVote(vote.method));
  const [state, setState] = useState<DraftState>(
    vote.draftSavedAt === null ? { kind: "untouched" } : { kind: "saved", at: vote.draftSavedAt },
  );
  const [isChanged, setChanged] = useState(vote.submitted === null || vote.draftSavedAt !== null);
  const waiting = useRef<VoteContent | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const { id: roundId } = vote.round;

  const send = () => {
    clearTimeout(timer.current);
    line.current = line.current.then(async () => {
      const next = waiting.current;
      if (next === null) return;
      waiting.current = null;
      const result = await request<{ savedAt: string }>(url, {
        method: "PATCH",
        body: { roundId, vote: next },
        keepalive: true,
      });
      if (result.ok) setState({ kind: "saved", at: new Date(result.value.savedAt) });
      else {
        waiting.current ??= next;
        setState({ kind: "failed", message: result.refusal.message });
      }
    });
    return line.current;
  };
  const change = (next: VoteContent) => {
    waiting.current = next;
    setContent(next);
    setChanged(true);
    setState({ kind: "saving" });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void send(), PAUSE);
  };
  const latest = useRef(send);
  useEffect(() => {
    latest.current = send;
  });
  useEffect(() => {
    const leave = () => void latest.current();
    window.addEventListener("pagehide", leave);
    window.addEventListener("online", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      window.removeEventListener("online", leave);
      leave();
    };
  }, []);
  /** Nothing waits any more, and nothing of it was left out of what is submitted. */
  const settle = () => {
    waiting.current = null;
    clearTimeout(timer.current);
    return line.current;
  };
  const submitted = () => {
    setChanged(false);
    setState({ kind: "untouched" });
  };
  return { content, state, isChanged, change, settle, submitted };
}
