import { useEffect, useState } from "react";
import type { Mentionable } from "@/lib/discussion/mentions/rules";
import type { ThreadKey } from "@/lib/discussion/queries";
import { request } from "@/app/o/[org]/_request/request";
import { answeredBy } from "./mention-text";

/** How far the search for what stands behind an @ is. */
export type MentionSearch =
  | { readonly state: "none" | "asking" }
  | { readonly state: "found"; readonly people: readonly Mentionable[] }
  | { readonly state: "refused"; readonly message: string };

/** Typing rests for this long, in milliseconds, before the server is asked. */
const REST = 120;

/** Asks, while a name is typed, who is called like it. `onFound` gets everybody who was found. */
export function useMentionSearch(
  slug: string,
  { decisionId, evaluationId }: ThreadKey,
  query: string | null,
  onFound: (people: readonly Mentionable[]) => void,
): MentionSearch {
  const [answers, setAnswers] = useState<ReadonlyMap<string, readonly Mentionable[]>>(new Map());
  const [refused, setRefused] = useState<{ readonly typed: string; readonly message: string } | null>(null);
  const typed = (query ?? "").trim().toLowerCase();
  const known = typed === "" ? [] : answeredBy(answers, typed);
  const isUnknown = known === null;

  useEffect(() => {
    if (!isUnknown) return;
    const stopped = new AbortController();
    const { signal } = stopped;
    const ask = async () => {
      const search = new URLSearchParams({ decisionId, q: typed, ...(evaluationId !== undefined && { evaluationId }) });
      const answer = await request<readonly Mentionable[]>(`/o/${slug}/mentionable?${search.toString()}`, {
        method: "GET",
        signal,
      });
      if (signal.aborted) return;
      setRefused(answer.ok ? null : { typed, message: answer.refusal.message });
      if (!answer.ok) return;
      setAnswers((before) => new Map(before).set(typed, answer.value));
      onFound(answer.value);
    };
    const timer = setTimeout(() => void ask(), REST);
    return () => {
      clearTimeout(timer);
      stopped.abort();
    };
  }, [slug, decisionId, evaluationId, typed, isUnknown, onFound]);

  if (typed === "") return { state: "none" };
  if (known !== null) return { state: "found", people: known };
  return refused?.typed === typed ? { state: "refused", message: refused.message } : { state: "asking" };
}
