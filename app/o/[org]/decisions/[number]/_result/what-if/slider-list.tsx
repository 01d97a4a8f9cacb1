import { counted } from "@/app/_ui/text/format";
import type { WeightRow } from "./weight-rows";
import { WeightSlider } from "./weight-slider";

type Row = WeightRow & { readonly at: number; readonly weight: number };

interface Props {
  /** In order; `weight` is where it stands now, `flip` from there. */
  readonly rows: readonly Row[];
  /** How many stand open; the rest is folded. */
  readonly open: number;
  readonly reach: number;
  readonly onMove: (criterion: number, weight: number) => void;
}

/** From here on what is folded is folded by theme. */
const MANY = 20;

/** A slider for each criterion, those that flip the winner soonest first. */
export function SliderList({ rows, open, reach, onMove }: Props) {
  const rest = rows.slice(open);
  const themes = rows.length > MANY ? [...new Set(rest.map(({ theme }) => theme))] : [null];
  const list = (some: readonly Row[]) => (
    <ul>
      {some.map((row) => (
        <WeightSlider key={row.id} {...row} group={row.now} reach={reach} onMove={(to) => onMove(row.at, to)} />
      ))}
    </ul>
  );
  return (
    <div className="min-w-0">
      {list(rows.slice(0, open))}
      {rest.length > 0 &&
        themes.map((theme) => {
          const within = rest.filter((row) => theme === null || row.theme === theme);
          return (
            <details key={theme} className="mt-1 border-t border-line">
              <summary className="flex min-h-11 items-center text-xs font-medium text-ink-3 hover:text-ink sm:min-h-8">
                {theme === null
                  ? counted(within.length, "more criterion", "more criteria")
                  : `${theme}: ${counted(within.length, "more criterion", "more criteria")}`}
              </summary>
              {list(within)}
            </details>
          );
        })}
    </div>
  );
}
