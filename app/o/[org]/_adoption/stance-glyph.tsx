import type { ReactNode } from "react";
import type { Mark } from "./stance-words";

const TONE: Readonly<Record<Mark, string>> = {
  adopted: "text-positive-ink",
  planned: "text-info-ink",
  waived: "text-caution-ink",
  expired: "text-critical-ink",
  not_applicable: "text-ink-3",
  missing: "text-critical-ink",
  ended: "text-ink-3",
};

const square = { x: 1.75, y: 1.75, width: 10.5, height: 10.5, rx: 2.5, fill: "none", strokeWidth: 1.5 } as const;
const line = { fill: "none", strokeWidth: 1.5, strokeLinecap: "round", strokeLinejoin: "round" } as const;

const SHAPES: Readonly<Record<Mark, ReactNode>> = {
  adopted: (
    <>
      <rect x="1.2" y="1.2" width="11.6" height="11.6" rx="3" fill="currentColor" />
      <path d="M4.3 7.2 6.2 9.1l3.6-4.1" {...line} stroke="var(--color-surface)" strokeWidth={1.6} />
    </>
  ),
  planned: (
    <>
      <rect {...square} stroke="currentColor" />
      <path d="M7 2v10H4.2A2.4 2.4 0 0 1 1.8 9.6V4.4A2.4 2.4 0 0 1 4.2 2z" fill="currentColor" />
    </>
  ),
  waived: (
    <>
      <rect {...square} stroke="currentColor" />
      <path d="m4 10 6-6" {...line} stroke="currentColor" />
    </>
  ),
  expired: (
    <>
      <rect {...square} stroke="currentColor" strokeDasharray="2 1.9" />
      <path d="m4 10 6-6" {...line} stroke="currentColor" />
    </>
  ),
  not_applicable: <path d="M4.5 7h5" {...line} stroke="currentColor" />,
  missing: (
    <>
      <rect {...square} stroke="currentColor" strokeDasharray="2 1.9" />
      <path
        d="M5.6 5.7c.1-.9.7-1.4 1.5-1.4s1.4.5 1.4 1.3c0 1-1.4 1.1-1.4 2.1"
        {...line}
        stroke="currentColor"
        strokeWidth={1.25}
      />
      <circle cx="7.1" cy="9.6" r=".85" fill="currentColor" />
    </>
  ),
  ended: (
    <>
      <circle cx="7" cy="7" r="5.25" fill="none" stroke="currentColor" strokeWidth={1.5} />
      <path d="M4.5 7h4.6M7.4 5l2 2-2 2" {...line} stroke="currentColor" strokeWidth={1.3} />
    </>
  ),
};

const FRAME = { viewBox: "0 0 14 14", width: 14, height: 14, "aria-hidden": true } as const;

/** The square of a stance: each differs in shape, so colour can be lost. The word stands beside it or in its title. */
export function StanceGlyph({ mark }: { mark: Mark }) {
  return (
    <svg {...FRAME} className={`shrink-0 ${TONE[mark]}`}>
      {SHAPES[mark]}
    </svg>
  );
}

/** The squares, drawn once on a page whose table shows thousands of them with `StanceMark`. */
export function StanceShapes() {
  return (
    <svg aria-hidden="true" className="absolute size-0">
      {Object.entries(SHAPES).map(([mark, shape]) => (
        <symbol key={mark} id={`stance-${mark}`} viewBox="0 0 14 14">
          {shape}
        </symbol>
      ))}
    </svg>
  );
}

/** Like `StanceGlyph`, a tenth of its markup, where the page holds `StanceShapes`. */
export function StanceMark({ mark }: { mark: Mark }) {
  return (
    <svg {...FRAME} className={`shrink-0 ${TONE[mark]}`}>
      <use href={`#stance-${mark}`} />
    </svg>
  );
}
