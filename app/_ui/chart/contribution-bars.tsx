import { classNames } from "../class-names";
import { IndividualDots, type IndividualPoints } from "./individual-dots";
import { ThemeBar } from "./theme-bar";

export interface ContributionBar {
  readonly id: string;
  readonly name: string;
  readonly rank: number | null;
  readonly points: number | null;
  /** False for an option below a minimum: it keeps its points and has no rank. */
  readonly mayWin?: boolean;
  /** Points per theme, in the order of `themes`. */
  readonly segments: readonly number[];
  /** What each person's ballot alone would give this option. */
  readonly people?: readonly IndividualPoints[];
}

interface Props {
  readonly bars: readonly ContributionBar[];
  readonly themes: readonly string[];
  /** The chart's finding in one sentence. */
  readonly sentence: string;
}

/** So many stand in full size; more are drawn closer together, so that they are seen at once. */
const ROOMY = 6;

const TICKS = [0, 20, 40, 60, 80, 100] as const;

/** What each option's points are made of, on a fixed axis from 0 to 100. Under each bar the people, one by one. */
export function ContributionBars({ bars, themes, sentence }: Props) {
  const isDense = bars.length > ROOMY;
  return (
    <div role="img" aria-label={sentence} className="px-4 pb-2.5">
      {bars.map((bar) => (
        <div key={bar.id} className="grid sm:grid-cols-[130px_minmax(0,1fr)]">
          <div className="grid grid-cols-[24px_auto_1fr] content-start pt-1.5 sm:grid-cols-[22px_1fr] sm:pt-[9px]">
            <span className="text-base text-ink-3 num">{bar.rank ?? "–"}</span>
            <span
              className={classNames(
                "font-semibold tracking-tight wrap-anywhere text-ink",
                isDense ? "text-base leading-[17px]" : "text-md leading-[22px]",
              )}
            >
              {bar.name}
            </span>
            <span className="text-right text-xs leading-[22px] text-ink-3 sm:col-start-2 sm:text-left sm:leading-[18px]">
              <span className="font-semibold text-ink num">{bar.points === null ? "–" : bar.points.toFixed(1)}</span>{" "}
              points
              {bar.mayWin === false && <span className="block text-caution-ink">may not win</span>}
            </span>
          </div>
          <div
            className={classNames("relative pt-[9px]", isDense ? "min-h-[58px]" : "min-h-[68px]")}
            style={{
              background: "repeating-linear-gradient(90deg, var(--color-grid) 0 1px, transparent 1px 10%)",
              backgroundSize: "calc(100% - 1px) 100%",
            }}
          >
            <ThemeBar segments={bar.segments} themes={themes} />
            {bar.people && bar.people.length > 1 && <IndividualDots people={bar.people} />}
          </div>
        </div>
      ))}
      <div className="flex justify-between pt-1 text-2xs text-ink-3 num sm:ml-[130px]">
        {TICKS.map((tick) => (
          <span
            key={tick}
            className={classNames(
              "flex w-0 justify-center whitespace-nowrap",
              tick === 0 && "max-sm:justify-start",
              tick === 100 && "max-sm:justify-end",
            )}
          >
            {tick}
          </span>
        ))}
      </div>
    </div>
  );
}
