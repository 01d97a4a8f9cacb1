import type { DecisionStatus } from "@/db/enums";

const TONE: Readonly<Record<DecisionStatus, string>> = {
  draft: "text-ink-3",
  proposed: "text-info-ink",
  accepted: "text-positive-ink",
  rejected: "text-critical-ink",
  deprecated: "text-caution-ink",
  superseded: "text-ink-3",
  withdrawn: "text-ink-3",
};

const ring = { cx: 7, cy: 7, r: 5.25, fill: "none", stroke: "currentColor", strokeWidth: 1.5 } as const;
const mark = { fill: "none", strokeWidth: 1.5, strokeLinecap: "round", strokeLinejoin: "round" } as const;

const SHAPES: Readonly<Record<DecisionStatus, React.ReactNode>> = {
  draft: <circle {...ring} strokeDasharray="2.2 1.9" />,
  proposed: (
    <>
      <circle {...ring} />
      <path d="M7 3.9a3.1 3.1 0 0 1 0 6.2z" fill="currentColor" />
    </>
  ),
  accepted: (
    <>
      <circle cx="7" cy="7" r="6" fill="currentColor" />
      <path d="M4.4 7.2 6.2 9l3.4-3.8" {...mark} stroke="var(--color-surface)" strokeWidth={1.6} />
    </>
  ),
  rejected: (
    <>
      <circle cx="7" cy="7" r="6" fill="currentColor" />
      <path d="m5 5 4 4m0-4L5 9" {...mark} stroke="var(--color-surface)" strokeWidth={1.6} />
    </>
  ),
  deprecated: (
    <>
      <circle {...ring} />
      <path d="M4.6 7h4.8" {...mark} stroke="currentColor" />
    </>
  ),
  superseded: (
    <>
      <circle {...ring} />
      <path d="M4.5 7h4.6M7.4 5l2 2-2 2" {...mark} stroke="currentColor" strokeWidth={1.3} />
    </>
  ),
  withdrawn: (
    <>
      <circle {...ring} />
      <path d="m3.6 10.4 6.8-6.8" {...mark} stroke="currentColor" />
    </>
  ),
};

/** The outline of a decision's state: each differs in shape, so colour can be lost. The word stands beside it. */
export function StateGlyph({ status }: { status: DecisionStatus }) {
  return (
    <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true" className={TONE[status]}>
      {SHAPES[status]}
    </svg>
  );
}
