import { Fragment } from "react";
import { classNames } from "@/app/_ui/class-names";
import { HeatLegend } from "@/app/_ui/chart/heat-legend";
import type { Discussion, DiscussionCriterion } from "@/lib/evaluations/discussion/queries";
import { cellKey } from "@/lib/evaluations/rules";
import { MapCell } from "./map-cell";
import type { DiscussionState } from "./view-state";
import { byTheme } from "@/lib/evaluations/matrix/rules";

interface Props {
  readonly discussion: Discussion;
  readonly state: DiscussionState;
  readonly open: Discussion["cells"][number] | null;
  /** Keys of the cells that came together without a new reason. */
  readonly silent: ReadonlySet<string>;
}

/** With more options than this a cell keeps its mean and its spread mark only. */
const MOST_WIDE_OPTIONS = 6;

/** Every cell of the matrix as a real table: themes, criteria with their weight, and the votes under each option. */
export function HeatMap({ discussion, state, open, silent }: Props) {
  const { criteria, options } = discussion;
  const isNarrow = options.length > MOST_WIDE_OPTIONS;
  return (
    <section
      aria-label="Scores"
      tabIndex={-1}
      className="relative min-h-0 overflow-x-auto px-4 pt-1.5 pb-3 sm:px-5 sm:pt-2.5 sm:pb-4 lg:overflow-auto"
    >
      <table
        data-heat
        className={classNames(
          "-mx-0.5 w-[calc(100%+4px)] table-fixed border-separate border-spacing-0.5",
          isNarrow ? "min-w-max" : options.length > 3 && "max-sm:min-w-[36rem]",
        )}
      >
        <caption className="sr-only">
          Scores by criterion and option after round {discussion.round}. Each cell opens its reasons and comments.
        </caption>
        <colgroup>
          <col className={isNarrow ? "w-[180px]" : "w-[38%] sm:w-[222px]"} />
          {options.map(({ id }) => (
            <col key={id} className={isNarrow ? "w-14" : undefined} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th
              scope="col"
              className="pb-0.5 align-bottom text-2xs font-medium tracking-caps text-ink-3 max-sm:pt-2 sm:pr-2"
            >
              <span className="flex justify-between">
                Criterion <span className="max-sm:hidden">Weight</span>
              </span>
            </th>
            {options.map(({ id, name }) => (
              <th
                key={id}
                scope="col"
                className="clip pb-0.5 align-bottom text-sm font-semibold max-sm:px-1 max-sm:pt-2 max-sm:text-center max-sm:text-xs sm:px-2.5"
                title={name}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {byTheme(criteria).map(({ theme, criteria: rows }) => (
            <Fragment key={theme}>
              <tr>
                <th
                  colSpan={options.length + 1}
                  scope="rowgroup"
                  className="pt-[5px] pb-px text-xs leading-4 font-medium text-ink-3"
                >
                  {theme}
                </th>
              </tr>
              {rows.map((criterion) => (
                <MapRow
                  key={criterion.id}
                  discussion={discussion}
                  state={state}
                  open={open}
                  silent={silent}
                  criterion={criterion}
                  isNarrow={isNarrow}
                />
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
      <HeatLegend show={state.show} />
    </section>
  );
}

function MapRow({
  discussion,
  state,
  open,
  silent,
  criterion,
  isNarrow,
}: Props & { criterion: DiscussionCriterion; isNarrow: boolean }) {
  const { id, name, shortName, weight, minimumScore } = criterion;
  return (
    <tr>
      <th
        scope="row"
        className={classNames(
          "pr-1 text-xs leading-4 font-regular sm:pr-2 sm:text-sm sm:leading-4",
          isNarrow && "sticky left-0 z-2 bg-surface",
        )}
      >
        <span className="flex items-center justify-between gap-2">
          <span className="sm:hidden">{shortName}</span>
          <span className="max-sm:hidden">
            {name}
            {minimumScore !== null && (
              <span className="block text-2xs leading-3 text-ink-3">none below {minimumScore} may win</span>
            )}
          </span>
          {weight !== null && (
            <span className="text-ink-3 num max-sm:hidden">
              <span className="sr-only">weight </span>
              {Math.round(100 * weight)}
            </span>
          )}
        </span>
      </th>
      {discussion.options.map((option) => {
        const cell = discussion.cells.find((one) => one.criterionId === id && one.optionId === option.id);
        return (
          <td key={option.id} className="p-0">
            {cell && (
              <MapCell
                state={state}
                cell={cell}
                criterion={criterion}
                option={option.name}
                isOpen={cell === open}
                isSilent={silent.has(cellKey(id, option.id))}
                isNarrow={isNarrow}
              />
            )}
          </td>
        );
      })}
    </tr>
  );
}
