import type { ReactNode } from "react";
import { classNames } from "../class-names";

const TONES = {
  neutral: "bg-ink/6 text-ink-2",
  positive: "bg-positive-soft text-positive-ink",
  caution: "bg-caution-soft text-caution-ink",
  critical: "bg-critical-soft text-critical-ink",
  info: "bg-info-soft text-info-ink",
} as const;

export type Tone = keyof typeof TONES;

/** A glyph, a word and a tint. */
export function Pill({ tone = "neutral", glyph, children }: { tone?: Tone; glyph?: ReactNode; children: ReactNode }) {
  return (
    <span
      className={classNames(
        "inline-flex h-[22px] items-center gap-[5px] rounded-full pr-2 text-xs leading-none font-medium whitespace-nowrap",
        glyph ? "pl-[5px]" : "pl-2",
        TONES[tone],
      )}
    >
      {glyph}
      {children}
    </span>
  );
}
