interface Props {
  /** Where in time, in percent. */
  readonly x: number;
  /** Middles of the rows, in pixels. */
  readonly from: number;
  readonly to: number;
}

/** An arrow from what was replaced to what took over. */
export function Succession({ x, from, to }: Props) {
  const down = to > from ? 1 : -1;
  const tip = to - down * 6;
  return (
    <g className="fill-none stroke-ink-3" strokeWidth={1.25}>
      <line x1={`${x}%`} x2={`${x}%`} y1={from + down * 5} y2={tip} />
      <svg x={`${x}%`} overflow="visible">
        <path d={`M-3 ${tip - down * 4}L0 ${tip}L3 ${tip - down * 4}`} strokeLinecap="round" strokeLinejoin="round" />
      </svg>
    </g>
  );
}
