import { classNames } from "@/app/_ui/class-names";
import { ChartTable } from "@/app/_ui/data/chart-table";
import { SaveTable } from "@/app/_ui/data/save-table";
import { Card } from "@/app/_ui/feedback/card";
import type { Robustness } from "@/lib/evaluations/results/analysis/queries";
import type { ResultView } from "@/lib/evaluations/results/queries";
import { heatBucket } from "@/lib/mcda/heat";
import { sharePercent } from "@/lib/mcda/sentence";

interface Props {
  readonly result: ResultView;
  readonly robustness: Robustness;
  readonly className?: string;
}

const SCHEMES = {
  uniform: { name: "all weightings", method: "uniform SMAA" },
  ordinal: { name: "the group’s order of weights", method: "ordinal SMAA" },
  "around-the-group": { name: "around the group’s weights", method: "Dirichlet SMAA" },
  members: { name: "one member’s weights at a time", method: "SMAA over members" },
} as const;

/** How often each option takes each place when weights and voters vary: whoever is dark in the first column needs no luck. */
export function PlacesCard({ result, robustness, className }: Props) {
  const { optionIds, weightings } = robustness;
  const simulated = weightings.flatMap(({ scheme, simulated: found }) =>
    found === null ? [] : [{ scheme, ...found }],
  );
  const shown = simulated.find(({ scheme }) => scheme === "uniform");
  if (shown === undefined) return null;
  const order = result.frozen.result.ranking.map(({ optionId }) => optionId);
  const nameOf = (id: string) => result.names.options[id] ?? "";
  const rowOf = (found: typeof shown, id: string) => found.rankAcceptability[optionIds.indexOf(id)] ?? [];
  const places = order.map((_, at) => at + 1);
  return (
    <Card title="Over all weightings" className={classNames("relative", className)} aside={<SaveTable name="places" />}>
      <div
        className="overflow-x-auto px-4 pb-3.5"
        data-chart
        tabIndex={0}
        role="region"
        aria-label="Places over all weightings"
      >
        <p className="pb-1.5 text-xs text-ink-3">Share of weightings in which an option takes each place</p>
        <table className="w-full table-fixed">
          <caption className="sr-only">
            Over all weightings {nameOf(order[0] ?? "")} is first in{" "}
            {sharePercent(rowOf(shown, order[0] ?? "")[0] ?? 0)}.
          </caption>
          <colgroup>
            <col className="w-[104px]" />
            {places.map((place) => (
              <col key={place} className="w-11" />
            ))}
          </colgroup>
          <thead>
            <tr className="text-2xs text-ink-3">
              <th scope="col" className="h-6 font-medium">
                <span className="sr-only">Option</span>
              </th>
              {places.map((place) => (
                <th key={place} scope="col" className="h-6 text-center font-medium num">
                  {place}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {order.map((id) => (
              <tr key={id}>
                <th scope="row" className="h-8 clip pr-2 font-regular text-ink" title={nameOf(id)}>
                  {nameOf(id)}
                </th>
                {places.map((place) => {
                  const share = rowOf(shown, id)[place - 1] ?? 0;
                  const shade = share === 0 ? "none" : (heatBucket(1 + 4 * share) ?? "none");
                  return (
                    <td key={place} className="h-8 p-px">
                      <span
                        className="grid h-full place-items-center rounded-cell text-xs num"
                        style={{ background: `var(--color-heat-${shade})`, color: `var(--color-heat-${shade}-ink)` }}
                      >
                        {share === 0 ? "–" : share < 0.01 ? "<1%" : sharePercent(share)}
                      </span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ChartTable
        isTool
        caption={`Share of draws per place (rank acceptability), ${shown.draws.toLocaleString("en")} draws each`}
        columns={["Option", "Weights", ...places.map((place) => `Place ${place}`), "Method"]}
        rows={simulated.flatMap((found) =>
          order.map((id) => [
            nameOf(id),
            SCHEMES[found.scheme].name,
            ...places.map((place) => `${(100 * (rowOf(found, id)[place - 1] ?? 0)).toFixed(1)}%`),
            SCHEMES[found.scheme].method,
          ]),
        )}
      />
    </Card>
  );
}
