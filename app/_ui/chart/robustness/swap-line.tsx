import { useId } from "react";
import { Axes } from "../axes";
import { besideLine, labelsApart, scaleOf, ticksAround, weightReach, type Frame } from "./swap-line-geometry";

/** Points of an option where the criterion weighs nothing, and where the axis ends. */
export interface SwapLineOption {
  readonly name: string;
  readonly pointsAt: (weight: number) => number;
}

interface Props {
  readonly leader: SwapLineOption;
  readonly challenger: SwapLineOption;
  /** Weights in points of 100. */
  readonly now: number;
  readonly flip: number;
  /** The chart's finding in one sentence. */
  readonly sentence: string;
}

const WIDTH = 226;
const HEIGHT = 248;
const FRAME: Frame = { left: 30, right: 168, top: 14, bottom: 222 };

/** How two options' points move with the weight of one criterion, and where the lines cross. Striped: the other leads. */
export function SwapLine({ leader, challenger, now, flip, sentence }: Props) {
  const hatch = useId();
  const reach = weightReach([now, flip]);
  const ends = [leader, challenger].map(({ pointsAt }) => [pointsAt(0), pointsAt(reach)] as const);
  const ticks = ticksAround(ends.flat());
  const x = scaleOf(0, reach, FRAME.left, FRAME.right);
  const y = scaleOf(ticks[0] ?? 0, ticks.at(-1) ?? 100, FRAME.bottom, FRAME.top);
  const [leaderLabel, challengerLabel] = labelsApart(y(ends[0]?.[1] ?? 0), y(ends[1]?.[1] ?? 0), 14);
  const [from, to] = flip > now ? [flip, reach] : [0, flip];
  const isFlipRight = flip >= now;
  const nowLabel = besideLine(x(now), x(flip), FRAME);
  return (
    <svg
      role="img"
      aria-label={sentence}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="h-auto w-full max-w-[280px] fill-ink-3 text-2xs num"
    >
      <defs>
        <pattern id={hatch} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(25)">
          <path d="M0 0V4" className="stroke-hatch" />
        </pattern>
      </defs>
      <Axes
        frame={FRAME}
        up={ticks}
        y={y}
        across={ticksAround([0, reach])
          .filter((tick) => tick <= reach)
          .map((tick) => ({ x: x(tick), label: String(tick) }))}
      />
      <rect
        x={x(from)}
        y={FRAME.top}
        width={x(to) - x(from)}
        height={FRAME.bottom - FRAME.top}
        fill={`url(#${hatch})`}
      />
      <path d={`M${x(now)} ${FRAME.top}V${FRAME.bottom}`} className="stroke-accent" strokeWidth="1.5" />
      <path
        d={`M${x(flip)} ${FRAME.top}V${FRAME.bottom}`}
        className="stroke-ink"
        strokeWidth="1.5"
        strokeDasharray="2 3"
      />
      {ends.map(([left, right], at) => (
        <path
          key={at}
          d={`M${x(0)} ${y(left)}L${x(reach)} ${y(right)}`}
          className="fill-none stroke-ink"
          strokeWidth="2"
          strokeDasharray={at === 0 ? undefined : "6 4"}
        />
      ))}
      <circle cx={x(flip)} cy={y(leader.pointsAt(flip))} r="4" className="fill-surface stroke-ink" strokeWidth="1.75" />
      <g className="fill-ink font-semibold">
        <text x={FRAME.right + 6} y={leaderLabel + 4}>
          {short(leader.name)}
        </text>
        <text x={FRAME.right + 6} y={challengerLabel + 4}>
          {short(challenger.name)}
        </text>
        <text x={x(flip) + (isFlipRight ? 5 : -5)} y={FRAME.top + 9} textAnchor={isFlipRight ? "start" : "end"}>
          {flip.toFixed(1)}
        </text>
      </g>
      <text
        x={x(now) + (nowLabel.isLeft ? -4 : 4)}
        y={nowLabel.y}
        textAnchor={nowLabel.isLeft ? "end" : "start"}
        className="fill-accent-ink font-medium"
      >
        now {Math.round(now)}
      </text>
    </svg>
  );
}

/** As much of a name as stands beside the frame. */
function short(name: string): string {
  return name.length <= 9 ? name : `${name.slice(0, 8)}…`;
}
