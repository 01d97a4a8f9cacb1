import { percentage } from "@/app/_ui/text/format";
import type { ResultView } from "@/lib/evaluations/results/queries";
import { isThin } from "@/lib/evaluations/results/rules";
import { sameLeaders, standingWords } from "../standing-words";

export interface Row {
  readonly name: string;
  readonly value: string;
  /** Worth a look before relying on the result. */
  readonly isShaky: boolean;
}

type Shown = Pick<ResultView, "names" | "firstRound"> & { readonly frozen: Pick<ResultView["frozen"], "result"> };

/** What to look at before relying on a result. With one voter there is no spread, and each row about it says n/a (rule 31). */
export function rowsOf({ frozen: { result }, names, firstRound }: Shown): Row[] {
  const { swap, medianInsteadOfMean: median, leaderIds, coverage, agreement, parameters } = result;
  const isOne = result.voters < 2;
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
    isOne ? unknown("Median instead of mean") : standing("Median instead of mean", median),
    ...(firstRound === null ? [] : [standing("Round 1", firstRound)]),
    isOne ? unknown("Each person alone") : alone(result, names),
    isOne
      ? unknown("Cells agreed on")
      : {
          name: "Cells agreed on",
          value: `${agreement.agreedCells} of ${agreement.cells}`,
          isShaky: isThin(agreement.agreedCells / agreement.cells),
        },
    { name: "Cells answered", value: percentage(coverage), isShaky: isThin(coverage) },
  ];
}

function unknown(name: string): Row {
  return { name, value: "n/a", isShaky: true };
}

/** How many people would have each option first by their own ballot; shaky when the winner is not the most frequent. */
function alone(result: Shown["frozen"]["result"], names: Shown["names"]): Row {
  const counts = result.ranking
    .map(({ optionId }) => ({
      optionId,
      count: result.individual.filter(({ winnerIds }) => winnerIds.length === 1 && winnerIds[0] === optionId).length,
    }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  const ties = result.individual.filter(({ winnerIds }) => winnerIds.length > 1).length;
  // Number and name stay together where the line breaks.
  const words = counts.map(({ optionId, count }) => `${count}\u00a0${names.options[optionId] ?? ""}`);
  const most = counts[0];
  return {
    name: "Each person alone",
    value: [...words, ...(ties > 0 ? [`${ties}\u00a0tied`] : [])].join(", ") || "n/a",
    isShaky: most !== undefined && !result.leaderIds.includes(most.optionId),
  };
}
