const SHADES = [10, 15, 20, 25, 30, 35, 40, 45, 50] as const;

interface Props {
  /** What the cells show. */
  readonly show?: "mean" | "spread" | "numbers" | "movement";
}

/** What the heat map's shades, dots and bars mean. */
export function HeatLegend({ show = "mean" }: Props) {
  const [low, high] = show === "spread" ? ["0", "2 points of spread"] : ["1", "5 mean"];
  return (
    <div className="flex flex-wrap items-center gap-x-[22px] gap-y-2.5 pt-3 text-xs text-ink-3">
      {show === "numbers" ? (
        <span>Mean, then every score from the lowest to the highest</span>
      ) : (
        <span className="flex items-center gap-[7px]">
          {low}
          <span aria-hidden="true" className="flex overflow-hidden rounded-[3px] ring-1 ring-line-2">
            {SHADES.map((shade) => (
              <i key={shade} className="h-3 w-[15px]" style={{ background: `var(--color-heat-${shade})` }} />
            ))}
          </span>
          {high}
        </span>
      )}
      {show === "movement" && <span>▲ ▼ how far the mean moved; unmarked cells were not scored again</span>}
      {(show === "mean" || show === "spread") && <DotLegend />}
      {show === "mean" || show === "spread" ? (
        <span className="flex items-center gap-[7px]">
          <svg width="30" height="8" aria-hidden="true" fill="none" stroke="currentColor">
            <path d="M1 4h28" strokeWidth="2" />
            <path d="M1 1v6M29 1v6" strokeWidth="1.25" />
          </svg>
          spread, thicker means wider
        </span>
      ) : (
        <span>Ringed: the group is far apart</span>
      )}
    </div>
  );
}

function DotLegend() {
  return (
    <>
      <span className="flex items-center gap-[7px] max-sm:hidden">
        <svg width="20" height="6" aria-hidden="true" fill="currentColor">
          <circle cx="3" cy="3" r="2.1" />
          <circle cx="9.5" cy="3" r="2.1" />
          <circle cx="16" cy="3" r="2.1" />
        </svg>
        one vote each
      </span>
      <span className="flex items-center gap-[7px] max-sm:hidden">
        <svg width="8" height="8" aria-hidden="true" fill="currentColor">
          <path d="M4 .6 7.4 4 4 7.4.6 4z" />
        </svg>
        yours
      </span>
    </>
  );
}
