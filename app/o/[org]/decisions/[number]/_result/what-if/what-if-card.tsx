import { classNames } from "@/app/_ui/class-names";
import { ChartTable } from "@/app/_ui/data/chart-table";
import { SaveTable } from "@/app/_ui/data/save-table";
import { Card } from "@/app/_ui/feedback/card";
import type { ResultView } from "@/lib/evaluations/results/queries";
import type { WhatIfBasis } from "@/lib/mcda/robustness/what-if";
import { weightRows, type WeightRow } from "./weight-rows";
import { WhatIf } from "./what-if";

/** What each criterion weighs, where its weight would let another option win, and what other weights would give. */
export function WhatIfCard({ result, className }: { result: ResultView; className?: string }) {
  const { weights, ranking, leaderIds } = result.frozen.result;
  const places = new Map(weights.map(({ criterionId }, at) => [criterionId, at]));
  const rows = weightRows(result).map((row) => ({ ...row, at: places.get(row.id) ?? 0 }));
  const isMovable = leaderIds.length > 0 && ranking.every(({ points }) => points !== null);
  return (
    <Card
      title="What if the weights were different?"
      className={classNames("relative", className)}
      aside={<SaveTable name="weights" />}
    >
      {isMovable ? (
        <WhatIf
          basis={basisOf(result)}
          group={weights.map(({ weight }) => weight ?? 0)}
          rows={rows}
          options={result.names.options}
        />
      ) : (
        <p className="px-4 pb-4 text-ink-3">Nothing to move: without a total for every option nobody leads.</p>
      )}
      <p className="px-4 pb-3.5 text-xs leading-[17px] text-ink-3">{noteOf(result, rows)}</p>
      <ChartTable
        isTool
        caption="Weights in points of 100, their spread between people, and where the winner changes"
        columns={["Criterion", "Weight", "Spread (SD)", "Flips at", "To"]}
        rows={rows.map(({ name, now, deviation, flip }) => [
          name,
          now.toFixed(1),
          deviation === null ? "n/a" : deviation.toFixed(1),
          flip === null ? "–" : flip.weight.toFixed(1),
          flip === null ? "–" : flip.winner,
        ])}
      />
    </Card>
  );
}

/** What goes to the browser: means, and neither votes nor people. */
function basisOf({ frozen: { result } }: ResultView): WhatIfBasis {
  return {
    parameters: { scale: result.parameters.scale },
    weights: result.weights.map(({ isApplicable }) => ({ isApplicable })),
    cells: result.cells.map(({ optionId, mean }) => ({ optionId, mean })),
    ranking: result.ranking.map((option) => ({
      optionId: option.optionId,
      ...("knockedOutBy" in option && { knockedOutBy: option.knockedOutBy }),
    })),
  };
}

function noteOf({ frozen }: ResultView, rows: readonly WeightRow[]): string {
  const still = rows.filter(({ flip }) => flip === null).length;
  const source =
    frozen.weighting === "steward"
      ? "The steward gave these weights."
      : rows.some(({ deviation }) => deviation !== null)
        ? "The grey line is one standard deviation between people."
        : "";
  if (rows.length === still) return `${source} No weight of a single criterion changes the winner.`.trim();
  const rest = still === 0 ? "" : ` ${still} of ${rows.length} criteria flip nothing at any weight.`;
  return `Striped: another option leads.${rest} ${source}`.trim();
}
