import type { ReactNode } from "react";
import { SECTION_GUIDES } from "@/lib/adr/sections";
import type { Placed } from "./placed";

const STATES = {
  here: "",
  moved: "",
  changed: "The words have changed since.",
  gone: "These words are gone from the text.",
} as const;

/** One passage: its number, where it stands, what it said, and what became of it. */
export function PassageFrame({ placed, children }: { placed: Placed; children: ReactNode }) {
  const { about, found, number } = placed;
  const heading = SECTION_GUIDES[about.kind].heading;
  return (
    <li id={`passage-${about.id}`} className="grid scroll-mt-16 gap-2 border-l-2 border-line-2 pl-3.5">
      <p className="flex flex-wrap items-center gap-x-2 text-xs text-ink-3">
        {number === null ? (
          <span>{heading}</span>
        ) : (
          <a href={`#mark-${about.id}`} className="link">
            {number}. {heading}
          </a>
        )}
        {STATES[found.state] !== "" && <span className="text-caution-ink">{STATES[found.state]}</span>}
      </p>
      {children}
    </li>
  );
}
