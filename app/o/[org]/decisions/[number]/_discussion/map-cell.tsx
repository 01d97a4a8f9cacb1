import { Link } from "@/app/_ui/link/link";
import { HeatCell } from "@/app/_ui/chart/heat-cell";
import { heatCellLabel, namedScores } from "@/app/_ui/chart/heat-cell-label";
import type { Discussion, DiscussionCriterion } from "@/lib/evaluations/discussion/queries";
import { measuredWords, valueWords } from "@/lib/evaluations/measures/rules";
import { cellKey } from "@/lib/evaluations/rules";
import { EPSILON } from "@/lib/mcda/numeric";
import { STANCE_WORDS } from "./cell/stance-words";
import { hrefOf, type DiscussionState } from "./view-state";

type Cell = Discussion["cells"][number];

interface Props {
  readonly state: DiscussionState;
  readonly cell: Cell;
  readonly criterion: DiscussionCriterion;
  readonly option: string;
  readonly isOpen: boolean;
  readonly isNarrow: boolean;
  /** Did its scores come together without a new reason? */
  readonly isSilent: boolean;
}

/** One cell of the map: a link that opens its pane. */
export function MapCell({ state, cell, criterion, option, isOpen, isNarrow, isSilent }: Props) {
  const emptyWord = cell.notApplicable > 0 ? "Not applicable" : cell.abstentions > 0 ? "Abstained" : "No answer";
  const value = measuredWords(criterion, cell.optionId);
  const label =
    value === null
      ? heatCellLabel({
          option,
          criterion: criterion.name,
          mean: cell.mean,
          level: cell.level,
          counts: cell.counts,
          emptyWord,
        })
      : `${option}, ${criterion.name}: measured ${value}`;
  const isBelow = criterion.minimumScore !== null && cell.mean !== null && cell.mean < criterion.minimumScore - EPSILON;
  const more = [
    cell.rank !== null && `number ${cell.rank} to talk about`,
    isBelow && `below the minimum of ${criterion.minimumScore}`,
    cell.stance !== null && STANCE_WORDS[cell.stance].toLowerCase(),
    state.show === "movement" && value === null && movementWords(cell),
    isSilent && "came together without a new reason",
  ].filter(Boolean);
  return (
    <Link
      href={hrefOf({ ...state, cell: cellKey(cell.criterionId, cell.optionId) })}
      replace
      scroll={false}
      prefetch={false}
      data-cell
      aria-label={[label, ...more].join(", ")}
      aria-current={isOpen || undefined}
      className="block rounded-cell focus-visible:z-2"
    >
      <HeatCell
        mean={cell.mean}
        deviation={cell.standardDeviation}
        level={cell.level}
        votes={cell}
        emptyWord={emptyWord}
        rank={cell.rank ?? undefined}
        isOpen={isOpen}
        isNarrow={isNarrow}
        show={state.show === "spread" || state.show === "numbers" ? state.show : "mean"}
      >
        {value === null ? (
          detail(state, cell, isSilent)
        ) : (
          <MeasuredDetail criterion={criterion} optionId={cell.optionId} />
        )}
      </HeatCell>
    </Link>
  );
}

/** The measured value in the place of votes: nobody scored it. */
function MeasuredDetail({ criterion, optionId }: { criterion: DiscussionCriterion; optionId: string }) {
  const { measure, values } = criterion;
  const given = values[optionId];
  if (measure === null || given === undefined) return null;
  return <span className="block clip text-xs num">{valueWords(given.value, measure)}</span>;
}

/** What stands in the place of the dots; undefined leaves the dots. */
function detail({ show }: DiscussionState, cell: Cell, isSilent: boolean) {
  if (show === "numbers")
    return (
      <span className="block clip text-xs num">{namedScores(cell.counts)?.join(" ") ?? cell.counts.join(" · ")}</span>
    );
  if (show !== "movement") return undefined;
  const { movement } = cell;
  if (!cell.isInLatestRound) return null;
  if (movement === null || Math.abs(movement) < 0.05)
    return <span className="block clip text-xs">same mean{isSilent && ", no reason"}</span>;
  return (
    <span className="block clip text-xs font-semibold num">
      {movement > 0 ? "▲" : "▼"} {Math.abs(movement).toFixed(1)}
      {isSilent && <span className="font-regular"> no reason</span>}
    </span>
  );
}

function movementWords({ movement, isInLatestRound }: Cell): string {
  if (!isInLatestRound) return "not asked again";
  if (movement === null || Math.abs(movement) < 0.05) return "mean unchanged";
  return `mean ${movement > 0 ? "up" : "down"} by ${Math.abs(movement).toFixed(1)}`;
}
