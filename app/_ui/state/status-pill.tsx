import type { DecisionStatus } from "@/db/enums";
import { Pill, type Tone } from "./pill";
import { StateGlyph } from "./state-glyph";

const TONE: Readonly<Record<DecisionStatus, Tone>> = {
  draft: "neutral",
  proposed: "info",
  accepted: "positive",
  rejected: "critical",
  deprecated: "caution",
  superseded: "neutral",
  withdrawn: "neutral",
};

/** The state of a decision in words: "Accepted". In tables it loses its tint. */
export function StatusPill({ status, isPlain }: { status: DecisionStatus; isPlain?: boolean }) {
  const word = status.charAt(0).toUpperCase() + status.slice(1);
  if (isPlain)
    return (
      <span className="inline-flex items-center gap-[7px] whitespace-nowrap text-ink-2">
        <StateGlyph status={status} />
        {word}
      </span>
    );
  return (
    <Pill tone={TONE[status]} glyph={<StateGlyph status={status} />}>
      {word}
    </Pill>
  );
}
