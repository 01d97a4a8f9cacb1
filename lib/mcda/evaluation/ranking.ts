import { at, isSame, sum, type Scale } from "../numeric";
import { toPoints } from "../ratings/scores";
import type { Means } from "../robustness/leave-one-out";
import type { EvaluationInput } from "./input";
import type { Frame } from "./version-two/knock-out";
import type { RankedOption } from "./result";
import { comparableWeights, placeOptions, type Placing } from "./standings";

/** Every option with its points and where they come from, the best first. Without weights nothing has a rank. */
export function rankOptions(
  input: EvaluationInput,
  means: Means,
  weights: readonly number[] | null,
  frame: Frame,
): RankedOption[] {
  if (weights === null) return input.options.map((option) => unranked(input, option.id));
  const placings = placeOptions(means, weights, frame);
  const comparable = comparableWeights(means, weights);
  const comparablePlacings = comparable === null ? null : placeOptions(means, comparable, frame);
  const ranked = input.options.map((option, index) => {
    const placing = at(placings, index);
    const contributions = input.criteria.map((criterion, column) => ({
      criterionId: criterion.id,
      points: contribution(at(at(means, index), column), at(weights, column), input.scale),
    }));
    return {
      optionId: option.id,
      rank: placing.rank,
      points: placing.total === null ? null : toPoints(placing.total, input.scale),
      total: placing.total,
      contributions,
      themes: sumByTheme(
        input,
        contributions.map(({ points }) => points ?? 0),
      ),
      interval: intervalOf(placing, input.scale),
      comparablePoints: comparablePoints(comparablePlacings?.[index], input.scale),
    };
  });
  return inOrder(ranked, placings);
}

function contribution(mean: number | null, weight: number, scale: Scale): number | null {
  if (weight === 0) return 0;
  return mean === null ? null : weight * toPoints(mean, scale);
}

function sumByTheme(input: EvaluationInput, points: readonly number[]): { theme: string; points: number }[] {
  const themes = [...new Set(input.criteria.map((criterion) => criterion.theme))];
  return themes.map((theme) => ({
    theme,
    points: sum(points.filter((_, column) => input.criteria[column]?.theme === theme)),
  }));
}

function intervalOf(placing: Placing, scale: Scale): { low: number; high: number } | null {
  if (placing.total !== null) return null;
  return { low: toPoints(placing.low, scale), high: toPoints(placing.high, scale) };
}

function comparablePoints(placing: Placing | undefined, scale: Scale): number | null {
  return placing === undefined || placing.total === null ? null : toPoints(placing.total, scale);
}

/** By total, or by the middle of what it can still become; what ties stays in the order given. Who may not win stands last. */
function inOrder(ranked: RankedOption[], placings: readonly Placing[]): RankedOption[] {
  const middle = placings.map((placing) => (placing.low + placing.high) / 2);
  return ranked
    .map((option, index) => ({ option, value: at(middle, index), mayWin: at(placings, index).mayWin }))
    .sort((a, b) => Number(b.mayWin) - Number(a.mayWin) || (isSame(a.value, b.value) ? 0 : b.value - a.value))
    .map(({ option }) => option);
}

function unranked(input: EvaluationInput, optionId: string): RankedOption {
  return {
    optionId,
    rank: null,
    points: null,
    total: null,
    contributions: input.criteria.map((criterion) => ({ criterionId: criterion.id, points: null })),
    themes: sumByTheme(
      input,
      input.criteria.map(() => 0),
    ),
    interval: null,
    comparablePoints: null,
  };
}
