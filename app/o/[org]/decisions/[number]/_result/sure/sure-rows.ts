import { percentage } from "@/app/_ui/text/format";
import type { Robustness } from "@/lib/evaluations/results/analysis/queries";
import type { ResultView } from "@/lib/evaluations/results/queries";
import { isThin } from "@/lib/evaluations/results/rules";
import { meanOfTotals } from "@/lib/mcda/evaluation/mean-of-totals";
import { sharePercent } from "@/lib/mcda/sentence";
import { sameLeaders, standingWords, type Place } from "../standing-words";

export interface Row {
  readonly name: string;
  readonly value: string;
  /** Worth a look before relying on the result. */
  readonly isShaky: boolean;
  /** What the method calls it, with its parameters: for the table behind. */
  readonly method: string;
  /** Nothing can be said, as with one voter. */
  readonly isUnknown?: boolean;
  /** Stands below the others, folded while it holds. */
  readonly isFurther?: boolean;
}

type Shown = Pick<ResultView, "names" | "firstRound"> & { readonly frozen: Pick<ResultView["frozen"], "result"> };

/**
 * A leader who is first in fewer weightings than this is worth a look. Over all of them, most of which nobody holds, more often than not is
 * enough: a convention of ours. Near the group's the limit is that of resampled groups (method.md 5).
 */
export const ENOUGH_WEIGHTINGS = { all: 0.5, near: 0.8 } as const;

/** What to look at before relying on a result. With one voter there is no spread, and each row about it says n/a (rule 31). */
export function rowsOf({ frozen: { result }, names, firstRound }: Shown, robustness: Robustness | null): Row[] {
  const { swap, medianInsteadOfMean: median, leaderIds, coverage, agreement, parameters } = result;
  const isOne = result.voters < 2;
  const standing = (name: string, method: string, place: Place | null, isFurther = false): Row =>
    place === null
      ? unknown(name, method)
      : {
          name,
          value: standingWords(place, names),
          isShaky: !sameLeaders(place.leaderIds, leaderIds),
          method,
          ...(isFurther && { isFurther }),
        };
  const change: Row = {
    name: "Weight change that flips it",
    method: `smallest swap point, closed form (Triantaphyllou & Sánchez 1997); close under ${parameters.closeBelow} points`,
    ...(swap === null
      ? result.swapReason === "no-flip"
        ? { value: "None does", isShaky: false }
        : { value: "n/a", isShaky: false, isUnknown: true }
      : {
          value: `${sizeOf(Math.abs(swap.delta), parameters.closeBelow)} points`,
          isShaky: Math.abs(swap.delta) < parameters.closeBelow,
        }),
  };
  const trimmed = robustness?.trimmedInsteadOfMean ?? null;
  const share = robustness?.parameters.trimmedShare ?? 0;
  const withoutLow = robustness?.reliance?.withoutLow ?? null;
  const equal = result.version === 2 ? result.equalWeights : null;
  return [
    change,
    ...weightingRows(result, robustness),
    standing("Median instead of mean", "weighted sum of cell medians", isOne ? null : median),
    ...(equal === null ? [] : [standing("Every vote counted alike", "equal voter weights instead of roles’", equal)]),
    ...(withoutLow === null
      ? []
      : [standing("Without low confidence", "scores given with low confidence left out of the means", withoutLow)]),
    ...(firstRound === null
      ? []
      : [standing("Round 1", "the result as it was before the second round", placeOf(firstRound))]),
    isOne ? unknown("Each person alone", "winner of each ballot") : alone(result, names),
    ...(trimmed === null
      ? []
      : [
          standing(
            "Without the extremes",
            `trimmed means, ${percentage(share)} off each end of every cell`,
            trimmed,
            true,
          ),
        ]),
    ...(isOne
      ? []
      : [
          standing(
            "Mean of everybody’s totals",
            "mean of totals instead of total of means",
            meanOfTotals(result),
            true,
          ),
        ]),
    isOne || agreement.cells === 0
      ? unknown("Cells agreed on", "r_wg of every cell")
      : {
          name: "Cells agreed on",
          value: `${agreement.agreedCells} of ${agreement.cells}`,
          isShaky: isThin(agreement.agreedCells / agreement.cells),
          method: `r_wg at least ${parameters.lowSpreadFrom.toFixed(2)} and range under ${parameters.contestedRange}`,
          isFurther: true,
        },
    {
      name: "Cells answered",
      value: percentage(coverage),
      isShaky: isThin(coverage),
      method: "coverage",
      isFurther: true,
    },
  ];
}

/** The leader's share of first ranks: among resampled voters, and among weightings of three kinds. */
function weightingRows(result: Shown["frozen"]["result"], robustness: Robustness | null): Row[] {
  const leader = result.leaderIds.length === 1 ? result.leaderIds[0] : undefined;
  if (robustness === null || leader === undefined || result.closeness === "single") return [];
  const { bestShare, optionIds, weightings, parameters } = robustness;
  const enough = result.version === 2 ? result.parameters.closeShareBelow : ENOUGH_WEIGHTINGS.near;
  const row = (name: string, share: number | null, least: number, method: string, isFurther = false): Row =>
    share === null
      ? { ...unknown(name, method), isFurther }
      : {
          name,
          value: share < least ? `${sharePercent(share)}, under ${sharePercent(least)}` : sharePercent(share),
          isShaky: share < least,
          method: `${method}; holds from ${percentage(least)} on`,
          isFurther,
        };
  const first = (scheme: (typeof weightings)[number]["scheme"]) => {
    const found = weightings.find((one) => one.scheme === scheme)?.simulated ?? null;
    return found?.rankAcceptability[optionIds.indexOf(leader)]?.[0] ?? null;
  };
  const smaa = (words: string) => `SMAA, ${words}, ${parameters.draws.toLocaleString("en")} draws`;
  const { all, near } = ENOUGH_WEIGHTINGS;
  const own = bestShare?.find(({ optionId }) => optionId === leader)?.share ?? null;
  const resamples = `bootstrap over whole voters, ${parameters.resamples.toLocaleString("en")} resamples`;
  return [
    row("Stays first with other voters", own, enough, resamples),
    row("First over all weightings", first("uniform"), all, smaa("uniform weights")),
    row("First in the group’s order of weights", first("ordinal"), near, smaa("ordinal weights"), true),
    row("First around the group’s weights", first("around-the-group"), near, smaa("Dirichlet weights"), true),
    row("First by one member’s weights", first("members"), near, smaa("sampled members’ weights"), true),
  ];
}

/** One decimal, or as many as it takes to show on which side of the threshold it lies: 4.97 is not yet 5. */
function sizeOf(size: number, threshold: number): string {
  const digits = [1, 2, 3].find((count) => Number(size.toFixed(count)) < threshold === size < threshold) ?? 4;
  return size.toFixed(digits);
}

function placeOf({ leaderIds, margin, ranking }: NonNullable<Shown["firstRound"]>): Place {
  return { leaderIds, margin, points: ranking };
}

function unknown(name: string, method: string): Row {
  return { name, value: "n/a", isShaky: false, isUnknown: true, method };
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
  const words = counts
    .slice(0, MOST_NAMED)
    .map(({ optionId, count }) => `${count}\u00a0${names.options[optionId] ?? ""}`);
  const others = counts.slice(MOST_NAMED).reduce((all, { count }) => all + count, 0);
  const most = counts[0];
  return {
    name: "Each person alone",
    value:
      [...words, ...(others > 0 ? [`${others}\u00a0others`] : []), ...(ties > 0 ? [`${ties}\u00a0tied`] : [])].join(
        ", ",
      ) || "n/a",
    isShaky: most !== undefined && !result.leaderIds.includes(most.optionId),
    method: "winner of each ballot, with its own weights",
  };
}

/** More winners than this would not be read in a line. */
const MOST_NAMED = 3;
