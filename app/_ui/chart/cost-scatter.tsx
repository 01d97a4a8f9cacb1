import { Axes } from "./axes";
import { scaleOf, ticksAround } from "./robustness/swap-line-geometry";

export interface ScatterPoint {
  readonly id: string;
  readonly name: string;
  /** Points of 100. */
  readonly benefit: number;
  /** In currency: at low, likely and high inputs. */
  readonly low: number;
  readonly likely: number;
  readonly high: number;
  /** False for a point off the frontier, which is drawn hollow. */
  readonly isEfficient: boolean;
}

interface Props {
  readonly points: readonly ScatterPoint[];
  readonly currency: string;
  /** The chart's finding in one sentence. */
  readonly sentence: string;
}

const WIDTH = 360;
const HEIGHT = 250;
const FRAME = { left: 30, right: 346, top: 16, bottom: 214 } as const;

/** Benefit against cost: the frontier as a line through what nothing beats, whiskers from the low to the high inputs. */
export function CostScatter({ points, currency, sentence }: Props) {
  const most = Math.max(1, ...points.map(({ high }) => high));
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(most)) - 1);
  const across = ticksAround(points.flatMap(({ low, high }) => [low / unit, high / unit]));
  const up = ticksAround(points.map(({ benefit }) => benefit));
  const x = scaleOf((across[0] ?? 0) * unit, (across.at(-1) ?? 1) * unit, FRAME.left, FRAME.right);
  const y = scaleOf(up[0] ?? 0, up.at(-1) ?? 100, FRAME.bottom, FRAME.top);
  const frontier = points.filter(({ isEfficient }) => isEfficient).sort((a, b) => a.likely - b.likely);
  return (
    <svg
      role="img"
      aria-label={sentence}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="h-auto w-full max-w-[420px] fill-ink-3 text-2xs num"
    >
      <Axes
        frame={FRAME}
        up={up}
        y={y}
        across={across.map((tick) => ({ x: x(tick * unit), label: shortAmount(tick * unit) }))}
      />
      <text x={FRAME.right} y={HEIGHT - 4} textAnchor="end">
        net present value, {currency}
      </text>
      <path
        d={frontier.map(({ likely, benefit }, at) => `${at === 0 ? "M" : "L"}${x(likely)} ${y(benefit)}`).join("")}
        className="fill-none stroke-ink"
        strokeWidth="1.5"
      />
      {points.map(({ id, name, benefit, low, likely, high, isEfficient }) => (
        <g key={id}>
          <path
            d={`M${x(low)} ${y(benefit)}H${x(high)}m0 -4v8M${x(low)} ${y(benefit) - 4}v8`}
            className="fill-none stroke-ink-3"
          />
          <circle
            cx={x(likely)}
            cy={y(benefit)}
            r="4.5"
            className={isEfficient ? "fill-ink stroke-ink" : "fill-surface stroke-ink"}
            strokeWidth="1.75"
          />
          <text
            x={x(likely) + (x(likely) > WIDTH - 110 ? -8 : 8)}
            y={y(benefit) - 7}
            textAnchor={x(likely) > WIDTH - 110 ? "end" : "start"}
            className="fill-ink font-semibold"
          >
            {name.length <= 16 ? name : `${name.slice(0, 15)}…`}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** "179k", "1.2M". */
export function shortAmount(value: number): string {
  return Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 }).format(value).replace("K", "k");
}
