import type { SpreadLevel } from "@/lib/mcda/evaluation/result";

export interface Vote {
  readonly score: number;
  readonly isOwn?: boolean;
}

interface Props {
  readonly votes: readonly Vote[];
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
  const hasBar = mean !== null && deviation !== null && level !== null && votes.length > 1;
  const from = hasBar ? Math.max(1, x(mean - deviation)) : 0;
  const to = hasBar ? Math.min(width - 1, x(mean + deviation)) : 0;
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" className="block">
      {hasBar && (
        <g fill="none" stroke="currentColor">
          <path d={`M${from} ${bar}H${to}`} strokeWidth={WEIGHTS[level]} />
          {level !== "low" && <path d={`M${from} ${bar - 3}v6M${to} ${bar - 3}v6`} strokeWidth={1.25} />}
        </g>
      )}
      <g fill="currentColor">{votes.length > MOST_DOTS ? histogram(votes, x, floor) : dots(votes, x, floor)}</g>
    </svg>
  );
}

function dots(votes: readonly Vote[], x: (score: number) => number, floor: number) {
  const heights = new Map<number, number>();
  // The reader's own vote stands at the bottom of its stack, so that it is found at the same height everywhere.
  const ordered = [...votes].sort((a, b) => Number(b.isOwn ?? false) - Number(a.isOwn ?? false));
  // Tall stacks move closer instead of out of the cell.
  const tallest = Math.max(...[1, 2, 3, 4, 5].map((score) => votes.filter((vote) => vote.score === score).length));
  const gap = Math.min(STACK_STEP, (floor - 3) / Math.max(1, tallest - 1));
  return ordered.map(({ score, isOwn }, index) => {
    const height = heights.get(score) ?? 0;
    heights.set(score, height + 1);
    const y = floor - height * gap;
    if (isOwn) return <path key={index} d={`M${x(score)} ${y - 3.1}l3.1 3.1-3.1 3.1-3.1-3.1z`} />;
    return <circle key={index} cx={x(score)} cy={y} r={2.1} />;
  });
}

function histogram(votes: readonly Vote[], x: (score: number) => number, floor: number) {
  const counts = [1, 2, 3, 4, 5].map((score) => votes.filter((vote) => vote.score === score).length);
  const most = Math.max(1, ...counts);
  const own = votes.find((vote) => vote.isOwn);
  return (
    <>
      {counts.map((count, index) => {
        const height = (count / most) * (floor - 5);
        return <rect key={index} x={x(index + 1) - 4} y={floor + 2 - height} width={8} height={height} rx={1} />;
      })}
      {own && <path d={`M${x(own.score)} 0l2.4 2.4-2.4 2.4-2.4-2.4z`} />}
    </>
  );
}
