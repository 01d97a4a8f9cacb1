"use client";

import { useEffect, useRef } from "react";
import { isTyping } from "@/app/o/[org]/_shell/keyboard/keys";
import type { BallotAnswer } from "@/lib/evaluations/ballots/input";

interface Keys {
  readonly optionIds: readonly string[];
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly onAnswer: (optionId: string, answer: BallotAnswer | undefined) => void;
  readonly currentAnswer: (optionId: string) => BallotAnswer | undefined;
  readonly onNext: () => void;
  readonly onBack: () => void;
}

/** The ballot by keyboard alone: arrows choose the option, 1 to 5 score it, A abstains, R explains, E leads to the evidence, Enter goes on. */
export function useBallotKeys(keys: Keys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey) return;
      if (document.querySelector("dialog[open], :popover-open") !== null) return;
      if (isTyping(event.target)) {
        if (event.key === "Escape" && event.target instanceof HTMLElement) event.target.blur();
        return;
      }
      if (act(event, latest.current)) event.preventDefault();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}

/** Does what the key means; false when it means nothing here. */
function act(event: KeyboardEvent, keys: Keys): boolean {
  const optionId = keys.optionIds[keys.active];
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    // Where nothing is scored the arrows scroll what they always scroll.
    if (keys.optionIds.length === 0) return false;
    const step = event.key === "ArrowDown" ? 1 : -1;
    keys.onActive(Math.min(keys.optionIds.length - 1, Math.max(0, keys.active + step)));
    return true;
  }
  // A focused button keeps its own Enter.
  if (event.key === "Enter" && !(event.target instanceof HTMLElement && event.target.closest("button, a"))) {
    if (event.shiftKey) keys.onBack();
    else keys.onNext();
    return true;
  }
  if (event.key.toLowerCase() === "e") return showEvidence();
  if (optionId === undefined) return false;
  if (/^[1-5]$/.test(event.key)) keys.onAnswer(optionId, Number(event.key));
  else if (event.key.toLowerCase() === "a") toggle(keys, optionId, event.shiftKey ? "not-applicable" : "abstain");
  else if (event.key.toLowerCase() === "r")
    document.querySelector<HTMLElement>(`[data-reason="${CSS.escape(optionId)}"]`)?.focus();
  else return false;
  return true;
}

/** Leads to the evidence; false where there is none. */
function showEvidence(): boolean {
  const evidence = document.querySelector<HTMLElement>("[data-evidence]");
  evidence?.focus();
  return evidence !== null;
}

function toggle(keys: Keys, optionId: string, answer: "abstain" | "not-applicable"): void {
  keys.onAnswer(optionId, keys.currentAnswer(optionId) === answer ? undefined : answer);
}
