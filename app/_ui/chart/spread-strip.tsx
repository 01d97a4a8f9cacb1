import type { SpreadLevel } from "@/lib/mcda/evaluation/result";

export interface Votes {
  /** How many gave each score, 1 to 5. */
  readonly counts: readonly number[];
  /** The reader's own score, which is among them; null where they gave none. */
  readonly own: number | null;
}

interface Props {
  readonly votes: Votes;
  readonly mean: number | null;
  readonly deviation: number | null;
  readonly level: SpreadLevel | null;
  /** `list` is narrower and stands beside a name instead of in a cell. */
  readonly size?: "cell" | "list";
}

const SIZES = {
  cell: { width: 78, height: 30, left: 9, step: 15, floor: 22 },
  list: { width: 58, height: 28, left: 6, step: 11.4, floor: 20 },
} as const;

const WEIGHTS: Readonly<Record<SpreadLevel, number>> = { low: 1, mixed: 2, high: 3 };
const STACK_STEP = 4.9;
/** With more people the dots would leave the cell, and a histogram says the same. */
const MOST_DOTS = 12;

/**
 * Every vote as a dot over the scale from 1 to 5, the reader's as a diamond, and under them one standard deviation to
 * each side of the mean: thin when low, capped when mixed, thick when high. Silent: its cell says it in words.
 */
export function SpreadStrip({ votes, mean, deviation, level, size = "cell" }: Props) {
  const { width, height, left, step, floor } = SIZES[size];
  const x = (score: number) => left + (score - 1) * step;
  const bar = floor + 5.5;
  const count = votes.counts.reduce((all, one) => all + one, 0);
  const hasBar = mean !== null && deviation !== null && level !== null && count > 1;
  const from = hasBar ? Math.max(1, x(mean - deviation)) : 0;
  const to = hasBar ? Math.min(width - 1, x(mean + deviation)) : 0;
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="xMinYMid meet"
      aria-hidden="true"
      className="strip"
    >
      {hasBar && (
        <path
          d={`M${tenth(from)} ${bar}H${tenth(to)}${level === "low" ? "" : `m0-3v6M${tenth(from)} ${bar - 3}v6`}`}
          strokeWidth={WEIGHTS[level]}
        />
      )}
      {count > MOST_DOTS ? histogram(votes, x, floor) : dots(votes, x, floor)}
    </svg>
  );
}

const tenth = (value: number) => Math.round(10 * value) / 10;

/** One path for all dots (round ends of lines without length) and one for the reader's diamond: a map has hundreds. */
function dots({ counts, own }: Votes, x: (score: number) => number, floor: number) {
  // Tall stacks move closer instead of out of the cell.
  const gap = Math.min(STACK_STEP, (floor - 3) / Math.max(1, Math.max(...counts) - 1));
  const others = counts.flatMap((count, index) => {
    // The reader's own vote stands at the bottom of its stack, so that it is found at the same height everywhere.
    const isOwn = own === index + 1;
    return Array.from({ length: isOwn ? count - 1 : count }, (_, height) => {
      const y = tenth(floor - (isOwn ? height + 1 : height) * gap);
      return `M${tenth(x(index + 1))} ${y}h0`;
    });
  });
  return (
    <>
      {others.length > 0 && <path d={others.join("")} strokeWidth={4.2} strokeLinecap="round" />}
      {own !== null && (
        <path
          d={`M${tenth(x(own))} ${tenth(tenth(floor) - 3.1)}l3.1 3.1-3.1 3.1-3.1-3.1z`}
          fill="currentColor"
          stroke="none"
        />
      )}
    </>
  );
}

function histogram({ counts, own }: Votes, x: (score: number) => number, floor: number) {
  const most = Math.max(1, ...counts);
  const bars = counts.map(
    (count, index) => `M${tenth(x(index + 1))} ${floor + 2}v${-tenth((count / most) * (floor - 5))}`,
  );
  return (
    <>
      <path d={bars.join("")} strokeWidth={8} />
      {own !== null && <path d={`M${tenth(x(own))} 0l2.4 2.4-2.4 2.4-2.4-2.4z`} fill="currentColor" stroke="none" />}
    </>
  );
}
