import { FigureTable } from "@/app/_ui/data/figure-table";
import { Card } from "@/app/_ui/feedback/card";
import type { VoteView } from "@/lib/evaluations/votes/views/queries";
import { DetailTable } from "./detail-table";

/** Of a ranked vote: how many prefer the row to the column. The strongest paths and the run-off stand behind it. */
export function PairwiseCard({ vote: { result, names } }: { vote: VoteView }) {
  const { ranked } = result;
  if (ranked === undefined) return null;
  const ids = result.options.map(({ optionId }) => optionId);
  const nameOf = (id: string) => names[id] ?? "";
  const tableOf = (figures: readonly (readonly number[])[]) =>
    ids.map((id, row) => [
      nameOf(id),
      ...ids.map((_, column) => (row === column ? "–" : String(figures[row]?.[column] ?? 0))),
    ]);
  const wins = (row: number, column: number) =>
    (ranked.preferences[row]?.[column] ?? 0) > (ranked.preferences[column]?.[row] ?? 0);
  return (
    <Card title="Pair by pair">
      <p className="px-4 pb-3 text-base">
        {ranked.condorcetId === null
          ? "No option wins every pair; the strongest wins decide (Schulze)."
          : `${nameOf(ranked.condorcetId)} wins every pair: more people prefer it to each other option than the other way round (Condorcet winner).`}
      </p>
      <FigureTable
        caption="How many prefer the option of the row to the option of the column"
        columns={["Preferred", ...ids.map(nameOf)]}
        rows={ids.map((id, row) => [
          nameOf(id),
          ...ids.map((other, column) => {
            if (other === id) return "–";
            const preferring = ranked.preferences[row]?.[column];
            return wins(row, column) ? <b className="text-ink">{preferring}</b> : preferring;
          }),
        ])}
      />
      <p className="px-4 pb-4 text-xs text-ink-3">Bold: more prefer the row to the column than the other way round.</p>
      <DetailTable
        title="Strongest paths (Schulze)"
        columns={["From", ...ids.map(nameOf)]}
        rows={tableOf(ranked.strengths)}
      />
      <DetailTable
        title="Instant run-off, for comparison"
        columns={["Round", ...ids.map(nameOf), "Exhausted", "Leaves"]}
        rows={ranked.runoff.map(({ tallies, exhausted, eliminated }, at) => [
          String(at + 1),
          ...ids.map((id) => tallyText(tallies.find(({ optionId }) => optionId === id)?.score)),
          tallyText(exhausted),
          eliminated.map(nameOf).join(", "),
        ])}
      />
    </Card>
  );
}

/** Split votes with one decimal; an option that is out has none. */
function tallyText(score: number | undefined): string {
  if (score === undefined) return "–";
  return Number.isInteger(score) ? String(score) : score.toFixed(1);
}
