"use client";

import { DECISION_LINK_KINDS, type DecisionLinkKind } from "@/db/enums";
import type { MapLink } from "@/lib/decisions/map/rules";
import { LINK_STYLES } from "./link-styles";

interface Props {
  readonly links: readonly MapLink[];
  readonly hidden: ReadonlySet<DecisionLinkKind>;
  readonly onToggle: (kind: DecisionLinkKind) => void;
}

/** What the lines mean, and which of them are shown. */
export function KindToggles({ links, hidden, onToggle }: Props) {
  const kinds = DECISION_LINK_KINDS.filter((kind) => links.some((link) => link.kind === kind));
  if (kinds.length === 0) return null;
  return (
    <ul
      aria-label="Links shown"
      className="flex shrink-0 gap-1 overflow-x-auto border-t border-line px-3 py-1.5 sm:px-4"
    >
      {kinds.map((kind) => {
        const { word, stroke, dash, width } = LINK_STYLES[kind];
        return (
          <li key={kind}>
            <button
              type="button"
              aria-pressed={!hidden.has(kind)}
              onClick={() => onToggle(kind)}
              className="flex h-6 items-center gap-2 rounded-[5px] px-1.5 text-xs whitespace-nowrap text-ink-2 hover:bg-hover aria-[pressed=false]:text-ink-3 aria-[pressed=false]:line-through max-sm:h-11"
            >
              <svg width="26" height="6" aria-hidden="true">
                <line x1="0" x2="26" y1="3" y2="3" strokeWidth={width} strokeDasharray={dash} style={{ stroke }} />
              </svg>
              <span>{word}</span>
              <span className="text-ink-3 num">{links.filter((link) => link.kind === kind).length}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
