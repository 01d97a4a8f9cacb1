import { classNames } from "@/app/_ui/class-names";
import { SwapLine } from "@/app/_ui/chart/robustness/swap-line";
import { weightReach } from "@/app/_ui/chart/robustness/swap-line-geometry";
import { WeightTrack } from "@/app/_ui/chart/robustness/weight-track";
import { ChartTable } from "@/app/_ui/data/chart-table";
import { SaveTable } from "@/app/_ui/data/save-table";
import { Card } from "@/app/_ui/feedback/card";
import type { ResultView } from "@/lib/evaluations/results/queries";
import { pointsAtWeight } from "@/lib/mcda/robustness/weight-line";
import { weightRows, type WeightRow } from "./weight-rows";

/** What each criterion weighs, how far people differ on it, and where its weight would let another option win. */
export function WeightsCard({ result, className }: { result: ResultView; className?: string }) {
  const rows = weightRows(result);
  const nearest = rows.slice(0, 4).flatMap(({ flip }) => flip?.weight ?? []);
  const reach = weightReach([...nearest, ...rows.map(({ now, deviation }) => now + (deviation ?? 0))]);
  const { swap } = result.frozen.result;
  return (
    <Card
      title="Weights, and what flips the winner"
      className={classNames("relative", className)}
      aside={<SaveTable name="weights" />}
    >
      <div className="grid gap-5 px-4 pb-3.5 sm:grid-cols-[minmax(0,1fr)_226px]">
        <div>
          <ul>
            {rows.map((row) => (
              <li
                key={row.id}
                className="grid h-[27px] grid-cols-[104px_minmax(0,1fr)_92px] items-center gap-3"
                title={row.name}
              >
                <span className="clip text-ink">{row.shortName}</span>
                <WeightTrack now={row.now} deviation={row.deviation} flip={row.flip?.weight ?? null} reach={reach} />
                <span className="text-right text-xs whitespace-nowrap text-ink-3 num">
                  <b>{Math.round(row.now)}</b>
                  {row.flip !== null && (
                    <>
                      {" "}
                      flips at <b>{row.flip.weight.toFixed(1)}</b>
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
          <p className="pt-2 text-xs leading-[17px] text-ink-3">{noteOf(result, rows)}</p>
        </div>
        {swap !== null && <Swap result={result} />}
      </div>
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

/** The smallest change of one weight that changes the winner, drawn. */
function Swap({ result: { frozen, names } }: { result: ResultView }) {
  const { swap, leaderIds, ranking, cells, parameters } = frozen.result;
  if (swap === null) return null;
  const { low, high } = parameters.scale;
  const lineOf = (optionId: string) => {
    const points = ranking.find((one) => one.optionId === optionId)?.points ?? 0;
    const mean = cells.find((one) => one.optionId === optionId && one.criterionId === swap.criterionId)?.mean ?? low;
    const line = { points, onCriterion: (100 * (mean - low)) / (high - low) };
    return {
      name: names.options[optionId] ?? "",
      pointsAt: (weight: number) => pointsAtWeight(line, swap.weightNow, weight / 100),
    };
  };
  const [leader, challenger] = [lineOf(leaderIds[0] ?? ""), lineOf(swap.challengerId)];
  const criterion = names.criteria[swap.criterionId] ?? "";
  const [now, flip] = [100 * swap.weightNow, 100 * swap.weightThen];
  return (
    <figure>
      <figcaption className="pl-1.5 text-xs">
        <b className="font-medium">{criterion}</b> <span className="text-ink-3">weight against points</span>
      </figcaption>
      <SwapLine
        leader={leader}
        challenger={challenger}
        now={now}
        flip={flip}
        sentence={`As the weight of ${criterion} moves from ${now.toFixed(1)} to ${flip.toFixed(1)}, ${leader.name} and ${challenger.name} draw level at ${leader.pointsAt(flip).toFixed(1)} points; beyond it ${challenger.name} leads.`}
      />
    </figure>
  );
}

function noteOf({ frozen }: ResultView, rows: readonly WeightRow[]): string {
  const still = rows.filter(({ flip }) => flip === null).length;
  const source =
    frozen.weighting === "steward"
      ? "The steward set these weights, because nobody submitted any."
      : "The grey line is one standard deviation between people.";
  if (rows.length === still) return `${source} No weight of a single criterion changes the winner.`;
  const rest = still === 0 ? "" : ` ${still} of ${rows.length} criteria flip nothing at any weight.`;
  return `Striped: another option leads.${rest} ${source}`;
}
