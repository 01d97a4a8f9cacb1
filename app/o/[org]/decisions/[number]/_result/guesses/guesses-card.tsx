import { Check, TriangleAlert } from "@/app/_ui/icons";
import { classNames } from "@/app/_ui/class-names";
import { ChartTable } from "@/app/_ui/data/chart-table";
import { SaveTable } from "@/app/_ui/data/save-table";
import { Card } from "@/app/_ui/feedback/card";
import { percentage } from "@/app/_ui/text/format";
import type { Robustness } from "@/lib/evaluations/results/analysis/queries";
import type { ResultView } from "@/lib/evaluations/results/queries";
import type { CellReliance } from "@/lib/mcda/confidence/reliance";
import { countOf, guessSentence, withoutGuesses } from "./guess-words";

interface Props {
  readonly result: ResultView;
  readonly robustness: Robustness;
  readonly className?: string;
}

/** So many cells that rest on guesses are named; the others stand in the table. */
const NAMED = 5;

/** From half on, a cell rests on guesses. */
const MOSTLY = 0.5;

const LEVELS = [
  { key: "low", word: "Low", fill: "bg-caution" },
  { key: "medium", word: "Medium", fill: "bg-neutral-8" },
  { key: "high", word: "High", fill: "bg-ink-2" },
  { key: "unsaid", word: "Not said", fill: "bg-neutral-6" },
] as const;

/** How much the result rests on guesses: the scores people gave with low confidence. Nothing where they were not asked. */
export function GuessesCard({ result: { frozen, names }, robustness: { reliance }, className }: Props) {
  if (reliance === null) return null;
  const all = countOf(reliance);
  const without = withoutGuesses(reliance, frozen.result.leaderIds, names);
  const shaky = reliance.cells
    .filter(({ lowShare }) => (lowShare ?? 0) >= MOSTLY)
    .sort((a, b) => (b.lowShare ?? 0) - (a.lowShare ?? 0));
  const shown = LEVELS.filter(({ key }) => reliance[key] > 0);
  const Icon = without?.isOther === true ? TriangleAlert : Check;
  return (
    <Card
      title="How much rests on guesses"
      className={classNames("relative", className)}
      aside={<SaveTable name="confidence" hasChart={false} />}
    >
      <div className="px-4 pb-3.5">
        <p className="text-ink">{guessSentence(reliance)}</p>
        {without !== null && (
          <p className={`mt-1 flex gap-1.5 ${without.isOther ? "text-caution-ink" : "text-ink-3"}`}>
            <Icon
              aria-label={without.isOther ? "Look at this" : "Holds"}
              strokeWidth={1.75}
              className="mt-[3px] size-3.5 shrink-0"
            />
            {without.sentence}
          </p>
        )}
        <div aria-hidden="true" className="mt-3 flex h-2 gap-px overflow-hidden rounded-[2px]">
          {shown.map(({ key, fill }) => (
            <i key={key} className={fill} style={{ width: `${(100 * reliance[key]) / all}%` }} />
          ))}
        </div>
        <ul className="mt-1.5 flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-3">
          {shown.map(({ key, word, fill }) => (
            <li key={key} className="flex items-center gap-1.5 num">
              <i aria-hidden="true" className={`size-2 rounded-[2px] ${fill}`} />
              {word} {reliance[key]}
            </li>
          ))}
        </ul>
        {shaky.length > 0 && (
          <>
            <h3 className="mt-3.5 text-xs font-medium text-ink-3">Cells that rest on guesses by half or more</h3>
            <ul className="mt-1">
              {shaky.slice(0, NAMED).map((cell) => (
                <li
                  key={`${cell.optionId} ${cell.criterionId}`}
                  className="flex justify-between gap-3 border-b border-line py-1.5"
                >
                  <span className="wrap-anywhere">
                    {names.options[cell.optionId]} × {names.criteria[cell.criterionId]}
                  </span>
                  <span className="whitespace-nowrap text-ink num">
                    {cell.low} of {countOf(cell)} low
                  </span>
                </li>
              ))}
            </ul>
            {shaky.length > NAMED && (
              <p className="mt-1.5 text-xs text-ink-3">And {shaky.length - NAMED} more, in the table.</p>
            )}
          </>
        )}
        {reliance.lowShareByWeight !== null && (
          <p className="mt-3 text-xs text-ink-3">
            Weighed as the criteria are, {percentage(reliance.lowShareByWeight)} of an average total rests on guesses.
            No vote counts less for it.
          </p>
        )}
      </div>
      <ChartTable
        isTool
        caption="Confidence by cell"
        columns={["Criterion", "Option", "Low", "Medium", "High", "Not said", "Low, by votes’ weight"]}
        rows={reliance.cells.map((cell) => [
          names.criteria[cell.criterionId] ?? "",
          names.options[cell.optionId] ?? "",
          ...[cell.low, cell.medium, cell.high, cell.unsaid],
          lowOf(cell),
        ])}
      />
    </Card>
  );
}

function lowOf({ lowShare }: CellReliance): string {
  return lowShare === null ? "–" : percentage(lowShare);
}
