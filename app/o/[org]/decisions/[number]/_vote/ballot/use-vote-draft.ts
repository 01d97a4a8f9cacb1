"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { request } from "@/app/o/[org]/_request/request";
import type { RefusalValue } from "@/lib/errors";
import type { VoteContent } from "@/lib/evaluations/votes/ballots/input";
import { emptyVote, versionOf } from "@/lib/evaluations/votes/ballots/rules";
import type { MyVote } from "@/lib/evaluations/votes/ballots/queries";
import type { DraftState } from "../../evaluation/ballot/_components/draft-keeper";
import { newerThan } from "./newer-vote";

/** So long after the last change, in milliseconds, a draft is saved. */
const PAUSE = 400;

/**
 * The vote on this screen and its draft. Saves go one after the other to the vote's own route handler, the latest content
 * last. Saving is never submitting. A vote is saved whole: what another tab saved since is shown where nothing waits here,
 * and else is never replaced before the person has said which of the two they keep.
 */
export function useVoteDraft(vote: MyVote, url: string) {
  const router = useRouter();
  const [content, setContent] = useState<VoteContent>(vote.content ?? emptyVote(vote.method));
  const [state, setState] = useState<DraftState>(() => stateOf(vote));
  const [isChanged, setChanged] = useState(vote.submitted === null || vote.draftSavedAt !== null);
  /** The version this tab knows, and a newer one that the server holds beside unsaved changes here. */
  const [known, setKnown] = useState(() => versionIn(vote));
  const [newer, setNewer] = useState<number | null>(null);
  const base = useRef(known);
  const waiting = useRef<VoteContent | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const { id: roundId } = vote.round;

  const isUnsaved = state.kind === "saving" || state.kind === "failed";
  if (versionIn(vote) > known && !isUnsaved && newer === null) {
    setKnown(versionIn(vote));
    setContent(vote.content ?? emptyVote(vote.method));
    setState(stateOf(vote));
    setChanged(vote.submitted === null || vote.draftSavedAt !== null);
  }
  useEffect(() => {
    base.current = known;
  }, [known]);
  const learn = (version: number) => {
    base.current = version;
    setKnown(version);
  };
  /** What a save or a submission is made from. */
  const basedOn = () => (base.current === 0 ? null : new Date(base.current).toISOString());
  /** Takes note of a refusal that another tab's newer vote is the reason of. */
  const refused = (refusal: RefusalValue) => {
    const version = newerThan(refusal);
    if (version !== null) setNewer(version);
  };

  const send = () => {
    clearTimeout(timer.current);
    line.current = line.current.then(async () => {
      const next = waiting.current;
      if (next === null) return;
      waiting.current = null;
      const result = await request<{ savedAt: string }>(url, {
        method: "PATCH",
        body: { roundId, vote: next, basedOn: basedOn() },
        keepalive: true,
      });
      if (result.ok) {
        const savedAt = new Date(result.value.savedAt);
        learn(savedAt.getTime());
        setState({ kind: "saved", at: savedAt });
      } else {
        waiting.current ??= next;
        refused(result.refusal);
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
    // A page that is read anew from a server that does not answer is gone, and with it what is not saved yet.
    const ask = () => {
      if (waiting.current === null) router.refresh();
    };
    window.addEventListener("pagehide", leave);
    window.addEventListener("online", leave);
    window.addEventListener("focus", ask);
    return () => {
      window.removeEventListener("pagehide", leave);
      window.removeEventListener("online", leave);
      window.removeEventListener("focus", ask);
      leave();
    };
  }, [router]);
  const submitted = (at: Date) => {
    // What could not be saved as a draft has been submitted with the rest.
    waiting.current = null;
    clearTimeout(timer.current);
    learn(at.getTime());
    setChanged(false);
    setState({ kind: "untouched" });
  };
  /** Takes the other tab's vote in place of what stands here. */
  const takeOther = () => {
    waiting.current = null;
    clearTimeout(timer.current);
    setNewer(null);
    setState({ kind: "untouched" });
    router.refresh();
  };
  /** Keeps what stands here, in place of the other tab's. */
  const keepOwn = () => {
    if (newer === null) return;
    learn(newer);
    setNewer(null);
    change(content);
  };
  const other = newer === null ? null : { takeOther, keepOwn };
  return { content, state, isChanged, change, save: send, submitted, basedOn, refused, other };
}

function stateOf({ draftSavedAt }: MyVote): DraftState {
  return draftSavedAt === null ? { kind: "untouched" } : { kind: "saved", at: draftSavedAt };
}

function versionIn({ draftSavedAt, submitted }: MyVote): number {
  return versionOf({ draftSavedAt, submittedAt: submitted?.receipt.submittedAt ?? null });
}
