import { Fragment } from "react";
import { classNames } from "@/app/_ui/class-names";
import { ChartTable } from "@/app/_ui/data/chart-table";
import { SaveTable } from "@/app/_ui/data/save-table";
import { Card } from "@/app/_ui/feedback/card";
import { listed, oneDecimal } from "@/app/_ui/text/format";
import type { ResultView } from "@/lib/evaluations/results/queries";

/** What each goal brought to each option: goal → criteria → points. Nothing where no criterion was linked to a goal. */
export function GoalsCard({ result, className }: { result: ResultView; className?: string }) {
  const { goals, names } = result;
  if (goals.length === 0) return null;
  const options = result.frozen.result.ranking.map(({ optionId }) => ({
    id: optionId,
    name: names.options[optionId] ?? "",
  }));
  const served = (ids: readonly string[]) => listed(ids.map((id) => names.criteria[id] ?? ""));
  const most = Math.max(1, ...goals.map(({ weight }) => 100 * weight));
  return (
    <Card
      title="What each goal brought"
      className={classNames("relative", className)}
      aside={<SaveTable name="goals" hasChart={false} />}
    >
      <div className="overflow-x-auto px-4 pb-3.5">
        <table className="w-full">
          <caption className="sr-only">Points of each option by the goal that its criteria serve</caption>
          <thead>
            <tr className="border-b border-line text-2xs text-ink-3">
              <th scope="col" className="py-1.5 pr-3 text-left font-medium">
                Goal
              </th>
              <th scope="col" className="py-1.5 pr-3 text-right font-medium">
                Weight
              </th>
              {options.map(({ id, name }) => (
                <th key={id} scope="col" className="py-1.5 pl-3 text-left font-medium">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {goals.map(({ goal, weight, criterionIds, points }) => (
              <Fragment key={goal?.id ?? "none"}>
                <tr className="border-line align-top sm:border-b">
                  <th scope="row" className="min-w-[5.5rem] py-2 pr-3 text-left font-regular max-sm:pb-0">
                    <span className={goal === null ? "text-ink-3" : "text-ink"}>
                      {goal === null ? "No goal" : goal.name}
                    </span>
                    <span className="mt-0.5 block max-w-[26rem] text-xs text-ink-3 max-sm:hidden">
                      {served(criterionIds)}
                    </span>
                  </th>
                  <td className="pt-2 pr-3 text-right num">{Math.round(100 * weight)}</td>
                  {options.map(({ id }) => (
                    <td key={id} className="min-w-[3.5rem] pt-2 pl-3 sm:min-w-[6rem]">
                      <span className="text-ink num">{oneDecimal(points[id] ?? 0)}</span>
                      <span
                        aria-hidden="true"
                        className="relative mt-1 block h-1.5 rounded-[2px] bg-neutral-4"
                        style={{ width: `${(100 * 100 * weight) / most}%` }}
                      >
                        <span
                          className="absolute inset-y-0 left-0 rounded-[2px] bg-ink-2"
                          style={{ width: `${weight === 0 ? 0 : Math.min(100, (points[id] ?? 0) / weight)}%` }}
                        />
                      </span>
                    </td>
                  ))}
                </tr>
                <tr className="border-b border-line sm:hidden">
                  <td colSpan={options.length + 2} className="pt-0.5 pb-2 text-xs text-ink-3">
                    {served(criterionIds)}
                  </td>
                </tr>
              </Fragment>
            ))}
          </tbody>
        </table>
        <p className="pt-2 text-xs text-ink-3">
          The pale bar is all that the goal’s criteria could bring. A criterion of several goals is shared among them by
          how much it serves each.
        </p>
      </div>
      <ChartTable
        isTool
        caption="Points by goal"
        columns={["Goal", "Weight", ...options.map(({ name }) => name), "Criteria"]}
        rows={goals.map(({ goal, weight, points, criterionIds }) => [
          goal?.name ?? "No goal",
          (100 * weight).toFixed(1),
          ...options.map(({ id }) => (points[id] ?? 0).toFixed(1)),
          served(criterionIds),
        ])}
      />
    </Card>
  );
}
