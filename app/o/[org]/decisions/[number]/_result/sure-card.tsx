import { Check, TriangleAlert } from "lucide-react";
import { Card } from "@/app/_ui/feedback/card";
import { ClosenessPill } from "@/app/_ui/state/closeness-pill";
import { percentage } from "@/app/_ui/text/format";
import type { ResultView } from "@/lib/evaluations/results/queries";
import { sameLeaders, standingWords } from "./standing-words";

interface Row {
  readonly name: string;
  readonly value: string;
  /** Worth a look before relying on the result. */
  readonly isShaky: boolean;
}

/** How sure the first place is: each row looks at it from another side, and says when another option would lead. */
export function SureCard({ result }: { result: ResultView }) {
  return (
    <Card title="How sure is this?" aside={<ClosenessPill closeness={result.frozen.result.closeness} />}>
      <ul>
        {rowsOf(result).map(({ name, value, isShaky }) => {
          const Icon = isShaky ? TriangleAlert : Check;
          return (
            <li
              key={name}
              className="grid min-h-[38.5px] grid-cols-[18px_minmax(0,1fr)_auto] items-center gap-x-2 border-t border-line px-4 py-[5px]"
            >
              <Icon
                role="img"
                aria-label={isShaky ? "Look at this" : "Holds"}
                strokeWidth={1.75}
                className={isShaky ? "size-3.5 text-caution-ink" : "size-3.5 text-ink-3"}
              />
              <span className="leading-4">{name}</span>
              <span className="max-w-[150px] text-right font-medium wrap-anywhere text-ink num">{value}</span>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

function rowsOf({ frozen: { result }, names, firstRound }: ResultView): Row[] {
  const { swap, medianInsteadOfMean: median, leaderIds, coverage, agreement, parameters } = result;
  const standing = (name: string, place: { leaderIds: readonly string[]; margin: number | null }): Row => ({
    name,
    value: standingWords(place, names),
    isShaky: !sameLeaders(place.leaderIds, leaderIds),
  });
  const change: Row =
    swap === null
      ? {
          name: "Weight change that flips it",
          value: result.swapReason === "no-flip" ? "None does" : "n/a",
          isShaky: result.swapReason !== "no-flip" && result.closeness !== "single",
        }
      : {
          name: "Weight change that flips it",
          value: `${Math.abs(swap.delta).toFixed(1)} points`,
          isShaky: Math.abs(swap.delta) < parameters.closeBelow,
        };
  return [
    change,
    standing("Median instead of mean", median),
    ...(firstRound === null ? [] : [standing("Round 1", firstRound)]),
    alone(result, names),
    {
      name: "Cells agreed on",
      value: result.voters < 2 ? "n/a" : `${agreement.agreedCells} of ${agreement.cells}`,
      isShaky: agreement.dividedCells > 0,
    },
    { name: "Cells answered", value: percentage(coverage), isShaky: coverage < 0.8 },
  ];
}

/** How many people would have each option first by their own ballot; shaky when the winner is not the most frequent. */
function alone(result: ResultView["frozen"]["result"], names: ResultView["names"]): Row {
  const counts = result.ranking
    .map(({ optionId }) => ({
      optionId,
      count: result.individual.filter(({ winnerIds }) => winnerIds.length === 1 && winnerIds[0] === optionId).length,
    }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  const ties = result.individual.filter(({ winnerIds }) => winnerIds.length > 1).length;
  const words = counts.map(({ optionId, count }) => `${count} ${names.options[optionId] ?? ""}`);
  const most = counts[0];
  return {
    name: "Each person alone",
    value: [...words, ...(ties > 0 ? [`${ties} tied`] : [])].join(", ") || "n/a",
    isShaky: most !== undefined && !result.leaderIds.includes(most.optionId),
  };
}
