import { Check, Minus, TriangleAlert } from "@/app/_ui/icons";
import { classNames } from "@/app/_ui/class-names";
import { ChartTable } from "@/app/_ui/data/chart-table";
import { SaveTable } from "@/app/_ui/data/save-table";
import { Card } from "@/app/_ui/feedback/card";
import { counted, listed } from "@/app/_ui/text/format";
import type { Robustness } from "@/lib/evaluations/results/analysis/queries";
import type { ResultView } from "@/lib/evaluations/results/queries";

interface Props {
  readonly result: ResultView;
  readonly robustness: Robustness;
  readonly className?: string;
}

const METHODS = {
  topsis: { name: "Nearest to the best of each criterion", method: "TOPSIS, vector normalisation" },
  borda: { name: "Everybody’s ranking, by places", method: "Borda count of individual rankings" },
  schulze: { name: "Everybody’s ranking, pair by pair", method: "Schulze method on individual rankings" },
} as const;

/** Whom other methods would name, and criteria that may be one thing counted twice. */
export function MethodsCard({ result, robustness, className }: Props) {
  const { otherMethods, gutVote, correlated, correlatedReason, parameters } = robustness;
  const nameOf = (id: string) => result.names.options[id] ?? "";
  const rows = [
    ...otherMethods.map(({ method, winnerIds, isOtherWinner }) => ({
      ...METHODS[method],
      winnerIds,
      isOther: isOtherWinner,
    })),
    ...(gutVote === null
      ? []
      : [
          {
            name: `Favourites named by ${counted(gutVote.voters, "person", "people")}`,
            method: "Schulze method on the gut vote",
            winnerIds: gutVote.winnerIds,
            isOther: gutVote.disagrees,
          },
        ]),
  ];
  const others = rows.filter(({ isOther }) => isOther === true).length;
  const pairs = (correlated ?? []).map(({ criterionIds, correlation, within, votes }) => ({
    id: criterionIds.join(),
    names: criterionIds.map((id) => result.names.criteria[id] ?? ""),
    ...{ correlation, within, votes },
  }));
  return (
    <Card
      title="Would another method differ?"
      className={classNames("relative", className)}
      aside={<SaveTable name="other-methods" hasChart={false} />}
    >
      <ul>
        {rows.map(({ name, winnerIds, isOther }) => {
          const Icon = isOther === null ? Minus : isOther ? TriangleAlert : Check;
          return (
            <li
              key={name}
              className="grid min-h-[38.5px] grid-cols-[18px_minmax(0,1fr)_auto] items-center gap-x-2 border-t border-line px-4 py-[5px]"
            >
              <Icon
                aria-label={isOther === null ? "Says nothing here" : isOther ? "Another option" : "The same"}
                strokeWidth={1.75}
                className={classNames("size-3.5", isOther === true ? "text-caution-ink" : "text-ink-3")}
              />
              <span className="leading-4">{name}</span>
              <span className="max-w-[150px] text-right font-medium text-ink">
                {listed(winnerIds.map(nameOf)) || "n/a"}
              </span>
            </li>
          );
        })}
      </ul>
      <p className="border-t border-line px-4 py-2.5 text-xs leading-[17px] text-ink-3">
        {others === 0
          ? "A check, not the result: each adds assumptions of its own."
          : `A check, not the result. Where ${others === 1 ? "one differs" : "some differ"}, a criterion may be missing, or one may be weighed too much.`}
      </p>
      {pairs.length > 0 && (
        <div className="border-t border-line px-4 py-2.5">
          <h3 className="text-xs font-medium text-ink">Criteria that move together</h3>
          <ul className="py-1 text-xs leading-[19px]">
            {pairs.slice(0, MOST_PAIRS).map(({ id, names, correlation }) => (
              <li key={id} className="flex justify-between gap-3">
                <span className="min-w-0">{listed(names)}</span>
                <span className="text-ink-3 num">r {correlation.toFixed(2)}</span>
              </li>
            ))}
            {pairs.length > MOST_PAIRS && (
              <li className="text-ink-3">{counted(pairs.length - MOST_PAIRS, "more pair")} in the table</li>
            )}
          </ul>
          <p className="text-xs leading-[17px] text-ink-3">
            Could you score one without knowing the other? If not, one thing may count twice. r compares the votes that
            each person gave each option.
          </p>
        </div>
      )}
      {correlatedReason !== null && (
        <p className="border-t border-line px-4 py-2.5 text-xs leading-[17px] text-ink-3">
          {correlatedReason === "needs-two-voters"
            ? "Whether criteria move together shows from two voters on."
            : `Whether criteria move together shows from ${parameters.correlatedFrom} votes on both of them on.`}
        </p>
      )}
      <ChartTable
        isTool
        caption="Other methods on the same ballots, and pairs of criteria whose votes correlate"
        columns={["What", "Names", "Differs", "Method"]}
        rows={[
          ...rows.map(({ name, winnerIds, isOther, method }) => [
            name,
            listed(winnerIds.map(nameOf)) || "n/a",
            isOther === null ? "n/a" : isOther ? "yes" : "no",
            method,
          ]),
          ...pairs.map(({ names, correlation, within, votes }) => [
            listed(names),
            correlation.toFixed(3),
            "–",
            `Pearson correlation of ${votes} pairs of votes, above ${parameters.correlatedAbove}; ${within.toFixed(3)} around each option’s mean, above ${parameters.correlatedWithin}`,
          ]),
        ]}
      />
    </Card>
  );
}

/** So many pairs are read; the table has all. */
const MOST_PAIRS = 4;
