import type { CSSProperties, ReactNode } from "react";
import type { SpreadLevel } from "@/lib/mcda/evaluation/result";
import { heatBucket } from "@/lib/mcda/heat";
import { classNames } from "../class-names";
import { SpreadStrip, type Votes } from "./spread-strip";

interface Props {
  readonly mean: number | null;
  readonly deviation: number | null;
  readonly level: SpreadLevel | null;
  readonly votes: Votes;
  /** Why there is no mean: "No answer", "Not applicable". */
  readonly emptyWord?: string;
  /** Its place in the queue of contested cells. */
  readonly rank?: number;
  /** The cell that is open beside the map. */
  readonly isOpen?: boolean;
  /** Leaves out dots and spread: with many options, and on a phone. */
  readonly isNarrow?: boolean;
  /** `mean` shades by the mean, `spread` by one standard deviation; `numbers` shows the mean on plain ground. */
  readonly show?: "mean" | "spread" | "numbers";
  /** Stands in the place of the dots, such as what moved since the round before; null leaves it empty. */
  readonly children?: ReactNode;
}

/**
 * The face of one cell of the heat map: mean, every vote, spread, and its rank in the queue. It goes into a `td`,
 * alone or in the link or button that opens the cell; `heatCellLabel` says the same in words.
 */
export function HeatCell(props: Props) {
  const { mean, deviation, level, votes, emptyWord = "No answer", rank, isOpen, isNarrow, show = "mean" } = props;
  const bucket = show === "mean" ? heatBucket(mean) : show === "spread" ? spreadBucket(deviation) : null;
  const figure = show === "spread" ? (deviation === null ? "–" : deviation.toFixed(1)) : mean?.toFixed(1);
  return (
    <span
      style={shade(bucket)}
      className={classNames(
        "heat-face",
        level === "high" && "shadow-[inset_0_0_0_var(--spread-ring)_var(--color-ink)]",
        isOpen && "z-1 rounded-[4px] outline-2 outline-offset-[1.5px] outline-accent",
        isNarrow && "sm:justify-center sm:pl-0",
      )}
    >
      {mean === null ? (
        <span className="clip text-2xs sm:text-xs">{emptyWord}</span>
      ) : (
        <>
          <b className={isNarrow ? "" : "sm:w-[30px]"}>{figure}</b>
          {!isNarrow &&
            (props.children === undefined ? (
              <SpreadStrip votes={votes} mean={mean} deviation={deviation} level={level} />
            ) : (
              <span className="min-w-0 max-sm:hidden">{props.children}</span>
            ))}
          {level !== null && level !== "low" && (
            <i
              aria-hidden="true"
              className={classNames(level === "high" ? "h-[3px] w-[26px]" : "h-0.5 w-3.5", !isNarrow && "sm:hidden")}
            />
          )}
        </>
      )}
      {rank !== undefined && <small aria-hidden="true">{rank}</small>}
    </span>
  );
}

/** Two whole steps of deviation is as far apart as a group can be on a scale from 1 to 5. */
function spreadBucket(deviation: number | null): number | null {
  return deviation === null ? null : heatBucket(1 + 2 * deviation);
}

/** The ground of a mean in half steps, with its own ink. */
function shade(bucket: number | null): CSSProperties {
  const name = bucket ?? "none";
  return { background: `var(--color-heat-${name})`, color: `var(--color-heat-${name}-ink)` };
}
