import type { LineStanding } from "@/lib/adoption/queries";
import { StanceGlyph } from "../stance-glyph";
import { markOf, type Mark } from "../stance-words";

const WORDS: Readonly<Record<Mark, string>> = {
  adopted: "Adopted",
  planned: "Planned",
  waived: "Waived",
  expired: "Waiver ended",
  missing: "No answer yet",
  not_applicable: "Not applicable",
  ended: "A successor took over",
};

const MARKS: readonly Mark[] = ["adopted", "planned", "waived", "expired", "missing", "not_applicable", "ended"];

/** What the squares mean: only those that are there. */
export function StanceLegend({ standings }: { standings: readonly LineStanding[] }) {
  const there = new Set(standings.map(({ standing }) => markOf(standing)));
  const isInherited = standings.some((standing) => standing.isInherited);
  return (
    <ul aria-label="Squares" className="flex flex-wrap gap-x-4.5 gap-y-1 px-0.5 pt-2.5 text-xs text-ink-3">
      {MARKS.filter((mark) => there.has(mark)).map((mark) => (
        <li key={mark} className="flex items-center gap-1.5">
          <StanceGlyph mark={mark} />
          {WORDS[mark]}
        </li>
      ))}
      {isInherited && <li>Small: as the line above it answered</li>}
    </ul>
  );
}
