import { scaleOf } from "./swap-line-geometry";

export interface TornadoBar {
  readonly id: string;
  readonly name: string;
  /** Values at the lowest and at the highest weight. */
  readonly without: number;
  readonly most: number;
  /** Where another begins to lead: its place on the axis of values, and the number beside the tick. */
  readonly flip: { readonly weight: number; readonly lead: number } | null;
}

interface Props {
  readonly rows: readonly TornadoBar[];
  readonly now: number;
  /** The same as it is written. */
  readonly nowText: string;
  /** The chart's finding in one sentence. */
  readonly sentence: string;
}

/** Horizontal bars around today's value; what crosses 0 is striped on the far side. */
export function TornadoBars({ rows, now, nowText, sentence }: Props) {
  const values = rows.flatMap(({ without, most }) => [without, most]);
  const [low, high] = [Math.min(0, now, ...values), Math.max(0, now, ...values)];
  const room = (high - low) * 0.04;
  const x = scaleOf(low - room, high + room, 0, 100);
  return (
    <div role="img" aria-label={sentence}>
      {rows.map(({ id, name, without, most, flip }) => {
        const [left, right] = [Math.min(without, most), Math.max(without, most)];
        const isMoreRight = most >= without;
        return (
          <div
            key={id}
            title={name}
            className="grid h-7 grid-cols-[minmax(90px,30%)_minmax(0,1fr)] items-center gap-x-3"
          >
            <span className="clip text-ink-2">{name}</span>
            <span className="relative block h-7">
              <span className="absolute inset-y-0 w-px bg-axis" style={{ left: `${x(0)}%` }} />
              <span
                className="absolute top-[9px] h-2.5 rounded-[2px] bg-neutral-4"
                style={{ left: `${x(left)}%`, width: `${x(right) - x(left)}%` }}
              />
              <span
                className="absolute top-[9px] h-2.5 rounded-[2px] bg-ink-2"
                style={
                  isMoreRight
                    ? { left: `${x(Math.max(left, Math.min(now, right)))}%`, right: `${100 - x(right)}%` }
                    : { left: `${x(left)}%`, right: `${100 - x(Math.min(right, Math.max(now, left)))}%` }
                }
              />
              {left < 0 && (
                <span
                  className="absolute top-[9px] h-2.5 rounded-[2px] bg-surface shadow-[inset_0_0_0_1px_var(--color-ink-2)]"
                  style={{
                    left: `${x(left)}%`,
                    width: `${x(Math.min(0, right)) - x(left)}%`,
                    backgroundImage:
                      "repeating-linear-gradient(115deg, var(--color-ink-2) 0 1.5px, transparent 1.5px 4px)",
                  }}
                />
              )}
              {flip !== null && flip.lead >= left && flip.lead <= right && (
                <>
                  <span className="absolute top-1.5 -ml-px h-4 w-0.5 bg-ink" style={{ left: `${x(flip.lead)}%` }} />
                  <span
                    className="absolute -top-0.5 ml-1 bg-surface px-0.5 text-2xs font-semibold text-ink num"
                    style={{ left: `${x(flip.lead)}%` }}
                  >
                    {flip.weight.toFixed(1)}
                  </span>
                </>
              )}
              <span className="absolute inset-y-0 w-px bg-accent" style={{ left: `${x(now)}%` }} />
            </span>
          </div>
        );
      })}
      <div className="grid grid-cols-[minmax(90px,30%)_minmax(0,1fr)] gap-x-3 text-2xs text-ink-3 num">
        <span />
        <span className="relative block h-4">
          <span className="absolute -translate-x-1/2" style={{ left: `${x(0)}%` }}>
            0
          </span>
          {Math.abs(x(now) - x(0)) > 8 && (
            <span
              className="absolute -translate-x-1/2 whitespace-nowrap text-accent-ink"
              style={{ left: `${x(now)}%` }}
            >
              now {nowText}
            </span>
          )}
        </span>
      </div>
    </div>
  );
}
