"use client";

import { X } from "@/app/_ui/icons";
import { ButtonLink } from "@/app/_ui/form/button-link";
import { StatusPill } from "@/app/_ui/state/status-pill";
import { NAMED, NAMING } from "@/lib/decisions/links/rules";
import type { MappedDecision } from "@/lib/decisions/map/queries";
import type { MapLink } from "@/lib/decisions/map/rules";

interface Props {
  readonly slug: string;
  readonly decision: MappedDecision;
  readonly decisions: readonly MappedDecision[];
  readonly links: readonly MapLink[];
  readonly lineNames: ReadonlyMap<string, string>;
  readonly onSelect: (id: string | null) => void;
}

/** More of the decision that was clicked: where it holds, and what it is linked with. */
export function SelectedDecision({ slug, decision, decisions, links, lineNames, onSelect }: Props) {
  const byId = new Map(decisions.map((one) => [one.id, one]));
  const ends = links.flatMap(({ from, to, kind, isPartial }) => {
    const other = byId.get(from === decision.id ? to : from);
    if ((from !== decision.id && to !== decision.id) || other === undefined) return [];
    return [{ other, words: `${from === decision.id ? NAMING[kind] : NAMED[kind]}${isPartial ? " in part" : ""}` }];
  });
  const names = decision.lineIds.map((id) => lineNames.get(id) ?? "another line");
  return (
    <section
      aria-label={`ADR-${decision.number}`}
      className="w-[min(440px,calc(100vw-2rem))] rounded-card border border-line-2 bg-raised p-3.5 text-ink-2 shadow-md"
    >
      <div className="flex items-start gap-2">
        <h2 className="flex-1 font-semibold text-ink">
          {decision.title} <span className="mono font-regular text-ink-3">ADR-{decision.number}</span>
        </h2>
        <button
          type="button"
          aria-label="Close"
          onClick={() => onSelect(null)}
          className="-mt-1 -mr-1 grid size-7 place-items-center rounded-control text-ink-3 hover:bg-hover max-sm:size-11"
        >
          <X className="size-3.5" />
        </button>
      </div>
      <p className="mt-1 flex flex-wrap items-center gap-2 text-xs text-ink-3">
        <StatusPill status={decision.status} />
        {names.length === 0 ? "No product line" : names.join(", ")} · {decision.day}
      </p>
      {ends.length > 0 && (
        <ul className="mt-2 max-h-32 overflow-y-auto">
          {ends.map(({ other, words }) => (
            <li key={`${words} ${other.id}`}>
              <button
                type="button"
                onClick={() => onSelect(other.id)}
                className="flex min-h-6 w-full items-center gap-2 rounded-[5px] px-1 text-left text-xs hover:bg-hover max-sm:min-h-11"
              >
                <span className="w-28 shrink-0 text-ink-3">{words}</span>
                <span className="clip flex-1 text-ink">{other.title}</span>
                <span className="mono text-ink-3">{other.number}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="mt-3 flex gap-2">
        <ButtonLink href={`/o/${slug}/decisions/${decision.number}`} size="sm" variant="primary">
          Open
        </ButtonLink>
        <ButtonLink href={`/o/${slug}/decisions/${decision.number}/impact`} size="sm">
          What rests on it
        </ButtonLink>
      </div>
    </section>
  );
}
