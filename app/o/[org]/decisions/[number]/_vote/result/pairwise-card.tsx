import { Card } from "@/app/_ui/feedback/card";
import type { VoteView } from "@/lib/evaluations/votes/views/queries";
import { DetailTable } from "./detail-table";

/** Of a ranked vote: how many prefer the row to the column. The strongest paths and the run-off stand behind it. */
export function PairwiseCard({ vote: { result, names } }: { vote: VoteView }) {
  const { ranked } = result;
  if (ranked === undefined) return null;
  const ids = result.options.map(({ optionId }) => optionId);
  const nameOf = (id: string) => names[id] ?? "";
  const heads = ["Preferred", ...ids.map(nameOf)];
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
          ? "No option is preferred to each other one by a majority; the strongest paths decide (Schulze)."
          : `${nameOf(ranked.condorcetId)} is preferred to each other option by a majority: the Condorcet winner.`}
      </p>
      <div className="overflow-x-auto px-4 pb-4" role="region" aria-label="Pair by pair" tabIndex={0}>
        <table>
          <caption className="sr-only">How many prefer the option of the row to the option of the column</caption>
          <thead>
            <tr>
              {heads.map((head, at) => (
                <th
                  key={head}
                  scope="col"
                  className={`h-8 border-b border-line text-2xs font-medium whitespace-nowrap text-ink-3 ${at === 0 ? "text-left" : "pl-4 text-right"}`}
                >
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ids.map((id, row) => (
              <tr key={id}>
                <th scope="row" className="h-9 border-b border-line font-regular whitespace-nowrap text-ink">
                  {nameOf(id)}
                </th>
                {ids.map((other, column) => (
                  <td key={other} className="h-9 border-b border-line pl-4 text-right num">
                    {row === column ? (
                      <span className="text-ink-3">–</span>
                    ) : wins(row, column) ? (
                      <b className="text-ink">{ranked.preferences[row]?.[column]}</b>
                    ) : (
                      ranked.preferences[row]?.[column]
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <p className="mt-2 text-xs text-ink-3">Bold: more prefer the row to the column than the other way round.</p>
      </div>
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
