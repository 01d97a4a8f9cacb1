import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { request } from "@/app/o/[org]/_request/request";

interface Place {
  readonly slug: string;
  readonly decisionId: string;
}

interface FoundDecisions {
  readonly decisions: readonly { readonly number: number; readonly title: string; readonly status: string }[];
}

interface FoundPerson {
  readonly name: string;
}

/** Offers decisions after `#` or `ADR-`, by their number or words of their title. What is put in is their name. */
export const decisionsIn =
  ({ slug }: Place) =>
  async (context: CompletionContext): Promise<CompletionResult | null> => {
    const typed = context.matchBefore(/(?:#|ADR-)[\p{L}\p{N}][\p{L}\p{N} -]{0,40}$/u);
    if (typed === null || !beginsWord(context, typed.from)) return null;
    const q = typed.text.replace(/^(#|ADR-)/, "").trimStart();
    const found = await ask<FoundDecisions>(context, `/o/${slug}/decisions/find?q=${encodeURIComponent(q)}`);
    const options = (found?.decisions ?? []).map(({ number, title, status }): Completion => ({
      label: `ADR-${number}`,
      detail: `${title}, ${status}`,
      apply: `ADR-${number}`,
    }));
    return options.length === 0 ? null : { from: typed.from, options, filter: false };
  };

/** Offers people after `@`, by the beginning of a name. What is put in is their whole name. */
export const peopleIn =
  ({ slug, decisionId }: Place) =>
  async (context: CompletionContext): Promise<CompletionResult | null> => {
    const typed = context.matchBefore(/@[\p{L}][\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]*)?$/u);
    if (typed === null || !beginsWord(context, typed.from)) return null;
    const search = new URLSearchParams({ decisionId, q: typed.text.slice(1) });
    const found = await ask<readonly FoundPerson[]>(context, `/o/${slug}/mentionable?${search.toString()}`);
    const options = (found ?? []).map(({ name }): Completion => ({ label: name, apply: `@${name}` }));
    return options.length === 0 ? null : { from: typed.from, options, filter: false };
  };

/** A sign within a word or an address means nothing. */
const beginsWord = ({ state }: CompletionContext, from: number) =>
  from === 0 || !/[\p{L}\p{N}/@#]/u.test(state.sliceDoc(from - 1, from));

/** What the server offers; nothing where it refuses or what was typed has gone on. */
async function ask<T>(context: CompletionContext, address: string): Promise<T | null> {
  const stopped = new AbortController();
  context.addEventListener("abort", () => stopped.abort(), { onDocChange: true });
  const answer = await request<T>(address, { method: "GET", signal: stopped.signal });
  return answer.ok && !context.aborted ? answer.value : null;
}
