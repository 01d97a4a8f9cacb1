"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { MyBallot } from "@/lib/evaluations/ballots/queries";
import { DraftKeeper } from "./draft-keeper";

/** The ballots this tab has shown, by round and person. */
const keepers = new Map<string, DraftKeeper>();

/**
 * The draft of the ballot on this screen. Saves go to the ballot's own route handler, because server actions run one at
 * a time. Saving is never submitting.
 */
export function useDraft(ballot: MyBallot, url: string, memberId: string) {
  const router = useRouter();
  const [{ keeper, isKnown }] = useState(() => keeperOf(ballot, url, memberId));
  const [first] = useState(keeper.look);
  const view = useSyncExternalStore(keeper.subscribe, keeper.look, () => first);

  useEffect(() => keeper.learn(ballot), [keeper, ballot]);

  // Another tab may have saved meanwhile, and a page that Back or Forward shows may be an old one.
  useEffect(() => {
    // A page that is read anew from a server that does not answer is gone, and with it what could not be saved.
    const ask = () => {
      if (keeper.look().state.kind !== "failed") router.refresh();
    };
    const askWhenRestored = (event: PageTransitionEvent) => {
      if (event.persisted) ask();
    };
    if (isKnown) ask();
    window.addEventListener("focus", ask);
    window.addEventListener("pageshow", askWhenRestored);
    return () => {
      window.removeEventListener("focus", ask);
      window.removeEventListener("pageshow", askWhenRestored);
    };
  }, [router, keeper, isKnown]);

  useEffect(() => {
    const leave = () => keeper.leave();
    const retry = () => void keeper.send();
    window.addEventListener("pagehide", leave);
    window.addEventListener("online", retry);
    return () => {
      window.removeEventListener("pagehide", leave);
      window.removeEventListener("online", retry);
      void keeper.send();
    };
  }, [keeper]);

  /** The receipt of exactly what is shown; null while something of it is not submitted. */
  const confirmed = view.isChanged ? null : (view.submitted?.receipt ?? null);
  return { ...view, confirmed, keeper };
}

/** The keeper of this ballot, and whether this tab has shown it before. On the server there is nothing to keep. */
function keeperOf(ballot: MyBallot, url: string, memberId: string): { keeper: DraftKeeper; isKnown: boolean } {
  const key = `${ballot.round.id}:${memberId}`;
  const known = typeof window === "undefined" ? undefined : keepers.get(key);
  if (known !== undefined) return { keeper: known, isKnown: true };
  const keeper = new DraftKeeper(url, ballot.round.id, ballot);
  if (typeof window !== "undefined") keepers.set(key, keeper);
  return { keeper, isKnown: false };
}
