"use client";

import { Command } from "cmdk";
import { useEffect, useState } from "react";
import { Search, X } from "@/app/_ui/icons";
import { StateGlyph } from "@/app/_ui/state/state-glyph";
import { request } from "@/app/o/[org]/_request/request";
import type { DecisionStatus } from "@/db/enums";

export interface PickedDecision {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly status: DecisionStatus;
}

/** Typing rests for this long, in milliseconds, before the server is asked. */
const REST = 120;

interface Props {
  readonly slug: string;
  /** The decision that cannot be picked. */
  readonly except: string;
  readonly picked: PickedDecision | null;
  readonly onPick: (decision: PickedDecision | null) => void;
}

/** Finds one decision by its title, number or old name. */
export function DecisionPicker({ slug, except, picked, onPick }: Props) {
  const [query, setQuery] = useState("");
  const [found, setFound] = useState<readonly PickedDecision[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    const stopped = new AbortController();
    const { signal } = stopped;
    const ask = async () => {
      const address = `/o/${slug}/decisions/find?q=${encodeURIComponent(query)}`;
      const answer = await request<{ readonly decisions: readonly PickedDecision[] }>(address, {
        method: "GET",
        signal,
      });
      if (signal.aborted) return;
      setProblem(answer.ok ? null : answer.refusal.message);
      if (answer.ok) setFound(answer.value.decisions.filter(({ id }) => id !== except));
    };
    const timer = setTimeout(() => void ask(), REST);
    return () => {
      clearTimeout(timer);
      stopped.abort();
    };
  }, [slug, query, except]);

  if (picked !== null)
    return (
      <div className="flex min-h-9 items-center gap-2 rounded-control border border-line-2 bg-surface pr-1 pl-2.5">
        <StateGlyph status={picked.status} />
        <span className="clip flex-1 text-ink">{picked.title}</span>
        <span className="mono text-ink-3">ADR-{picked.number}</span>
        <button
          type="button"
          aria-label="Choose another decision"
          title="Choose another decision"
          onClick={() => onPick(null)}
          className="grid size-7 place-items-center rounded-control text-ink-3 hover:bg-selected max-sm:size-11"
        >
          <X className="size-3.5" />
        </button>
      </div>
    );
  return (
    <Command
      shouldFilter={false}
      label="The other decision"
      className="rounded-control border border-control bg-surface"
    >
      <div className="flex h-9 items-center gap-2 border-b border-line px-2.5 max-sm:h-11">
        <Search className="size-3.5 text-ink-3" />
        <Command.Input
          autoFocus
          value={query}
          onValueChange={setQuery}
          placeholder="Find by title, number or old name"
          className="min-w-0 flex-1 bg-transparent text-ink outline-none"
        />
      </div>
      <Command.List className="h-44 overflow-y-auto p-1">
        <Command.Empty className="px-2.5 py-4 text-ink-3">
          {problem ?? "No decision has that in its title, number or name."}
        </Command.Empty>
        {found.map((decision) => (
          <Command.Item
            key={decision.id}
            value={decision.id}
            onSelect={() => onPick(decision)}
            className="flex min-h-8 cursor-pointer items-center gap-2 rounded-[5px] px-2 text-ink data-[selected=true]:bg-ink/7 max-sm:min-h-11"
          >
            <StateGlyph status={decision.status} />
            <span className="clip flex-1">{decision.title}</span>
            <span className="mono text-ink-3">ADR-{decision.number}</span>
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  );
}
