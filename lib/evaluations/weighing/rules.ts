import { invalid } from "@/lib/errors";
import { rankOrderCentroid, weightsOfRanks } from "@/lib/mcda/weights/rank-order";
import { weightsFromPoints } from "@/lib/mcda/weights/points";
import { byTheme, type MatrixCriterion } from "../matrix/rules";
import { valueWords } from "../measures/rules";
import type { EvaluationSettings, WeightingMethod } from "../settings/rules";
import { comparePairs, pairsOf } from "./pairs/rules";

/** The ways in which participants weigh; the fifth is the steward's. */
export type JudgingMethod = Exclude<WeightingMethod, "steward">;

/** What a frame is made of: how, and whether themes come first. */
export interface WeighingFrame {
  readonly method: JudgingMethod;
  readonly themesFirst: boolean;
}

/** One criterion, or one theme as a whole. */
export interface WeighedItem {
  /** A criterion's id, or the theme in URL encoding, so that a pair of them can be written with a colon. */
  readonly id: string;
  readonly name: string;
  /** What the worst and the best mean here: an anchor in quotes, or a value with its unit. Empty for a theme. */
  readonly worst: string;
  readonly best: string;
  /** The criteria it stands for. */
  readonly criterionIds: readonly string[];
}

/** Things that are weighed against each other. */
export interface WeighingGroup {
  /** `criteria`, `themes`, or `in ` and a theme. */
  readonly key: string;
  readonly title: string;
  readonly items: readonly WeighedItem[];
}

/** What a person said within each group: by item, or by pair `one:other`. */
export type Judgements = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** More than these are too many pairs to compare with care: nine make thirty-six. */
const MOST_IN_PAIRS = 9;

type WeighedCriterion = Pick<MatrixCriterion, "id" | "name" | "theme" | "anchors" | "measure">;

/**
 * The groups to weigh, in the order in which they are asked. Themes first when the frame says so and there are two; then the
 * criteria within each theme that holds more than one.
 */
export function weighingGroups(criteria: readonly WeighedCriterion[], themesFirst: boolean): readonly WeighingGroup[] {
  const themes = byTheme(criteria);
  if (!themesFirst || themes.length < 2) return [{ key: "criteria", title: "Criteria", items: criteria.map(itemOf) }];
  const top: WeighingGroup = {
    key: "themes",
    title: "Themes",
    items: themes.map(({ theme, criteria: within }) => ({
      id: encodeURIComponent(theme),
      name: theme,
      worst: "",
      best: "",
      criterionIds: within.map(({ id }) => id),
    })),
  };
  const inner = themes
    .filter(({ criteria: within }) => within.length > 1)
    .map(({ theme, criteria: within }) => ({ key: `in ${theme}`, title: theme, items: within.map(itemOf) }));
  return [top, ...inner];
}

function itemOf({ id, name, anchors, measure }: WeighedCriterion): WeighedItem {
  const [worst, best] =
    measure === null
      ? [anchors[0] ?? "", anchors.at(-1) ?? ""].map((text) => (text === "" ? "" : `“${text}”`))
      : [valueWords(measure.worst, measure), valueWords(measure.best, measure)];
  return { id, name, worst: worst ?? "", best: best ?? "", criterionIds: [id] };
}

/** In which frame participants judge; null where they share out 100 points over all criteria at once, or do not weigh at all. */
export function weighingFrame({ weighting, weighsThemesFirst }: EvaluationSettings): WeighingFrame | null {
  if (weighting === "steward" || (weighting === "points" && !weighsThemesFirst)) return null;
  return { method: weighting, themesFirst: weighsThemesFirst };
}

/** Refuses judgements of something that is not asked: another group, item or pair, or a number this way does not know. */
export function assertJudged(method: JudgingMethod, groups: readonly WeighingGroup[], judgements: Judgements): void {
  const asked = new Map(
    groups.map(({ key, items }) => [
      key,
      new Set(method === "pairwise" ? pairsOf(items).map((pair) => pair.key) : items.map(({ id }) => id)),
    ]),
  );
  const isLegal = (value: number) => {
    if (method === "pairwise") return value === 1 || (Math.abs(value) >= 2 && Math.abs(value) <= 9);
    return value >= (method === "rank" ? 1 : 0) && value <= 100;
  };
  for (const [key, given] of Object.entries(judgements))
    for (const [item, value] of Object.entries(given)) {
      if (asked.get(key)?.has(item) !== true)
        throw invalid("This ballot weighs something that is not there. Reload to see what is asked.");
      if (!isLegal(value)) throw invalid(`${value} is no answer to this question. Reload to see what is asked.`);
    }
}

/** Why these criteria cannot be weighed in the way chosen, or null. */
export function whyNotWeighable(criteria: readonly WeighedCriterion[], settings: EvaluationSettings): string | null {
  const frame = weighingFrame(settings);
  if (frame?.method !== "pairwise") return null;
  const large = weighingGroups(criteria, frame.themesFirst).find(({ items }) => items.length > MOST_IN_PAIRS);
  if (large === undefined) return null;
  const remedy = large.key === "criteria" ? "Weigh themes first" : "Merge what says the same";
  const count = `${large.items.length} ${large.key === "themes" ? "themes" : "criteria"}`;
  return `${large.key.startsWith("in ") ? `${large.title} holds ${count}` : `There are ${count}`}: too many to compare pair by pair. ${remedy}, or choose another way of weighting.`;
}

/** The weights within one group (0 to 1, sum 1, by item), or what is missing, as the end of a sentence. */
export type WeighedGroup =
  | { readonly weights: Readonly<Record<string, number>>; readonly obstacle: null }
  | { readonly weights: null; readonly obstacle: string };

/** The weights that follow from what somebody said within one group. */
export function weighGroup(
  method: JudgingMethod,
  { items }: WeighingGroup,
  given: Judgements[string] = {},
): WeighedGroup {
  switch (method) {
    case "points":
      return fromPoints(items, given);
    case "swing":
      return fromSwings(items, given);
    case "rank":
      return fromRanks(items, given);
    case "pairwise":
      return fromPairs(items, given);
  }
}

function fromPoints(items: readonly WeighedItem[], given: Judgements[string]): WeighedGroup {
  const points = items.map(({ id }) => given[id] ?? 0);
  const left = 100 - points.reduce((sum, value) => sum + value, 0);
  if (left !== 0)
    return missing(left > 0 ? `${plural(left, "point")} left to give` : `${plural(-left, "point")} too many`);
  return weighed(items, weightsFromPoints(points).value);
}

function fromSwings(items: readonly WeighedItem[], given: Judgements[string]): WeighedGroup {
  const open = items.filter(({ id }) => given[id] === undefined).length;
  if (open > 0) return missing(`${plural(open, "step")} without a number`);
  const points = items.map(({ id }) => given[id] ?? 0);
  if (Math.max(...points) !== 100) return missing("the step that matters most gets 100");
  return weighed(items, weightsFromPoints(points).value);
}

function fromRanks(items: readonly WeighedItem[], given: Judgements[string]): WeighedGroup {
  const ranks = items.map(({ id }) => given[id]).filter((rank) => rank !== undefined);
  if (ranks.length < items.length) return missing("not in an order yet");
  // Competition ranks: each is one more than the number of items above it.
  const isRanking = ranks.every((rank) => rank === 1 + ranks.filter((other) => other < rank).length);
  if (!isRanking) return missing("the order has a gap");
  return weighed(items, weightsOfRanks(ranks, rankOrderCentroid(items.length)));
}

function fromPairs(items: readonly WeighedItem[], given: Judgements[string]): WeighedGroup {
  const open = pairsOf(items).filter(({ key }) => given[key] === undefined).length;
  if (open > 0) return missing(`${plural(open, "pair")} left to compare`);
  return weighed(items, comparePairs(items, given).weights);
}

function weighed(items: readonly WeighedItem[], weights: readonly number[] | null): WeighedGroup {
  if (weights === null) return missing("nothing has a weight yet");
  return { weights: Object.fromEntries(items.map(({ id }, at) => [id, weights[at] ?? 0])), obstacle: null };
}

const missing = (obstacle: string): WeighedGroup => ({ weights: null, obstacle });
const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** Points of 100 per criterion, at most twelve decimals, or what is missing: "Themes: 20 points left to give". */
export type Weighed =
  | { readonly points: Readonly<Record<string, number>>; readonly obstacle: null }
  | { readonly points: null; readonly obstacle: string };

/** What a whole set of judgements gives each criterion: the product of the shares on the way down (hierarchical weighting). */
export function weighAll(method: JudgingMethod, groups: readonly WeighingGroup[], judgements: Judgements): Weighed {
  const done = groups.map((group) => ({ group, ...weighGroup(method, group, judgements[group.key]) }));
  const open = done.find(({ obstacle }) => obstacle !== null);
  if (open !== undefined)
    return {
      points: null,
      obstacle: groups.length > 1 ? `${open.group.title}: ${open.obstacle ?? ""}` : (open.obstacle ?? ""),
    };
  const points = new Map<string, number>();
  for (const { group, weights } of done)
    for (const { id, criterionIds } of group.items)
      for (const criterionId of criterionIds)
        points.set(criterionId, (points.get(criterionId) ?? 100) * (weights?.[id] ?? 0));
  return {
    points: Object.fromEntries([...points].map(([id, value]) => [id, Number(value.toFixed(12))])),
    obstacle: null,
  };
}

/** So close to equal, weights often say "I did not think about it" (equalising bias). In points of 100. */
const NEARLY_EQUAL = 3;

/** Are all weights within three points of equal? Below three criteria that says nothing. */
export function isNearlyEqual(points: readonly number[]): boolean {
  return points.length >= 3 && points.every((value) => Math.abs(value - 100 / points.length) <= NEARLY_EQUAL);
}
