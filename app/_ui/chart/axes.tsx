import type { Frame } from "./robustness/swap-line-geometry";

interface Props {
  readonly frame: Frame;
  /** Values at the left, each with a line across, and where they stand. */
  readonly up: readonly number[];
  readonly y: (value: number) => number;
  /** What stands below, and where. */
  readonly across: readonly { readonly x: number; readonly label: string }[];
}

/** The ticks of a drawing in a frame: at the left with a line across, below without one. */
export function Axes({ frame, up, y, across }: Props) {
  return (
    <>
      {up.map((tick) => (
        <g key={tick}>
          <path d={`M${frame.left} ${y(tick)}H${frame.right}`} className="stroke-grid" />
          <text x={frame.left - 6} y={y(tick) + 4} textAnchor="end">
            {tick}
          </text>
        </g>
      ))}
      {across.map(({ x, label }) => (
        <text key={x} x={x} y={frame.bottom + 17} textAnchor="middle">
          {label}
        </text>
      ))}
    </>
  );
}
